"""The application as Django knows it."""

from django.apps import AppConfig


class TriageConfig(AppConfig):
    """「当直」."""

    name = "shimamoru.triage"
    label = "triage"
    verbose_name = "しまもるの当直"
