"""Links and registers of stored readings: derived from them, and kept while nothing changes."""

import json
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Any

from sesaku.linking import remarks
from sesaku.linking.links import as_dict
from sesaku.linking.over_time import KINDS, link
from sesaku.model.reading import Reading
from sesaku.model.snapshot import reading_of
from sesaku_web.exceptions import ConditionError
from sesaku_web.sources.models import StoredReading

KINDS_OVER_TIME = tuple(sorted(KINDS))
_MOST = 24
"""So many results are kept in a process; each takes about a megabyte."""

_kept: OrderedDict[Hashable, dict[str, Any]] = OrderedDict()
_lock = Lock()


def links_between(first: StoredReading, second: StoredReading) -> dict[str, Any]:
    """Return ``sesaku-links/1`` of two readings.

    Raises:
        ConditionError: one is no report.
    """
    _check([first, second])

    def make() -> dict[str, Any]:
        readings = (revived(first), revived(second))
        return as_dict(link(*readings), readings)

    return _get(("links", *_key([first, second])), make)


def register_of(readings: Sequence[StoredReading]) -> dict[str, Any]:
    """Return ``sesaku-remarks/1`` of the readings of one measure.

    Raises:
        ConditionError: one is no report.
    """
    _check(readings)

    def make() -> dict[str, Any]:
        found = [revived(each) for each in readings]
        return remarks.as_dict(remarks.register(found))

    return _get(("remarks", *_key(readings)), make)


def revived(reading: StoredReading) -> Reading:
    """Return a stored reading as the records that it was made of; its document is called by hash.

    Two documents may have one name; a hash is one document's.
    """
    content = reading.content
    sha256 = reading.document.sha256
    return reading_of(json.loads(content.snapshot), content.text, name=sha256)


def _check(readings: Sequence[StoredReading]) -> None:
    for reading in readings:
        if reading.kind not in KINDS:
            raise ConditionError(
                f"{reading.document.name} は政策評価書でも要旨でもないため、経年で比べられません。"
            )


def _key(readings: Sequence[StoredReading]) -> tuple[Hashable, ...]:
    return tuple((each.document.sha256, each.pk, each.created_at) for each in readings)


def _get(key: Hashable, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = make()
    with _lock:
        _kept[key] = made
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return made
