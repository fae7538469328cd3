"""What the core says of stored readings: links and comparisons, kept while they are asked for.

A reading never changes, so the last results are kept: they are made again after a restart.
"""

import json
from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any, TypeVar

from sesaku.linking.links import Link
from sesaku.linking.positions import link
from sesaku.linking.topics.comparison import Compared, compare
from sesaku.linking.topics.vocabulary import Topics
from sesaku.model.reading import Reading
from sesaku.model.snapshot import reading_of
from sesaku_web.sources.models import ReadingContent, StoredReading

T = TypeVar("T")

_KEPT = 8
_kept: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
_lock = Lock()


def links_of(paper: StoredReading, report: StoredReading) -> tuple[Link, ...]:
    """Return the links from a paper to a report, their documents loaded."""

    def make() -> tuple[Link, ...]:
        first, second = (_reading(one) for one in (paper, report))
        return link(first, second).links

    return _keeping(("links", _key(paper), _key(report)), make)


def comparison_of(papers: Sequence[StoredReading], topics: Topics) -> tuple[Compared, ...]:
    """Return the positions of papers by topic, their documents loaded."""

    def make() -> tuple[Compared, ...]:
        return compare([_reading(one) for one in papers], topics)

    return _keeping(("comparison", topics, *(map(_key, papers))), make)


def _reading(stored: StoredReading) -> Reading:
    content = ReadingContent.objects.get(reading=stored)
    return reading_of(json.loads(content.snapshot), content.text, stored.document.name)


def _key(reading: StoredReading) -> tuple[str, str]:
    return reading.document.sha256, reading.reader_version


def _keeping(key: tuple[Any, ...], make: Callable[[], T]) -> T:
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            found: T = _kept[key]
            return found
    made = make()
    with _lock:
        _kept[key] = made
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return made
