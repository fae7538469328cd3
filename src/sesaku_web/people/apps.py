"""The application as Django knows it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """「利用者のページ」."""

    name = "sesaku_web.people"
    label = "people"
    verbose_name = "利用者のページ"
