"""The application as Django knows it."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """「履歴」."""

    name = "sesaku_web.history"
    label = "history"
    verbose_name = "履歴"
