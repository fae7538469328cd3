"""The application as Django knows it."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """「研究課題」: records of research, their imports and versions."""

    name = "sateto.records"
    label = "research"
    verbose_name = "研究課題"
