"""The application as Django knows it."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """「しまもる」: reports from the coast."""

    name = "shimamoru.reports"
    label = "coast"
    verbose_name = "しまもる"
