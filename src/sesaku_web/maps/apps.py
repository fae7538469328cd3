"""The application as Django knows it."""

from django.apps import AppConfig


class MapsConfig(AppConfig):
    """「地図」: no tile server, no network."""

    name = "sesaku_web.maps"
    label = "maps"
    verbose_name = "地図"
