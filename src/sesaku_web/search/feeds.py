"""Feeds of saved searches: each application says what is new for its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sesaku_web.exceptions import NotFoundError

LIBRARY = "library"
"""The name of the search over the documents of the library."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """Something that a feed tells: its title, its address on the site, its words, its name."""

    title: str
    address: str
    text: str
    name: str
    at: datetime


Feed: TypeAlias = Callable[[str], list[FeedItem]]
"""Returns what a saved query finds, newest first."""

_FEEDS: dict[str, Feed] = {}


def add_feed(name: str, feed: Feed) -> None:
    """Say what saved searches of a name find."""
    _FEEDS[name] = feed


def items_of(name: str, query: str) -> list[FeedItem]:
    """Return what a saved search finds, newest first.

    Raises:
        NotFoundError: no application has searches of that name.
    """
    feed = _FEEDS.get(name)
    if feed is None:
        raise NotFoundError("そのフィードはありません。")
    return feed(query)
