"""Rows and columns: which headings hold for a cell, whatever their order and however merged.

A row is a heading row where what stands in it is headings, long cells that only begin there aside.
The headings of a cell's column are those of the nearest heading rows above it, one upon the other;
those of its row stand to its left and reach over all its rows.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from sesaku.grammars.forms.headings import Heading, heading_of
from sesaku.grammars.forms.sheet import FormCell

_DASHES = re.compile(r"[-－―−‐–—ー○◯×△◎]")
_WORDS = re.compile(r"[^。、\d]{2,30}")
_IN_YEAR_COLUMNS = {"baseline_year", "target_year", "start_year", "number", "indicators"}
_OPEN_COLUMNS = {None, "year", "category", "name", "value"}


class Grid:
    """The cells of a section with rows and columns of its own."""

    def __init__(self, kind: str, cells: Iterable[FormCell], names: Iterable[FormCell]) -> None:
        """Find the heading rows.

        Args:
            kind: whose roles the headings have: indicator, budget or means.
            cells: the cells.
            names: those of them that name a block of rows; they are no headings.
        """
        self.cells = tuple(cells)
        self.names = frozenset(names)
        self._columns: dict[FormCell, list[Heading]] = {}
        self._data: dict[FormCell, bool] = {}
        self.headings: dict[FormCell, Heading] = {}
        for cell in self.cells:
            found = None if cell in self.names else heading_of(kind, cell)
            if found is not None:
                self.headings[cell] = found

    @cached_property
    def heading_rows(self) -> dict[int, int]:
        """The rows that hold headings of columns, each with the row after its headings."""
        starting: dict[int, list[FormCell]] = {}
        for cell in self.cells:
            if cell not in self.names:
                starting.setdefault(cell.top, []).append(cell)
        found: dict[int, int] = {}
        for row in sorted(starting):
            bottom = self._bottom_of(starting[row], found)
            if bottom is not None:
                found[row] = bottom
        return found

    def _bottom_of(self, cells: Sequence[FormCell], known: dict[int, int]) -> int | None:
        """Return the row after the headings that begin in one row; None where it holds values.

        A heading whose words are not known may stand among others; so may a dash for a year.
        """
        heads = [cell for cell in cells if cell in self.headings and self._is_head(cell, known)]
        if not heads:
            return None
        bottom = max(cell.bottom for cell in heads)
        data = [cell for cell in cells if cell not in heads and cell.bottom <= bottom]
        if not data:
            return None if self._only_leads(heads) else bottom
        blank = all(_DASHES.fullmatch(cell.key) for cell in data)
        worded = all(_WORDS.fullmatch(cell.key) for cell in data)
        few = len(heads) > 2 * len(data) if blank else len(heads) > len(data)
        return bottom if few and (blank or worded) else None

    def _is_head(self, cell: FormCell, known: dict[int, int]) -> bool:
        """Whether a cell that reads like a heading is one: no year in a column of years."""
        if self.headings[cell].role is not None:
            return True
        above = self._above(cell, known)
        return not {found.role for found in above} & _IN_YEAR_COLUMNS

    def _only_leads(self, heads: Sequence[FormCell]) -> bool:
        """Whether the only heading of a row is that of the row, its cells blank or merged away."""
        if len(heads) > 1:
            return False
        head = heads[0]
        role = self.headings[head].role
        beside = [
            cell
            for cell in self.cells
            if cell.left >= head.right and cell.beside(head) and cell not in self.names
        ]
        wider = [cell for cell in self.cells if cell.stacked(head) and cell.bottom <= head.top]
        led = any(self.headings.get(cell, Heading()).role == role for cell in wider)
        return bool(beside) and not led and all(cell not in self.headings for cell in beside)

    def is_data(self, cell: FormCell) -> bool:
        """Whether a cell holds a value: it is no heading, or a year in a column of years."""
        known = self._data.get(cell)
        if known is None:
            known = self._data[cell] = self._holds_value(cell)
        return known

    def _holds_value(self, cell: FormCell) -> bool:
        heading = self.headings.get(cell)
        if cell in self.names:
            return False
        if heading is None:
            inside = cell.bottom <= self.heading_rows.get(cell.top, 0)
            return not (inside and _WORDS.fullmatch(cell.key))
        if cell.top in self.heading_rows or heading.unit is not None:
            return False
        roles = {found.role for found in self.column_headings(cell)}
        if heading.role is None:
            return bool(roles & _IN_YEAR_COLUMNS) or not roles <= _OPEN_COLUMNS
        return bool(roles & {"mark", "yearly_mark", *_IN_YEAR_COLUMNS})

    def column_headings(self, cell: FormCell) -> list[Heading]:
        """Return the headings of a cell's columns, the nearest first."""
        known = self._columns.get(cell)
        if known is None:
            known = self._columns[cell] = self._above(cell, self.heading_rows)
        return known

    def _above(self, cell: FormCell, rows: dict[int, int]) -> list[Heading]:
        above = [
            other
            for other in self.cells
            if other.bottom <= cell.top and other.stacked(cell) and other not in self.names
        ]
        above.sort(key=lambda other: (-other.bottom, other.left))
        found: list[Heading] = []
        for other in above:
            is_head = other in self.headings and other.top in rows
            if is_head:
                found.append(self.headings[other])
            elif found:
                break
        return found

    def row_headings(self, cell: FormCell) -> list[Heading]:
        """Return the headings to the left of a cell that reach over all its rows, nearest first."""
        left = [
            other
            for other in self.headings
            if other.right <= cell.left
            and other.group == cell.group
            and cell.within_rows(other)
            and not (other.top in self.heading_rows and other.bottom == other.top + 1)
        ]
        left.sort(key=lambda other: -other.right)
        return [self.headings[other] for other in left if not self.is_data(other)]
