"""The application as Django knows it."""

from django.apps import AppConfig

from sesaku_web.api.offering import offer_routers


class PromisesConfig(AppConfig):
    """「約束と実績」: comparison by topic, and the path of a promise."""

    name = "workbench.promises"
    label = "promises"
    verbose_name = "約束と実績"

    def ready(self) -> None:
        """Add what this application answers to the API."""
        offer_routers("workbench.promises.api.router")
