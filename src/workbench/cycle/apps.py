"""The application as Django knows it."""

from django.apps import AppConfig


class CycleConfig(AppConfig):
    """「評価の作業」."""

    name = "workbench.cycle"
    label = "cycle"
    verbose_name = "評価の作業"
