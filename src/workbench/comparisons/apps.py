"""The application as Django knows it."""

from django.apps import AppConfig

from sesaku_web.api.offering import offer_routers


class ComparisonsConfig(AppConfig):
    """「経年比較」."""

    name = "workbench.comparisons"
    label = "comparisons"
    verbose_name = "経年比較"

    def ready(self) -> None:
        """Tell the pages of documents, and the API, what is here."""
        from workbench.comparisons.sections import register  # noqa: PLC0415 - models are ready now

        register()
        offer_routers("workbench.comparisons.api.router")
