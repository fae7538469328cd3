"""The application as Django knows it."""

from django.apps import AppConfig


class TechnologyConfig(AppConfig):
    """「技術と配備計画」: the catalogue, and the best mix under a budget."""

    name = "shimamoru.technology"
    label = "technology"
    verbose_name = "技術と配備計画"

    def ready(self) -> None:
        """Add what しまもる knows of islands and plans to the API."""
        from sesaku_web.api.api import api  # noqa: PLC0415 - models are ready now
        from shimamoru.technology.api import router  # noqa: PLC0415 - models are ready now

        api.add_router("", router)
