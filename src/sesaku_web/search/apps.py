"""The application as Django knows it."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """「検索」."""

    name = "sesaku_web.search"
    label = "search"
    verbose_name = "検索"

    def ready(self) -> None:
        """Say what saved searches over the library find."""
        from sesaku_web.search.feeds import LIBRARY, add_feed  # noqa: PLC0415 - apps are ready now
        from sesaku_web.search.results import feed_of  # noqa: PLC0415 - models are ready now

        add_feed(LIBRARY, feed_of)
