"""The grid of a table as rows and cells come: which cell stands in which row and column."""

from typing import NamedTuple

from sesaku.document.cite import cite_of
from sesaku.document.document import Cell, Table
from sesaku.readers.html_text import Place

MAX_COLUMN_SPAN = 1000
MAX_ROW_SPAN = 65_534
_MAX_COLUMNS = 10_000


class _Draft(NamedTuple):
    row: int
    column: int
    place: Place
    row_span: int  # 0: to the end of its group of rows
    column_span: int


class Grid:
    """Places cells by the rules of HTML: spans, and no span across groups of rows."""

    def __init__(self) -> None:
        self._cells: list[Cell] = []
        self._drafts: list[_Draft] = []
        self._busy: dict[int, int] = {}
        self._row = -1
        self._column = 0
        self.row_is_empty = True
        self.caption: Place | None = None

    def begin_row(self) -> None:
        """Begin a row."""
        self._row += 1
        self._column = 0
        self.row_is_empty = True
        self._busy = {column: left - 1 for column, left in self._busy.items() if left > 1}

    def begin_cell(self, place: Place, row_span: int, column_span: int) -> None:
        """Begin a cell in the next free column; ``row_span`` 0 is to the end of the group."""
        while self._column in self._busy:
            self._column += 1
        if self._column + column_span > _MAX_COLUMNS:
            column_span = 1
        self._drafts.append(_Draft(self._row, self._column, place, row_span, column_span))
        if row_span != 1:
            columns = range(self._column, self._column + column_span)
            self._busy.update(dict.fromkeys(columns, (row_span or MAX_ROW_SPAN)))
        self._column += column_span
        self.row_is_empty = False

    def end_group(self) -> None:
        """End a group of rows: what spans further ends with it."""
        for draft in self._drafts:
            left = self._row - draft.row + 1
            place = draft.place
            cite = cite_of(place.start, place.end) if place.end > place.start else ()
            row_span = min(draft.row_span or left, left)
            self._cells.append(Cell(draft.row, draft.column, cite, row_span, draft.column_span))
        self._drafts.clear()
        self._busy.clear()

    def table(self, text: str) -> Table:
        """Return the finished table; ``text`` is what the places point into."""
        self.end_group()
        name = text[self.caption.start : self.caption.end] if self.caption else ""
        return Table(tuple(self._cells), name=name or None)
