"""Excel: a sheet as a workbook whose numbers are numbers and whose totals are sums.

All tables of a form share one grid, the finest that has the edges of each: what is a cell in the
form is a merged cell in the workbook, as in the ministries' own files. A formula's value is kept
beside it, so that a program that does not calculate shows it too.
"""

import datetime as dt
import io
import math
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

from sesaku.exports.official.grid import placed_rows
from sesaku.exports.official.layout import Cell, Line, PageBreak, Sheet, Table
from sesaku.exports.official.wording import printable

SUFFIX = ".xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_CREATED = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - the same sheet makes the same file
_FINENESS = 1000
_WIDTH = {False: 96.0, True: 150.0}  # characters on a page
_CHARACTER = 5.6  # points that a unit of a column's width takes
_LEADING, _MARGIN = 1.4, 3.0
_GROUND = {"label": "#F2F2F2", "head": "#E8E8E8", "bar": "#D6D6D6"}
_ALIGN = {"start": "left", "center": "center", "end": "right"}
_FONT = "BIZ UDPゴシック"
_HIGHEST = 409


class _Place(NamedTuple):
    """A cell on the worksheet: first and last row and column."""

    top: int
    left: int
    bottom: int
    right: int
    cell: Cell


def xlsx(sheet: Sheet) -> bytes:
    """Return a sheet as the bytes of a workbook."""
    buffer = io.BytesIO()
    xlsxwriter = import_module("xlsxwriter")  # here, since it takes time to load
    with xlsxwriter.Workbook(buffer) as book:
        book.set_properties(
            {
                "title": printable(sheet.title),
                "author": printable(sheet.author),
                "subject": sheet.subject,
                "created": _CREATED,
            }
        )
        _Writer(book, sheet).write()
    return buffer.getvalue()


class _Writer:
    """Writes a sheet on the one worksheet of a book."""

    def __init__(self, book: Any, sheet: Sheet) -> None:  # noqa: ANN401 - untyped library
        self.book = book
        self.sheet = sheet
        self.page = book.add_worksheet(sheet.subject.split("（", maxsplit=1)[0][:31])
        self.edges = _edges(sheet)
        self.formats: dict[tuple[object, ...], Any] = {}
        self.names: dict[str, str] = {}

    def write(self) -> None:
        """Write everything, formulas last: they name cells that may stand below them."""
        self._set_up()
        places = list(self._places())
        address = import_module("xlsxwriter.utility").xl_rowcol_to_cell
        for place in places:
            if place.cell.name:
                self.names[place.cell.name] = address(place.top, place.left)
        for place in places:
            self._cell(place)
        self._heights(places)

    def _set_up(self) -> None:
        page, unit = self.page, _WIDTH[self.sheet.wide] / _FINENESS
        for at, (left, right) in enumerate(zip(self.edges, self.edges[1:], strict=False)):
            page.set_column(at, at, (right - left) * unit)
        page.set_paper(9)
        page.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.7)
        page.fit_to_pages(1, 0)
        page.hide_gridlines(2)
        page.set_footer("&C&P")
        if self.sheet.wide:
            page.set_landscape()

    def _places(self) -> Iterator[_Place]:
        row = 0
        last = len(self.edges) - 2
        for block in self.sheet.blocks:
            if isinstance(block, Line):
                yield _Place(row, 0, row, last, Cell((block,), align=block.align))
                row += 1
            elif isinstance(block, PageBreak):
                self.page.set_h_pagebreaks([row])
            else:
                yield from self._of_table(block, row)
                row += len(block.rows)

    def _of_table(self, table: Table, first: int) -> Iterator[_Place]:
        bounds = [self.edges.index(edge) for edge in _bounds(table)]
        for at, placed in enumerate(placed_rows(table)):
            for place in placed:
                if place.begins:
                    right = bounds[place.column + place.cell.columns] - 1
                    top = first + at
                    bottom = top + place.cell.rows - 1
                    yield _Place(top, bounds[place.column], bottom, right, place.cell)

    def _cell(self, place: _Place) -> None:
        cell, page = place.cell, self.page
        look = self._format(cell, ruled=not _is_line(place, len(self.edges) - 2))
        text = printable("\n".join(_set_in(line) for line in cell.lines))
        if (place.top, place.left) != (place.bottom, place.right):
            page.merge_range(*place[:4], "", look)
        if cell.amount is not None and cell.amount.formula:
            formula = cell.amount.formula.format_map(self.names)
            page.write_formula(place.top, place.left, formula, look, cell.amount.value)
        elif cell.amount is not None:
            page.write_number(place.top, place.left, cell.amount.value, look)
        elif text:
            page.write_string(place.top, place.left, text, look)
        else:
            page.write_blank(place.top, place.left, None, look)

    def _format(self, cell: Cell, *, ruled: bool) -> Any:  # noqa: ANN401 - untyped library
        line = cell.lines[0] if cell.lines else Line("")
        align = cell.align if line.align == "start" else line.align
        shown = cell.amount.shown if cell.amount is not None else "@"
        key = (align, line.bold, line.size, cell.shade, cell.middle, shown, ruled)
        if key not in self.formats:
            looks = {
                "font_name": _FONT,
                "font_size": line.size or self.sheet.size,
                "bold": line.bold,
                "align": _ALIGN[align],
                "valign": "vcenter" if cell.middle else "top",
                "text_wrap": True,
                "num_format": shown,
                "border": int(ruled),
            }
            if cell.shade in _GROUND:
                looks["bg_color"] = _GROUND[cell.shade]
            self.formats[key] = self.book.add_format(looks)
        return self.formats[key]

    def _heights(self, places: Iterable[_Place]) -> None:
        """Make rows as high as their texts: merged cells do not do it by themselves."""
        heights: dict[int, float] = {}
        unit = _WIDTH[self.sheet.wide] / _FINENESS
        for place in sorted(places, key=lambda place: place.bottom - place.top):
            width = (self.edges[place.right + 1] - self.edges[place.left]) * unit
            high = _high(place.cell, width, self.sheet.size)
            rows = range(place.top, place.bottom + 1)
            known = sum(heights.get(row, 0) for row in rows)
            if high > known:
                missing = (high - known) / len(rows)
                for row in rows:
                    heights[row] = heights.get(row, 0) + missing
        for row, height in heights.items():
            self.page.set_row(row, min(height, _HIGHEST))


def _set_in(line: Line) -> str:
    return "　" * round(line.indent) + line.text


def _is_line(place: _Place, last: int) -> bool:
    return place.left == 0 and place.right == last and _alone(place.cell)


def _alone(cell: Cell) -> bool:
    return cell.shade == "plain" and cell.columns == 1 and len(cell.lines) == 1


def _bounds(table: Table) -> list[int]:
    """Return the places of a table's edges, in thousandths of the width."""
    whole = sum(table.widths)
    at, found = 0.0, [0]
    for width in table.widths:
        at += width
        found.append(round(at / whole * _FINENESS))
    return found


def _edges(sheet: Sheet) -> list[int]:
    tables = (block for block in sheet.blocks if isinstance(block, Table))
    return sorted({0, _FINENESS, *(edge for table in tables for edge in _bounds(table))})


def _high(cell: Cell, width: float, usual: float) -> float:
    """Return how high a cell's text is, in points, in a cell of so many characters' width."""
    high = _MARGIN
    for line in cell.lines or (Line(""),):
        size = line.size or usual
        room = max(width * _CHARACTER / size - 1, 1)  # full-width characters of a line
        length = sum(0.55 if character.isascii() else 1 for character in line.text) + line.indent
        high += max(1, math.ceil(length / room)) * size * _LEADING
    return high
