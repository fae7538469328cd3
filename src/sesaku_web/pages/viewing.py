"""What the viewer shows around a place of a document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sesaku_web.pages.contents import Contents
from sesaku_web.pages.labels import describe
from sesaku_web.pages.places import Spans, overlap
from sesaku_web.pages.subjects import address_of, label_of
from sesaku_web.sources.models import Correction, StoredReading
from sesaku_web.sources.values import Value

_FULL_WIDTH = 0x2E80
"""From this character on, one takes the width of two Latin letters."""

_LONGEST = 120
_PARTS = ("raw", "text", "value", "unit", "relation", "low", "high", "mark", "number")
"""Parts of one cell; they are shown together."""

MOST = 40
"""Most values that are listed for a place."""


@dataclass(frozen=True, slots=True)
class ReadValue:
    """What was read at a place: a value, or a cell with its parts.

    Attributes:
        href: the page that shows it.
        of: what it belongs to, in words.
        label: what it is called.
        text: as printed.
        parts: number, unit and so on, each with its name.
        subject: what it belongs to.
        path: the value that a correction is made of.
        correction: what a person says of it.
    """

    href: str
    of: str
    label: str
    text: str
    parts: Sequence[tuple[str, str]]
    subject: str
    path: str
    correction: Correction | None


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box on a page, in points from its top left; ``at`` is the place that it stands for."""

    x: float
    y: float
    width: float
    height: float
    at: str = ""


def block_of(contents: Contents, spans: Spans) -> Spans:
    """Return what a place stands in: the next larger value around it, else its lines."""
    if not spans:
        return []
    start, end = spans[0][0], spans[-1][1]
    length = sum(b - a for a, b in spans)
    around: tuple[int, Spans] | None = None
    for value in contents.values.values():
        cite = value.cite
        if not cite or cite[0][0] > start or cite[-1][1] < end:
            continue
        size = sum(span[1] - span[0] for span in cite)
        if size > length and (around is None or size < around[0]) and _covers(cite, spans):
            around = (size, [(span[0], span[1]) for span in cite])
    return around[1] if around else [_lines_around(contents.text, start, end)]


def values_at(
    contents: Contents, spans: Spans, corrections: Sequence[Correction], short: str
) -> list[ReadValue]:
    """Return what was read at a place of document ``short``, the closest first."""
    beside = {(one.subject, one.path): one for one in corrections}
    cells: dict[tuple[str, str], dict[str, Value]] = {}
    sizes: dict[tuple[str, str], int] = {}
    for (subject, path), value in contents.values.items():
        if value.value is None or not value.cite or not overlap(value.cite, spans):
            continue
        above, _bar, leaf = path.rpartition("/")
        key = (subject, above) if leaf in _PARTS else (subject, path)
        cells.setdefault(key, {})[leaf if leaf in _PARTS else ""] = value
        sizes[key] = sum(span[1] - span[0] for span in value.cite)
    closest = sorted(cells, key=lambda key: sizes[key])[:MOST]
    return [_cell(short, key, cells[key], beside) for key in closest]


def _cell(
    short: str,
    key: tuple[str, str],
    parts: dict[str, Value],
    beside: dict[tuple[str, str], Correction],
) -> ReadValue:
    subject, path = key
    main = next(name for name in ("", *_PARTS) if name in parts)
    corrected = next((name for name in ("value", "text", main) if name in parts), main)
    leaf = f"{path}/{corrected}".strip("/") if corrected else path
    return ReadValue(
        href=address_of(short, subject),
        of=label_of(subject),
        label=describe(subject, path).label if path else "",
        text=_shortened(parts[main]),
        parts=[
            (describe(subject, f"{path}/{name}").label.rpartition(" ")[2], _shortened(value))
            for name, value in parts.items()
            if name != main
        ],
        subject=subject,
        path=leaf,
        correction=beside.get((subject, leaf)),
    )


def diagnostics_at(reading: StoredReading, spans: Spans) -> list[object]:
    """Return the diagnostics about a place."""
    return [row for row in reading.diagnosticrows.all() if overlap(row.cite, spans)]


def rectangles(contents: Contents, page: int, spans: Spans) -> Iterator[Rectangle]:
    """Yield the boxes of a place on a page; part of a line is measured by its characters."""
    for start, end, on, x0, top, x1, bottom in contents.lines:
        if on != page:
            continue
        for first, last in spans:
            a, b = max(first, start), min(last, end)
            if a < b:
                whole = _width(contents.text[start:end]) or 1
                left = x0 + (x1 - x0) * _width(contents.text[start:a]) / whole
                right = x0 + (x1 - x0) * _width(contents.text[start:b]) / whole
                size = (round(right - left, 1), round(bottom - top, 1))
                yield Rectangle(round(left, 1), round(top, 1), *size)


def line_box(line: Sequence[Any]) -> Rectangle:
    """Return the box of a whole line; ``line`` as ``ReadingContent.layout`` has it."""
    start, end, _page, x0, top, x1, bottom = line
    size = (round(x1 - x0, 1), round(bottom - top, 1))
    return Rectangle(round(x0, 1), round(top, 1), *size, f"{start}-{end}")


def _width(text: str) -> int:
    return sum(2 if ord(character) >= _FULL_WIDTH else 1 for character in text)


def _covers(cite: Sequence[Sequence[int]], spans: Spans) -> bool:
    return all(any(span[0] <= a and b <= span[1] for span in cite) for a, b in spans)


def _lines_around(text: str, start: int, end: int) -> tuple[int, int]:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return first, last if last >= 0 else len(text)


def _shortened(value: Value) -> str:
    text = str(value.value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
