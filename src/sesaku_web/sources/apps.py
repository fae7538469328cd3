"""The application as Django knows it."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """「文書」."""

    name = "sesaku_web.sources"
    label = "sources"
    verbose_name = "文書"
