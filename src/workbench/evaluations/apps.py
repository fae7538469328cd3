"""The application as Django knows it."""

from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    """「政策評価」."""

    name = "workbench.evaluations"
    label = "evaluations"
    verbose_name = "政策評価"

    def ready(self) -> None:
        """Tell the pages of documents what is shown here."""
        from workbench.evaluations.sections import register  # noqa: PLC0415 - models are ready now

        register()
