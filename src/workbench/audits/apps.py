"""The application as Django knows it."""

from django.apps import AppConfig


class AuditsConfig(AppConfig):
    """「点検」."""

    name = "workbench.audits"
    label = "audits"
    verbose_name = "点検"

    def ready(self) -> None:
        """Tell the pages of documents, and the API, what is here."""
        from sesaku_web.api.api import api  # noqa: PLC0415 - models are ready now
        from workbench.audits.api import router  # noqa: PLC0415 - models are ready now
        from workbench.audits.sections import register  # noqa: PLC0415 - models are ready now

        register()
        api.add_router("", router)
