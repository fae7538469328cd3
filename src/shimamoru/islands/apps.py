"""The application as Django knows it."""

from django.apps import AppConfig


class IslandsConfig(AppConfig):
    """「島の台帳」: border islands and what is known of each."""

    name = "shimamoru.islands"
    label = "islands"
    comes_with = ("islands.island", "islands.coast")
    verbose_name = "島の台帳"
