"""The application as Django knows it."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """「評価の作業」."""

    name = "workbench.desk"
    label = "desk"
    verbose_name = "評価の作業"
