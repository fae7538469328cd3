"""The application as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """「利用者」."""

    name = "sesaku_web.accounts"
    label = "accounts"
    verbose_name = "利用者"
