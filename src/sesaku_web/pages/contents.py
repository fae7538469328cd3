"""The large parts of a reading, as the viewer and the forms use them.

What one version of the reader read from one file never changes, so the last few are kept.
"""

import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from sesaku_web.sources.models import ReadingContent, StoredReading
from sesaku_web.sources.values import Key, Value, values_of

_KEPT = 4


@dataclass(frozen=True, slots=True)
class Contents:
    """What was read from a document.

    Attributes:
        text: the canonical text.
        pages: ``[number, start, end, width, height]`` of each page.
        lines: ``[start, end, page, x0, top, x1, bottom]`` of each line with a box.
        values: the values, by subject and path.
        furniture: ranges of what is no content.
        ministry: the ministry that the measure names, "" where there is none.
        year: fiscal year of the measure, "" where there is none.
        measure: name of the measure, "" where there is none.
    """

    text: str
    pages: Sequence[Sequence[Any]]
    lines: Sequence[Sequence[Any]]
    values: Mapping[Key, Value]
    furniture: Sequence[tuple[int, int]]
    ministry: str
    year: str
    measure: str


_kept: OrderedDict[tuple[str, str], Contents] = OrderedDict()
_lock = Lock()


def contents_of(reading: StoredReading) -> Contents:
    """Return the contents of a reading whose document is loaded."""
    key = (reading.document.sha256, reading.reader_version)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = _load(ReadingContent.objects.get(reading=reading))
    with _lock:
        _kept[key] = made
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return made


def _load(stored: ReadingContent) -> Contents:
    snapshot = json.loads(stored.snapshot)
    measure = snapshot["measure"] or {}
    return Contents(
        text=stored.text,
        pages=stored.layout.get("pages", ()),
        lines=stored.layout.get("lines", ()),
        values=values_of(snapshot),
        furniture=sorted(
            (span[0], span[1]) for part in snapshot["furniture"] for span in part["cite"]
        ),
        ministry=measure.get("ministry") or "",
        year=str(measure.get("fiscal_year") or ""),
        measure=measure.get("name") or "",
    )
