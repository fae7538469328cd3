"""The application as Django knows it."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """「公表された評価」."""

    name = "workbench.publications"
    label = "publications"
    verbose_name = "公表された評価"
