"""Cells of ruled tables as a grammar wants them: what stands where, blank cells too."""

import re
from typing import NamedTuple

from sesaku.document.cite import Cite
from sesaku.document.document import Cell, Document, Table
from sesaku.document.passage import join
from sesaku.text.width import narrow


# 63, 884 / 63,8 84: a figure that its cell wraps, told by the group of three that is torn
_WRAPPED_NUMBER = re.compile(
    r"(?<=\d,) (?=\d{3}(?!\d))|(?<=,\d) (?=\d\d(?!\d))|(?<=,\d\d) (?=\d(?!\d))"
)


class RuledCell(NamedTuple):
    """A cell: its place and extent in the table, its text as printed (lines joined), its cite."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    cite: Cite

    @property
    def tight(self) -> str:
        """The text made half-width, without blanks."""
        return "".join(narrow(self.text).split())

    def covers(self, row: int, column: int) -> bool:
        """Whether a place of the grid lies in this cell."""
        return (
            self.row <= row < self.row + self.row_span
            and self.column <= column < self.column + self.column_span
        )


def cells_between(document: Document, start: int, end: int) -> list[list[RuledCell]]:
    """Return the cells of tables that stand in a stretch of the text, table by table.

    A cell that begins before the stretch is not in it; blank cells are where their row is.

    Args:
        document: what the offsets point into.
        start: where the stretch begins.
        end: where it ends.
    """
    found = [_between(document, table, start, end) for table in document.tables]
    return [cells for cells in found if cells]


def _between(document: Document, table: Table, start: int, end: int) -> list[RuledCell]:
    inside = [cell for cell in table.cells if cell.cite and start <= cell.cite[0].start < end]
    rows = {cell.row for cell in inside}
    return [
        _read(document, cell)
        for cell in table.cells
        if cell in inside or (not cell.cite and cell.row in rows)
    ]


def _read(document: Document, cell: Cell) -> RuledCell:
    pieces: list[tuple[int, int]] = []
    for span in cell.cite:
        start = span.start
        for line in document.text[span.start : span.end].split("\n"):
            pieces.append((start, start + len(line)))
            start += len(line) + 1
    passage = join(document, pieces)
    text = _WRAPPED_NUMBER.sub("", passage.text)
    return RuledCell(cell.row, cell.column, cell.row_span, cell.column_span, text, passage.cite)
