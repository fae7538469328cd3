"""The tables of a form one below the other, their rows counted through.

A table that stands in a cell of another goes on below the row of that cell, as if it were printed
there without the frame.
"""

import bisect
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sesaku.document.document import Document
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.rows import Row

FULL = 1 << 30
"""Right edge of what stands outside the tables: it is as wide as anything."""

_INNER = 1 << 20
"""First group of tables that stand in cells: their columns are compared with no others."""


class Place(NamedTuple):
    """A stretch of the text that is in a cell."""

    start: int
    end: int
    table: int
    cell: int


class Places:
    """Which cell holds which stretch of the text; of a cell in a cell, the inner one."""

    def __init__(self, document: Document) -> None:
        found = [
            Place(span.start, span.end, table, number)
            for table, cells in enumerate(document.tables)
            for number, cell in enumerate(cells.cells)
            for span in cell.cite
        ]
        self._places = sorted(found, key=lambda place: (place.start, -place.end, place.table))
        self._starts = [place.start for place in self._places]
        self._around: list[int] = []
        for at, place in enumerate(self._places):
            outer = at - 1
            while outer >= 0 and self._places[outer].end <= place.start:
                outer = self._around[outer]
            self._around.append(outer)

    def at(self, offset: int) -> Place | None:
        """Return the innermost place that holds an offset."""
        at = bisect.bisect_right(self._starts, offset) - 1
        while at >= 0 and self._places[at].end <= offset:
            at = self._around[at]
        return self._places[at] if at >= 0 else None

    def first(self) -> dict[int, int]:
        """Return where each table begins."""
        return {place.table: place.start for place in reversed(self._places)}

    def holders(self) -> dict[int, Place]:
        """Return the cell in which a table stands, of those that stand in one."""
        found: dict[int, Place] = {}
        for at, place in enumerate(self._places):
            outer = self._around[at]
            if outer >= 0 and self._places[outer].table != place.table:
                found.setdefault(place.table, self._places[outer])
        return found


class Stack:
    """Tables and paragraphs, from above.

    Args:
        document: the document.
        holders: the cells in which tables stand.
        in_cells: the lines of each cell, by table and cell.
    """

    def __init__(
        self,
        document: Document,
        holders: Mapping[int, Place],
        in_cells: Mapping[tuple[int, int], list[Row]],
    ) -> None:
        self._tables = document.tables
        self._holders = holders
        self._in_cells = in_cells

    def stands(self, table: int) -> bool:
        """Whether a table stands for itself, not in a cell."""
        return table not in self._holders

    def cells(self, pieces: Iterable[int | tuple[Row, ...]]) -> Iterator[FormCell]:
        """Yield the cells of tables, by number, and paragraphs.

        Tables of one width are one group, as are the sheets of a workbook: their columns go on.
        """
        base = group = 0
        last_width: int | None = None
        for piece in pieces:
            if not isinstance(piece, int):
                yield FormCell(base, base + 1, 0, FULL, group, piece, in_table=False)
                base += 1
                continue
            table = self._tables[piece]
            wide = max(cell.column + cell.column_span for cell in table.cells)
            sheet = table.name is not None
            group += last_width is not None and wide != last_width and not sheet
            last_width = wide
            yield from self._table(piece, base, group)
            base += self._height(piece)

    def _table(self, number: int, base: int, group: int) -> Iterator[FormCell]:
        cells = self._tables[number].cells
        rank = self._ranks(number)
        inner = self._inner(number)

        def row(edge: int, *, bottom: bool) -> int:
            at = rank[edge]
            above = (high for rank_of, _, high in inner if rank_of < at + (not bottom))
            return base + at + sum(above)

        filled = [at for at in range(len(cells)) if (number, at) in self._in_cells]
        for at in sorted(filled, key=lambda at: (cells[at].row, cells[at].column)):
            cell = cells[at]
            yield FormCell(
                row(cell.row, bottom=False),
                row(cell.row + cell.row_span, bottom=True),
                cell.column,
                cell.column + cell.column_span,
                group,
                tuple(self._in_cells[number, at]),
            )
        past = 0
        for rank_of, table, high in inner:
            yield from self._table(table, base + rank_of + past, _INNER + table)
            past += high

    def _ranks(self, number: int) -> dict[int, int]:
        cells = self._tables[number].cells
        edges = {edge for cell in cells for edge in (cell.row, cell.row + cell.row_span)}
        return {edge: place for place, edge in enumerate(sorted(edges))}

    def _inner(self, number: int) -> list[tuple[int, int, int]]:
        """Return the tables in the cells of one: the row below which, which, and how high."""
        rank = self._ranks(number)
        found = []
        for table, holder in self._holders.items():
            if holder.table == number:
                cell = self._tables[number].cells[holder.cell]
                found.append((rank[cell.row + cell.row_span], table, self._height(table)))
        return sorted(found)

    def _height(self, number: int) -> int:
        return len(self._ranks(number)) + sum(high for _, _, high in self._inner(number))
