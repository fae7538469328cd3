"""From pages to the document: canonical text, lines, tables and margins, all by offsets.

The canonical text prints page after page; outside tables line after line, a table row by row and
cell by cell, a merged cell at its first row. Every visual line is a line of the text.
"""

import statistics
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from sesaku.document.cite import Cite, Span
from sesaku.document.document import Cell, Defect, Document, Line, Page, Table
from sesaku.readers.pdf.defects import find_defects
from sesaku.readers.pdf.joining import JoinedTable, Part, alone, join_tables
from sesaku.readers.pdf.layout import Grid, Item, Overprinted, PageLayout, TextLine
from sesaku.readers.pdf.margins import MarginKind, find_margins
from sesaku.readers.source import Source

MEDIA_TYPE = "application/pdf"

_BLANK_LINE = 1.75
_FEWEST_PITCHES = 3


class Margin(NamedTuple):
    """A stretch of the text that is a page number or a running head."""

    start: int
    end: int
    kind: str


class Assembly:
    """Puts pages together: prints each when it comes, and finds at the end what they share."""

    def __init__(self) -> None:
        self._layouts: list[PageLayout] = []
        self._parts: list[str] = []
        self._lines: list[Line] = []
        self._pages: list[Page] = []
        self._spans: dict[int, Span] = {}
        self._overprinted: list[Defect] = []
        self._offset = 0

    def add(self, layout: PageLayout) -> None:
        """Print a page."""
        self._layouts.append(layout)
        number, start = len(self._layouts), self._offset
        usual = _usual_pitch(layout.items)
        before: Item | None = None
        for item in layout.items:
            if isinstance(item, TextLine):
                gap = usual and isinstance(before, TextLine) and _leaves_gap(before, item, usual)
                self._print(item, number, 1 if gap and self._lines else 0)
            else:
                for line in _lines_in(item):
                    self._print(line, number, 0)
            before = item
        self._pages.append(Page(number, start, self._offset, layout.width, layout.height))

    def _print(self, line: TextLine, page: int, blanks: int) -> None:
        text, box = line
        if blanks:
            self._parts.append("")
        start = self._offset + blanks
        end = start + len(text)
        self._parts.append(text)
        self._lines.append(Line(start, end, text, blanks, page, box))
        self._spans[id(line)] = Span(start, end, page)
        if isinstance(line, Overprinted):
            self._overprinted.append(("text-overlaps", start, {"page": page, "quote": text}))
        self._offset = end + 1

    def document(self, source: Source, title: str | None) -> Document:
        """Return the document that the pages make.

        Args:
            source: the file.
            title: what the file says its title is.
        """
        layouts = self._layouts
        margins = find_margins(layouts)
        flows = [_flow(number, page, margins) for number, page in enumerate(layouts)]
        tables = join_tables(flows, [page.height for page in layouts])
        found = [
            _margin(self._spans[id(layouts[page].items[item])], kind)
            for (page, item), kind in margins.items()
        ]
        repeated = (part for table in tables for part in table.repeated)
        found.extend(_repeated(repeated, self._spans))
        return Document(
            name=source.name,
            path=source.path,
            text="\n".join([*self._parts, ""]),
            sha256=source.sha256,
            media_type=MEDIA_TYPE,
            lines=tuple(self._lines),
            pages=tuple(self._pages),
            tables=tuple(_tables(tables, self._spans)),
            title=title,
            defects=(*find_defects(layouts, self._pages), *self._overprinted),
            margins=tuple(sorted(found)),
        )


def _margin(span: Span, kind: str) -> Margin:
    return Margin(span.start, span.end, kind)


def _flow(number: int, page: PageLayout, margins: dict[tuple[int, int], MarginKind]) -> list[Item]:
    return [item for index, item in enumerate(page.items) if (number, index) not in margins]


def _usual_pitch(items: Iterable[Item]) -> float:
    """Return the usual distance from one line to the next outside tables; 0 where unknown."""
    tops = [item.box[3] for item in items if isinstance(item, TextLine)]
    pitches = [after - before for before, after in pairwise(tops)]
    down = [pitch for pitch in pitches if pitch > 0]
    return statistics.median(down) if len(down) >= _FEWEST_PITCHES else 0.0


def _leaves_gap(before: TextLine, after: TextLine, usual: float) -> bool:
    return after.box[3] - before.box[3] > _BLANK_LINE * usual


def _lines_in(grid: Grid) -> Iterator[TextLine]:
    """Yield the lines of a table cell by cell."""
    for cell in grid.cells:
        for item in cell.content:
            if isinstance(item, TextLine):
                yield item
            else:
                yield from _lines_in(item)


def _tables(joined: list[JoinedTable], spans: dict[int, Span]) -> Iterator[Table]:
    """Yield the tables, those inside cells after the table that holds them."""
    for table in joined:
        yield _table(table, spans)
        parts = (part for cell in table.cells for part in cell.parts)
        for part in parts:
            for item in part.content:
                if isinstance(item, Grid):
                    yield from _tables([alone(part.page, item)], spans)


def _table(joined: JoinedTable, spans: dict[int, Span]) -> Table:
    columns = joined.columns()
    cells = []
    for cell in sorted(joined.cells, key=lambda cell: (cell.row, cell.left)):
        column = _nearest(columns, cell.left)
        width = max(_nearest(columns, cell.right) - column, 1)
        cite = tuple(span for part in cell.parts for span in _spans(part, spans))
        cells.append(Cell(cell.row, column, cite, cell.row_span, width, _rounded(cell.parts[0])))
    return Table(tuple(cells), page=joined.grids[0][0] + 1)


def _nearest(places: list[float], place: float) -> int:
    return min(range(len(places)), key=lambda index: abs(places[index] - place))


def _rounded(part: Part) -> tuple[float, float, float, float]:
    left, top, right, bottom = part.box
    return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)


def _spans(part: Part, spans: dict[int, Span]) -> Cite:
    """Return the spans of a cell on one page: its own lines, not those of tables inside it."""
    found: list[Span] = []
    broken = True
    for item in part.content:
        if isinstance(item, Grid):
            broken = True
            continue
        span = spans[id(item)]
        if broken:
            found.append(span)
        else:
            found[-1] = found[-1]._replace(end=span.end)
        broken = False
    return tuple(found)


def _repeated(parts: Iterable[Part], spans: dict[int, Span]) -> Iterator[Margin]:
    for part in parts:
        for span in _spans(part, spans):
            yield Margin(span.start, span.end, "running-head")
