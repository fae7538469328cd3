"""The application as Django knows it."""

from django.apps import AppConfig


class ComparisonsConfig(AppConfig):
    """「経年比較」."""

    name = "workbench.comparisons"
    label = "comparisons"
    verbose_name = "経年比較"

    def ready(self) -> None:
        """Tell the pages of documents, and the API, what is here."""
        from sesaku_web.api.api import api  # noqa: PLC0415 - models are ready now
        from workbench.comparisons.api import router  # noqa: PLC0415 - models are ready now
        from workbench.comparisons.sections import register  # noqa: PLC0415 - models are ready now

        register()
        api.add_router("", router)
