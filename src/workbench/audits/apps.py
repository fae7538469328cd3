"""The application as Django knows it."""

from django.apps import AppConfig

from sesaku_web.api.offering import offer_routers


class AuditsConfig(AppConfig):
    """「点検」."""

    name = "workbench.audits"
    label = "audits"
    verbose_name = "点検"

    def ready(self) -> None:
        """Tell the pages of documents, and the API, what is here."""
        from workbench.audits.sections import register  # noqa: PLC0415 - models are ready now

        register()
        offer_routers("workbench.audits.api.router")
