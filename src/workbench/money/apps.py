"""The application as Django knows it."""

from django.apps import AppConfig

from sesaku_web.api.offering import offer_routers


class MoneyConfig(AppConfig):
    """「支出」."""

    name = "workbench.money"
    label = "money"
    verbose_name = "支出"

    def ready(self) -> None:
        """Tell the pages of documents, and the API, what is here."""
        from workbench.money.sections import register  # noqa: PLC0415 - models are ready now

        register()
        offer_routers("workbench.money.api.router")
