"""The application as Django knows it."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """「共通ページ」."""

    name = "sesaku_web.pages"
    label = "pages"
    verbose_name = "共通ページ"
