"""Running heads that too few pages share to be told by repetition alone.

A print for both sides of the paper has one head on its left pages and another on its right ones;
some begin their heads on the second page. Such a line stands alone at the edge of its page, in no
larger print than the page's text, at exactly the height of the others, and further out than any
page prints its text.
"""

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from sesaku.readers.pdf.layout import Item, PageLayout, TextLine
from sesaku.text.width import squeeze

EDGE_SHARE = 0.13
"""So much of a page, from its top or foot, is its edge."""
DIGITS = re.compile(r"\d+")
UNIT = re.compile(r"単位|円[)）]")
"""（単位：百万円） says something of the table under it, on every page anew."""

_LEVEL = 2.0
_APART = 1.2
_LARGER = 0.5
_FEWEST_PAGES = 3
_LONGEST = 60
_WORD = re.compile(r"[^\W\d_]{2}")


class _Outermost(NamedTuple):
    """The line nearest to an edge: its place on the page, its height, what it says but figures."""

    item: int
    level: float
    text: str


def lone_heads(pages: Sequence[PageLayout]) -> Iterator[tuple[int, int]]:
    """Yield the running heads and feet, by position of the page and of the line in its items."""
    if len(pages) < _FEWEST_PAGES:
        return
    for foot in (False, True):
        lines = [_outermost(page, foot=foot) for page in pages]
        for first in (0, 1):  # on the first page, or from the second on
            heads = [line for line in lines[first:] if line is not None]
            if len(heads) == len(lines) - first and _are_heads(heads):
                further = first and _reach(pages[0], foot=foot) <= max(one.level for one in heads)
                if not further:
                    yield from ((first + page, line.item) for page, line in enumerate(heads))
                break


def _outermost(page: PageLayout, *, foot: bool) -> _Outermost | None:
    """Return the outermost line of a page, None where it can be no running head."""
    order = sorted(range(len(page.items)), key=lambda item: _extent(page, item, foot=foot))
    item = page.items[order[0]] if order else None
    if not isinstance(item, TextLine):
        return None
    near, far = _extent(page, order[0], foot=foot)
    text = squeeze(item.text)
    lone = len(order) == 1 or _extent(page, order[1], foot=foot)[0] - far >= _APART * (far - near)
    at_edge = near + far <= 2 * EDGE_SHARE * page.height
    small = far - near <= median(_heights(page.items)) + _LARGER
    worded = len(text) <= _LONGEST and _WORD.search(text) and not UNIT.search(text)
    if not (lone and at_edge and small and worded):
        return None
    return _Outermost(order[0], (near + far) / 2, DIGITS.sub("#", text))


def _extent(page: PageLayout, item: int, *, foot: bool) -> tuple[float, float]:
    """Return how far from the edge something begins and ends."""
    _, top, _, bottom = page.items[item].box
    return (page.height - bottom, page.height - top) if foot else (top, bottom)


def _reach(page: PageLayout, *, foot: bool) -> float:
    """Return how near to the edge a page prints anything."""
    extents = (_extent(page, item, foot=foot) for item in range(len(page.items)))
    return min((near for near, _ in extents), default=page.height)


def _heights(items: Sequence[Item]) -> Iterator[float]:
    """Yield the heights of lines, those in tables as well."""
    for item in items:
        if isinstance(item, TextLine):
            yield item.box[3] - item.box[1]
        else:
            for cell in item.cells:
                yield from _heights(cell.content)


def _are_heads(lines: Sequence[_Outermost]) -> bool:
    """Whether lines stand at one height and say the same, or the same on every second page."""
    levels = [line.level for line in lines]
    if max(levels) - min(levels) > _LEVEL:
        return False
    said = [{line.text for line in lines[start::2]} for start in (0, 1)]
    alike = said[0] == said[1] or len(lines) >= _FEWEST_PAGES
    return alike and all(len(texts) == 1 for texts in said)
