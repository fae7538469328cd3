"""The application as Django knows it."""

from django.apps import AppConfig

from sesaku_web.api.offering import offer_routers
from workbench.cycle.api import ROUTERS


class CycleConfig(AppConfig):
    """「評価の作業」."""

    name = "workbench.cycle"
    label = "cycle"
    verbose_name = "評価の作業"

    def ready(self) -> None:
        """Tell the API what is here."""
        offer_routers(*ROUTERS)
