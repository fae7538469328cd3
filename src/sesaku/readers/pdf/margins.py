"""Page numbers and running heads: lines at the edges of pages that pages share.

They are told by place and repetition, never by their words alone: a lone number at the foot of a
page is a page number where the next page has the next number at the same place.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from sesaku.readers.pdf.layout import Grid, PageLayout, TextLine
from sesaku.readers.pdf.lone_heads import DIGITS, EDGE_SHARE, UNIT, lone_heads
from sesaku.readers.pdf.print_titles import print_titles
from sesaku.text.width import narrow, squeeze

MarginKind: TypeAlias = Literal["page-number", "running-head"]

_EDGE_LINES = 3
_NEAR = 8.0
_FEWEST_PAGES = 3
_APART = 1.0
_LONGEST_NUMBER = 24

# 12 / - 12 - / ― 12 ―
_NUMBER = re.compile(r"[-‐－–—―ー\s]*(?P<number>\d{1,4})[-‐－–—―ー\s]*")
# 1 / 12, 1／12, 1 of 12
_NUMBER_OF = re.compile(
    r"(?:p\.?\s*|page\s*)?(?P<number>\d{1,4})\s*(?:/|of)\s*\d{1,4}", re.IGNORECASE
)
# 12 ページ / 第12頁 / p. 12 / Page 12
_NAMED_NUMBER = re.compile(
    r"(?:第\s*)?(?P<number>\d{1,4})\s*(?:ページ|頁)|(?:p\.?|page)\s*(?P<after>\d{1,4})",
    re.IGNORECASE,
)


class Edge(NamedTuple):
    """A line at the edge of a page: where it is in the page's items, and what it says."""

    page: int
    item: int
    line: TextLine
    number: int | None


def find_margins(pages: list[PageLayout]) -> dict[tuple[int, int], MarginKind]:
    """Return the margins, by position of the page and of the line in its items."""
    edges = [edge for number, page in enumerate(pages) for edge in _edges(number, page)]
    numbers = _page_numbers(edges, len(pages))
    found: dict[tuple[int, int], MarginKind] = {
        (edge.page, edge.item): "page-number" for edge in numbers
    }
    for edge in _running_heads(edges, len(pages)):
        found.setdefault((edge.page, edge.item), "running-head")
    for place in (*lone_heads(pages), *print_titles(pages)):
        found.setdefault(place, "running-head")
    return found


def _edges(number: int, page: PageLayout) -> Iterator[Edge]:
    """Yield the outermost lines of a page at its top and foot, none from inside a table."""
    highest, lowest = page.height, 0.0
    top_end = 2 * page.height * EDGE_SHARE
    foot_start = 2 * page.height - top_end
    top: list[tuple[float, int, TextLine]] = []
    foot: list[tuple[float, int, TextLine]] = []
    for index, item in enumerate(page.items):
        if isinstance(item, Grid):
            highest, lowest = min(highest, item.box[1]), max(lowest, item.box[3])
            continue
        twice = item.box[1] + item.box[3]
        if twice < top_end:
            top.append((twice, index, item))
        elif twice > foot_start:
            foot.append((twice, index, item))
    for _, index, line in sorted(top)[:_EDGE_LINES]:
        if line.box[1] < highest:
            yield Edge(number, index, line, _number(line.text))
    for _, index, line in sorted(foot)[-_EDGE_LINES:]:
        if line.box[3] > lowest:
            yield Edge(number, index, line, _number(line.text))


def _middle(line: TextLine) -> float:
    return (line.box[1] + line.box[3]) / 2


def _number(text: str) -> int | None:
    """Return the number of a line that says nothing but a page number."""
    if len(text) > _LONGEST_NUMBER:
        return None
    folded = narrow(text).strip()
    for pattern in (_NUMBER, _NUMBER_OF, _NAMED_NUMBER):
        match = pattern.fullmatch(folded)
        if match is not None:
            return int(match["number"] or match["after"])
    return None


def _page_numbers(edges: list[Edge], pages: int) -> list[Edge]:
    """Return the numbers that count pages: one more on the next page, at the same place."""
    numbered = [edge for edge in edges if edge.number is not None]
    by_page: dict[int, list[Edge]] = defaultdict(list)
    for edge in numbered:
        by_page[edge.page].append(edge)
    counting = [
        edge
        for edge in numbered
        if any(
            other.number == (edge.number or 0) + step and _same_height(edge, other)
            for step in (-1, 1)
            for other in by_page.get(edge.page + step, ())
        )
    ]
    if counting or pages > 1:
        return counting
    return [edge for edge in numbered if _is_alone(edge, edges)][-1:]


def _is_alone(edge: Edge, edges: list[Edge]) -> bool:
    """Whether a line keeps its own height's distance from the others at the edges."""
    _, top, _, bottom = edge.line.box
    distance = _APART * (bottom - top)
    return all(
        other is edge or other.line.box[3] < top - distance or other.line.box[1] > bottom + distance
        for other in edges
    )


def _same_height(edge: Edge, other: Edge) -> bool:
    return abs(_middle(edge.line) - _middle(other.line)) <= _NEAR


def _running_heads(edges: list[Edge], pages: int) -> Iterator[Edge]:
    """Yield the lines that stand at one place on many pages; figures in them may differ."""
    groups: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.number is None and not UNIT.search(edge.line.text):
            groups[DIGITS.sub("#", squeeze(edge.line.text))].append(edge)
    least = min(_FEWEST_PAGES, pages)
    for group in groups.values():
        for edge in group:
            same = {other.page for other in group if _same_height(edge, other)}
            near = [page for page in same if abs(page - edge.page) <= 2 * _FEWEST_PAGES]
            if pages > 1 and len(near) >= least:
                yield edge
