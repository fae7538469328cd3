"""The application as Django knows it."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """「検索」."""

    name = "sesaku_web.search"
    label = "search"
    verbose_name = "検索"
