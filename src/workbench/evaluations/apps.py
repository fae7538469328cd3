"""The application as Django knows it."""

from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    """「政策評価」."""

    name = "workbench.evaluations"
    label = "evaluations"
    verbose_name = "政策評価"
