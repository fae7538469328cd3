"""The application as Django knows it."""

from django.apps import AppConfig


class CycleConfig(AppConfig):
    """「評価の作業」."""

    name = "workbench.cycle"
    label = "cycle"
    verbose_name = "評価の作業"

    def ready(self) -> None:
        """Tell the API what is here."""
        from sesaku_web.api.api import api  # noqa: PLC0415 - models are ready now
        from workbench.cycle.api import ROUTERS  # noqa: PLC0415 - models are ready now

        for router in ROUTERS:
            api.add_router("", router)
