"""The application as Django knows it."""

from django.apps import AppConfig

from sesaku_web.api.offering import offer_routers


class PagesConfig(AppConfig):
    """「研究成果」."""

    name = "sateto.pages"
    label = "research_pages"
    verbose_name = "研究成果"

    def ready(self) -> None:
        """Add the answers for programs, and the feeds of searches that people keep."""
        from sateto.pages.feeding import NAME, feed_of  # noqa: PLC0415 - models are ready now
        from sesaku_web.search.feeds import add_feed  # noqa: PLC0415 - models are ready now

        offer_routers("sateto.pages.api.router")
        add_feed(NAME, feed_of)
