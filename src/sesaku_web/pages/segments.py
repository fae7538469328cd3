"""A stretch of a document's text cut where values begin and end, for the viewer."""

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from sesaku_web.pages.places import written

Cite: TypeAlias = Sequence[Sequence[int]]
Range: TypeAlias = tuple[int, int]

PORTION = 3_000
"""Characters of a text without pages that are shown at once, about."""

_BLANK = re.compile(r"(?<=\n)[^\S\n]*(?:\n[^\S\n]*)*\n")
"""Lines without text."""

_CONTROLS = {
    **{code: 0xFFFD for code in range(32) if code not in (9, 10)},
    127: 0xFFFD,
    **dict.fromkeys((*range(8234, 8239), *range(8294, 8298)), 65533),
}
"""Characters that would move or hide others; one sign for one, so that offsets hold."""


class Portion(NamedTuple):
    """A part of the text that is shown at once: its number from 1, and its range."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that belong to the same values.

    Attributes:
        start: offset of the first.
        text: the characters, those that a browser would not show replaced one for one.
        at: the place of the innermost value that was read here, as addresses name it; "" for none,
            and for a stretch without a sign to see: a link with nothing to click has no name.
        kinds: names of styles: hit, block, furniture, diagnosed, blank.
    """

    start: int
    text: str
    at: str
    kinds: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to be seen in the text, each a list of ranges.

    Attributes:
        hit: the place that is asked for.
        block: what it stands in.
        furniture: what is no content.
        diagnosed: what a diagnostic is about.
    """

    hit: Sequence[Range] = ()
    block: Sequence[Range] = ()
    furniture: Sequence[Range] = ()
    diagnosed: Sequence[Range] = ()


def portions(text: str, pages: Iterable[Sequence[float]] = ()) -> list[Portion]:
    """Return the parts of a text: its pages, or stretches that end with a line."""
    paged = [Portion(int(page[0]), int(page[1]), int(page[2])) for page in pages]
    if paged:
        return paged
    found: list[Portion] = []
    start = 0
    while start < len(text) or not found:
        end = len(text)
        if end - start > PORTION + PORTION // 2:
            line_end = text.find("\n", start + PORTION)
            end = line_end + 1 if 0 <= line_end < start + 2 * PORTION else start + PORTION
        found.append(Portion(len(found) + 1, start, end))
        start = end
    return found


def portion_at(found: Sequence[Portion], offset: int) -> Portion:
    """Return the part in which an offset stands."""
    return found[max(bisect.bisect_right([part.start for part in found], offset) - 1, 0)]


def segments(text: str, portion: Portion, cites: Iterable[Cite], marks: Marks) -> list[Segment]:
    """Cut a part of the text where values and marks begin and end.

    Args:
        text: the whole canonical text.
        portion: the part.
        cites: where values of the document stand.
        marks: what is to be seen.
    """
    inner = _clipped(cites, portion)
    named: dict[str, Sequence[Range]] = {
        "hit": marks.hit,
        "block": marks.block,
        "furniture": marks.furniture,
        "diagnosed": marks.diagnosed,
    }
    named["blank"] = [match.span() for match in _BLANK.finditer(text, portion.start, portion.end)]
    edges = {portion.start, portion.end}
    for start, end, *_rest in inner:
        edges.update((start, end))
    for ranges in named.values():
        edges.update(edge for r in ranges for edge in r if portion.start < edge < portion.end)
    ordered = sorted(edges)
    found = []
    innermost = _innermost(inner, ordered)
    for start, end in pairwise(ordered):
        kinds = [name for name, ranges in named.items() if _inside(start, ranges)]
        shown = text[start:end].translate(_CONTROLS)
        at = innermost.get(start, "") if shown.strip() else ""
        found.append(Segment(start, shown, at, " ".join(kinds)))
    return found


def _clipped(cites: Iterable[Cite], portion: Portion) -> list[tuple[int, int, int, str]]:
    """Return the spans within a part: start, end, length of the whole cite, and its name."""
    found = []
    for cite in cites:
        if any(span[0] < portion.end and portion.start < span[1] for span in cite):
            length = sum(span[1] - span[0] for span in cite)
            name = written(cite)
            for span in cite:
                start, end = max(span[0], portion.start), min(span[1], portion.end)
                if start < end:
                    found.append((start, end, length, name))
    return found


def _innermost(spans: list[tuple[int, int, int, str]], edges: list[int]) -> dict[int, str]:
    """Return, for each edge, the shortest cite that covers what follows it."""
    best: dict[int, tuple[int, str]] = {}
    for start, end, length, name in spans:
        first = bisect.bisect_left(edges, start)
        for edge in edges[first : bisect.bisect_left(edges, end)]:
            if edge not in best or length < best[edge][0]:
                best[edge] = (length, name)
    return {edge: name for edge, (_length, name) in best.items()}


def _inside(offset: int, ranges: Sequence[Range]) -> bool:
    return any(start <= offset < end for start, end in ranges)
