"""The application as Django knows it."""

from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    """「公開」."""

    name = "shimamoru.open_data"
    label = "open_data"
    verbose_name = "しまもるの公開"
