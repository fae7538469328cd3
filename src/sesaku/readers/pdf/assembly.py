"""From pages to the document: canonical text, lines, tables and margins, all by offsets.

The canonical text prints page after page; outside tables line after line, a table row by row and
cell by cell, a merged cell at its first row. Every visual line is a line of the text.
"""

import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sesaku.document.cite import Cite, Span
from sesaku.document.document import Cell, Document, Line, Page, Table
from sesaku.readers.pdf.joining import JoinedTable, Part, join_tables
from sesaku.readers.pdf.layout import Grid, Item, PageLayout, TextLine
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


@dataclass(slots=True)
class _Printer:
    """Prints lines into the canonical text and remembers where each went."""

    parts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    margins: list[Margin] = field(default_factory=list)
    spans: dict[int, Span] = field(default_factory=dict)
    offset: int = 0
    blanks: int = 0

    def print(self, line: TextLine, page: int) -> Span:
        """Print a line; return where it stands."""
        start, end = self.offset, self.offset + len(line.text)
        self.parts.append(line.text)
        self.parts.append("\n")
        self.lines.append(Line(start, end, line.text, self.blanks, page, line.box))
        self.offset, self.blanks = end + 1, 0
        span = self.spans[id(line)] = Span(start, end, page)
        return span

    def skip(self) -> None:
        """Print a blank line."""
        if self.lines:
            self.parts.append("\n")
            self.offset += 1
            self.blanks += 1


def assemble(source: Source, pages: list[PageLayout], title: str | None) -> Document:
    """Return the document that pages make.

    Args:
        source: the file.
        pages: what stands on them.
        title: what the file says its title is.
    """
    margins = find_margins(pages)
    flows = [_flow(number, page, margins) for number, page in enumerate(pages)]
    tables = join_tables(flows, [page.height for page in pages])
    printer = _Printer()
    for number, page in enumerate(pages):
        _print_page(printer, number, page, margins)
    repeated = [part for table in tables for part in table.repeated]
    return Document(
        name=source.name,
        path=source.path,
        text="".join(printer.parts),
        sha256=source.sha256,
        media_type=MEDIA_TYPE,
        lines=tuple(printer.lines),
        pages=tuple(printer.pages),
        tables=tuple(_tables(tables, pages, printer.spans)),
        title=title,
        margins=tuple(sorted([*printer.margins, *_repeated(repeated, printer.spans)])),
    )


def _flow(
    number: int, page: PageLayout, margins: dict[tuple[int, int], MarginKind]
) -> list[Item]:
    return [item for index, item in enumerate(page.items) if (number, index) not in margins]


def _print_page(
    printer: _Printer,
    number: int,
    page: PageLayout,
    margins: dict[tuple[int, int], MarginKind],
) -> None:
    start = printer.offset
    usual = _usual_pitch(page.items)
    before: Item | None = None
    for index, item in enumerate(page.items):
        if isinstance(item, TextLine):
            if usual and isinstance(before, TextLine) and _leaves_gap(before, item, usual):
                printer.skip()
            span = printer.print(item, number + 1)
            kind = margins.get((number, index))
            if kind is not None:
                printer.margins.append(Margin(span.start, span.end, kind))
        else:
            for line in _lines_in(item):
                printer.print(line, number + 1)
        before = item
    printer.pages.append(Page(number + 1, start, printer.offset, page.width, page.height))


def _usual_pitch(items: Iterable[Item]) -> float:
    """Return the usual distance from one line to the next outside tables; 0 where unknown."""
    tops = [item.box[3] for item in items if isinstance(item, TextLine)]
    pitches = [after - before for before, after in zip(tops, tops[1:], strict=False)]
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


def _tables(
    joined: list[JoinedTable], pages: list[PageLayout], spans: dict[int, Span]
) -> Iterator[Table]:
    """Yield the tables, those inside cells after the table that holds them."""
    for table in joined:
        yield _table(table, spans)
        first = table.grids[0][0]
        for cell in table.cells:
            for part in cell.parts:
                inner = [item for item in part.content if isinstance(item, Grid)]
                flows: list[list[Item]] = [[grid] for grid in inner]
                heights = [pages[first].height] * len(flows)
                yield from _tables(_numbered(flows, heights, part.page), pages, spans)


def _numbered(flows: list[list[Item]], heights: list[float], page: int) -> list[JoinedTable]:
    """Return the tables inside a cell; none of them goes on in the next."""
    tables = [table for flow in flows for table in join_tables([flow], heights[:1])]
    for table in tables:
        table.grids = [(page, grid) for _, grid in table.grids]
    return tables


def _table(joined: JoinedTable, spans: dict[int, Span]) -> Table:
    columns = joined.columns()
    cells = []
    for cell in sorted(joined.cells, key=lambda cell: (cell.row, cell.left)):
        column = _nearest(columns, cell.left)
        width = max(_nearest(columns, cell.right) - column, 1)
        cite = tuple(span for part in cell.parts for span in _spans(part, spans))
        cells.append(
            Cell(cell.row, column, cite, cell.row_span, width, _rounded(cell.parts[0]))
        )
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


def _repeated(parts: list[Part], spans: dict[int, Span]) -> Iterator[Margin]:
    for part in parts:
        for span in _spans(part, spans):
            yield Margin(span.start, span.end, "running-head")
