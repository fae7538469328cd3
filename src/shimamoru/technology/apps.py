"""The application as Django knows it."""

from django.apps import AppConfig

from sesaku_web.api.offering import offer_routers


class TechnologyConfig(AppConfig):
    """「技術と配備計画」: the catalogue, and the best mix under a budget."""

    name = "shimamoru.technology"
    label = "technology"
    verbose_name = "技術と配備計画"

    def ready(self) -> None:
        """Add what しまもる knows of islands and plans to the API."""
        offer_routers("shimamoru.technology.api.router")
