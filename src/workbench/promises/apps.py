"""The application as Django knows it."""

from django.apps import AppConfig


class PromisesConfig(AppConfig):
    """「約束と実績」: comparison by topic, and the path of a promise."""

    name = "workbench.promises"
    label = "promises"
    verbose_name = "約束と実績"

    def ready(self) -> None:
        """Add what this application answers to the API."""
        from sesaku_web.api.api import api  # noqa: PLC0415 - models are ready now
        from workbench.promises.api import router  # noqa: PLC0415 - models are ready now

        api.add_router("", router)
