"""A form as a sheet of cells: its tables one below the other, what stands between them as cells."""

import bisect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.document.passage import Passage
from sesaku.grammars.laid_rows import lay_out_tables
from sesaku.grammars.rows import Row, compose
from sesaku.grammars.tight import Tight
from sesaku.model.reading import Furniture
from sesaku.text.width import squeeze

FULL = 1 << 30
"""Right edge of what stands outside the tables: it is as wide as anything."""


@dataclass(frozen=True, eq=False)
class FormCell:
    """A cell that is not blank, or a paragraph outside the tables.

    Attributes:
        top: its first row, counted through the whole form.
        bottom: the row after its last.
        left: its first column.
        right: the column after its last.
        group: tables of one width follow one another as one; their columns can be compared.
        rows: its lines.
        alone: whether nothing else stands in its rows.
        in_table: whether it is a cell, not a paragraph.
    """

    top: int
    bottom: int
    left: int
    right: int
    group: int
    rows: tuple[Row, ...]
    alone: bool = False
    in_table: bool = True

    @cached_property
    def tight(self) -> Tight:
        """Its characters without white space, half-width, with the way back to offsets."""
        return Tight(self.rows)

    @cached_property
    def key(self) -> str:
        """Its text for comparison: width folded, no white space."""
        return squeeze(self.tight.text)

    @property
    def text(self) -> str:
        """Its text without white space, half-width."""
        return self.tight.text

    def run_from(self, start: int) -> int:
        """Return where the characters of the tight text from ``start`` on meet the first blank."""
        offsets = self.tight.offsets
        end = start + 1
        while end < len(offsets) and offsets[end] == offsets[end - 1] + 1:
            end += 1
        return end

    def beside(self, other: "FormCell") -> bool:
        """Whether both share a row."""
        return self.top < other.bottom and other.top < self.bottom

    def stacked(self, other: "FormCell") -> bool:
        """Whether both share a column of comparable tables."""
        same = self.group == other.group or not (self.in_table and other.in_table)
        return same and self.left < other.right and other.left < self.right

    def within_rows(self, other: "FormCell") -> bool:
        """Whether its rows are among those of another."""
        return other.top <= self.top and self.bottom <= other.bottom

    def passage(self, document: Document) -> Passage:
        """Return its text as printed, and where it stands."""
        return compose(document, self.rows)


class RowIndex:
    """Cells by the rows in which they stand."""

    def __init__(self, cells: Iterable[FormCell]) -> None:
        self._rows: dict[int, list[FormCell]] = {}
        for cell in cells:
            for row in range(cell.top, cell.bottom):
                self._rows.setdefault(row, []).append(cell)

    def at(self, row: int) -> list[FormCell]:
        """Return the cells that stand in a row."""
        return self._rows.get(row, [])

    def beside(self, cell: FormCell) -> list[FormCell]:
        """Return the other cells that share a row with one, each once."""
        found = {other: None for row in range(cell.top, cell.bottom) for other in self.at(row)}
        found.pop(cell, None)
        return list(found)


class FormSheet(NamedTuple):
    """The cells of a form in reading order, and the furniture of its pages."""

    document: Document
    cells: tuple[FormCell, ...]
    furniture: tuple[Furniture, ...]

    def passage(self, cell: FormCell, start: int, end: int) -> Passage:
        """Return a part of a cell: the characters ``start`` to ``end`` of its tight text."""
        return compose(self.document, cut(cell.rows, cell.tight, start, end))

    def cite(self, cell: FormCell, start: int, end: int) -> Cite:
        """Return where a part of a cell stands."""
        return self.passage(cell, start, end).cite


class _Place(NamedTuple):
    start: int
    end: int
    table: int
    cell: int


class _Item(NamedTuple):
    """A table or a paragraph, at its place in the text."""

    start: int
    table: int | None
    rows: tuple[Row, ...] = ()


def sheet_of(document: Document, is_head: Callable[[str], bool]) -> FormSheet:
    """Return the cells of a document in reading order.

    Args:
        document: the document.
        is_head: whether a running head is the form's own title or number, which is content where
            it stands first.
    """
    laid = lay_out_tables(replace(document, margins=tuple(_margins(document, is_head))))
    places = _places(document)
    starts = [place.start for place in places]
    in_cells: dict[tuple[int, int], list[Row]] = {}
    outside: list[Row] = []
    for row in laid.rows:
        at = bisect.bisect_right(starts, row.start) - 1
        if at >= 0 and row.start < places[at].end:
            in_cells.setdefault((places[at].table, places[at].cell), []).append(row)
        else:
            outside.append(row)
    first = {table: start for start, _, table, _ in reversed(places)}
    items = [_Item(start, table) for table, start in first.items()]
    items += [_Item(rows[0].start, None, rows) for rows in _paragraphs(outside)]
    items.sort(key=lambda item: item.start)
    cells = [
        piece
        for cell in _with_alone(list(_stacked(document, items, in_cells)))
        for piece in _heads_apart(cell, is_head)
    ]
    return FormSheet(document, tuple(cells), tuple(laid.furniture))


def _heads_apart(cell: FormCell, is_head: Callable[[str], bool]) -> list[FormCell]:
    """Return a cell that holds the form's title and its number as a cell for each line."""
    lines = [squeeze(row.text) for row in cell.rows]
    if len(lines) < 2 or not cell.alone or not any(is_head(line) for line in lines):  # noqa: PLR2004 - title and number
        return [cell]
    return [replace(cell, rows=(row,)) for row in cell.rows]


def _margins(document: Document, is_head: Callable[[str], bool]) -> Iterator[tuple[int, int, str]]:
    """Yield the margins that are no content: all but the first print of the form's own head."""
    seen: set[str] = set()
    for start, end, kind in document.margins:
        text = squeeze(document.text[start:end])
        if kind == "running-head" and text not in seen and is_head(text):
            seen.add(text)
        else:
            yield start, end, kind


def cut(rows: Iterable[Row], tight: Tight, start: int, end: int) -> list[Row]:
    """Return rows with only the characters ``start`` to ``end`` of their tight text."""
    if start >= end:
        return []
    first, last = tight.offsets[start], tight.offsets[end - 1] + 1
    kept = []
    for row in rows:
        left, right = max(row.start, first), min(row.end, last)
        if left < right:
            text = row.text[left - row.start : right - row.start]
            blank = len(text) - len(text.lstrip())
            left, text = left + blank, text.strip()
            if text:
                kept.append(row._replace(start=left, end=left + len(text), text=text))
    return kept


def _places(document: Document) -> list[_Place]:
    found = [
        _Place(span.start, span.end, table, number)
        for table, cells in enumerate(document.tables)
        for number, cell in enumerate(cells.cells)
        for span in cell.cite
    ]
    return sorted(found)


def _paragraphs(rows: list[Row]) -> Iterator[tuple[Row, ...]]:
    """Yield the paragraphs outside the tables."""
    open_rows: list[Row] = []
    for row in rows:
        open_rows.append(row)
        if row.closes:
            yield tuple(open_rows)
            open_rows = []
    if open_rows:
        yield tuple(open_rows)


def _stacked(
    document: Document, items: list[_Item], in_cells: dict[tuple[int, int], list[Row]]
) -> Iterator[FormCell]:
    """Yield the cells with their rows counted through.

    Tables of one width are one group, as are the sheets of a workbook: their columns go on.
    """
    base = group = 0
    last_width: int | None = None
    for item in items:
        if item.table is None:
            yield FormCell(base, base + 1, 0, FULL, group, item.rows, in_table=False)
            base += 1
            continue
        cells = document.tables[item.table].cells
        filled = [number for number in range(len(cells)) if (item.table, number) in in_cells]
        edges = sorted({edge for cell in cells for edge in (cell.row, cell.row + cell.row_span)})
        rank = {edge: place for place, edge in enumerate(edges)}
        wide = max(cell.column + cell.column_span for cell in cells)
        sheet = document.tables[item.table].name is not None
        group += last_width is not None and wide != last_width and not sheet
        last_width = wide
        for number in sorted(filled, key=lambda number: (cells[number].row, cells[number].column)):
            cell = cells[number]
            yield FormCell(
                base + rank[cell.row],
                base + rank[cell.row + cell.row_span],
                cell.column,
                cell.column + cell.column_span,
                group,
                tuple(in_cells[item.table, number]),
            )
        base += len(edges)


def _with_alone(cells: list[FormCell]) -> Iterator[FormCell]:
    """Say of every cell whether it stands alone in its rows."""
    index = RowIndex(cells)
    for cell in cells:
        alone = all(len(index.at(row)) == 1 for row in range(cell.top, cell.bottom))
        yield FormCell(
            cell.top,
            cell.bottom,
            cell.left,
            cell.right,
            cell.group,
            cell.rows,
            alone=alone,
            in_table=cell.in_table,
        )
