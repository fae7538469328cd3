"""The application as Django knows it."""

from django.apps import AppConfig


class MoneyConfig(AppConfig):
    """「支出」."""

    name = "workbench.money"
    label = "money"
    verbose_name = "支出"

    def ready(self) -> None:
        """Tell the pages of documents, and the API, what is here."""
        from sesaku_web.api.api import api  # noqa: PLC0415 - models are ready now
        from workbench.money.api import router  # noqa: PLC0415 - models are ready now
        from workbench.money.sections import register  # noqa: PLC0415 - models are ready now

        register()
        api.add_router("", router)
