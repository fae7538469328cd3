"""Rows and columns: which headings hold for a cell, whatever their order and however merged.

The headings of a cell's row stand to its left and reach over all its rows; those of its column
stand above it (``heading_rows``).
"""

import bisect
from collections.abc import Collection, Iterable

from sesaku.grammars.forms.block import Block
from sesaku.grammars.forms.form_cell import FormCell, by_left
from sesaku.grammars.forms.heading_rows import BEHIND, IN_YEAR_COLUMNS, WORDS, HeadingRows
from sesaku.grammars.forms.headings import PLAIN_YEAR, Heading
from sesaku.grammars.forms.sheet import RowIndex
from sesaku.grammars.forms.stacking import FULL
from sesaku.grammars.forms.years import YearLabel

_SEVERAL = 2
_BOUNDS = {"baseline", "target", "dated_target"}
_YEARS_OF = {"baseline_year", "target_year"}
_OPEN_COLUMNS = {None, "year", "category", "name", "value"}
_OF_YEARS = {"both", "yearly_target", "yearly_result"}


def _top(cell: FormCell) -> int:
    return cell.top


def left_of_name(block: Block, grid: "Grid", cell: FormCell, roles: Collection[str]) -> bool:
    """Whether a cell to the left of a name is of its block: the headings of its column say so."""
    left = block.leader.top <= cell.top < block.bottom and cell.right <= block.leader.left
    return left and any(head.role in roles for head in grid.column_headings(cell))


class Grid(HeadingRows):
    """The cells of a section with rows and columns of its own."""

    def __init__(
        self,
        kind: str,
        cells: Iterable[FormCell],
        names: Iterable[FormCell],
        over: Iterable[FormCell] = (),
    ) -> None:
        """Find the headings.

        Args:
            kind: whose roles the headings have: indicator, budget or means.
            cells: the cells.
            names: those of them that name a block of rows; they are no headings.
            over: those names that stand above the columns of their values.
        """
        self._over = tuple(over)
        super().__init__(kind, cells, names)
        self._led = RowIndex(self.headings)
        self._columns: dict[FormCell, list[Heading]] = {}
        self._data: dict[FormCell, bool] = {}

    def is_data(self, cell: FormCell) -> bool:
        """Whether a cell holds a value: it is no heading, or a year in a column of years."""
        known = self._data.get(cell)
        if known is None:
            known = self._data[cell] = self._holds_value(cell)
        return known

    def _holds_value(self, cell: FormCell) -> bool:
        heading = self.headings.get(cell)
        if cell in self.names or cell in self.bounds.values():
            return cell not in self.names
        if heading is None:
            inside = cell.bottom <= self.heading_rows.get(cell.top, 0)
            return not (inside and WORDS.fullmatch(cell.key))
        if self._is_marked(cell):
            return True
        if cell.top in self.heading_rows or heading.unit is not None:
            return False
        columns = self.column_headings(cell)
        roles = {found.role for found in columns}
        if heading.role is None:
            if columns[:1] == [PLAIN_YEAR]:
                roles -= _OF_YEARS  # 年度 below 年度ごとの目標及び実績
            placed = bool(roles & IN_YEAR_COLUMNS) or not roles <= _OPEN_COLUMNS
            return placed or self._is_beside_its_label(cell)
        unit = [found.role for found in columns[:1]] == ["unit"]
        return unit or bool(roles & {"mark", "yearly_mark", *IN_YEAR_COLUMNS})

    def _is_beside_its_label(self, cell: FormCell) -> bool:
        """Whether a year stands right beside what it is the year of: 目標年度 | ７年度."""
        return any(
            other.right == cell.left
            and (other.top, other.bottom) == (cell.top, cell.bottom)
            and (self.headings[other].role in _YEARS_OF or self.headings[other] == PLAIN_YEAR)
            for other in self._index.at(cell.top)
            if other in self.headings
        )

    def column_headings(self, cell: FormCell) -> list[Heading]:
        """Return the headings of a cell's columns, the nearest first."""
        known = self._columns.get(cell)
        if known is None:
            begins = any(cell.beside(name) for name in self._over)  # no headings yet
            apart = begins or self._is_led_below_name(cell)
            known = self._columns[cell] = [] if apart else self._above(cell)
        return known

    def _first_of_its_own(self, cell: FormCell) -> int:
        """Return the first row of a block that prints its years below its name, else 0 too."""
        own = max((name for name in self._over if name.top <= cell.top), key=_top, default=None)
        first = super()._first_of_its_own(cell)
        return first if own is None or not self._has_years_of_its_own(own) else max(first, own.top)

    def _has_years_of_its_own(self, own: FormCell) -> bool:
        """Whether years stand below a name, above the next one that stands over its values."""
        end = min((name.top for name in self._over if name.top > own.top), default=FULL)
        return any(
            own.bottom <= head.top < end and self.headings[head].year is not None
            for head in self._heads
        )

    def _is_led_below_name(self, cell: FormCell) -> bool:
        """Whether the last target or a baseline leads a row right below the rows of a name.

        目標値（７年度） where names stand, beside which the rows of years have ended: what heads
        those says nothing of it.
        """
        leading = [
            head
            for head in self._led.at(cell.top)
            if head.top not in self.heading_rows
            and head.right <= cell.left
            and self._is_bound(self.headings[head])
        ]
        if any(all(self._leads_below(head, name) for name in self.names) for head in leading):
            return True
        return any(
            name.left == head.left
            and name.bottom <= head.top
            and self.heading_rows.get(name.top, name.bottom) < name.bottom
            for head in leading
            for name in self.names
        )

    @staticmethod
    def _leads_below(head: FormCell, name: FormCell) -> bool:
        """Whether a heading stands below a name and to its left, where its number does."""
        return head.right <= name.left and name.bottom <= head.top

    @staticmethod
    def _is_bound(heading: Heading) -> bool:
        """Whether a heading is of a baseline or a target of its own, one of every year too."""
        every = heading.year is not None and heading.year.number is None
        return heading.role in _BOUNDS or (heading.role == "yearly_target" and every)

    def bound_beside(self, cell: FormCell) -> str | None:
        """Return the bound that leads a cell right beside it, behind another value of its row.

        基準 | 8 | 最終目標 | 20: what heads the column of 20 farther above says nothing of it.
        """
        for lead in self._led.at(cell.top):
            same = (lead.top, lead.bottom, lead.group) == (cell.top, cell.bottom, cell.group)
            role = self.headings[lead].role
            if not same or lead.right != cell.left or role not in {"baseline", "target"}:
                continue
            if lead.top in self.heading_rows or self.is_data(lead):
                continue
            before = (one for one in self._index.beside(lead) if one.right <= lead.left)
            if any(one not in self.names and self.is_data(one) for one in before):
                return role
        return None

    def is_below_last_target(self, cell: FormCell) -> bool:
        """Whether the column of a cell is headed 目標値（７年度） beside one of ７年度 alone."""
        heads = self._heads_above(cell)
        targets = [head for head in heads if self.headings[head].role == "target"]
        years = {(head.top, year[2:]) for head in targets if (year := self.headings[head].year)}
        return len(heads) == len(targets) == 1 and any(
            (head.top, year[2:]) in years
            for head in self._heads
            if self._is_year(head) and (year := self.headings[head].year) is not None
        )

    def fills_column(self, cell: FormCell) -> bool:
        """Whether a cell is as broad as the nearest heading above it."""
        nearest = self._heads_above(cell)[:1]
        return any((head.left, head.right) == (cell.left, cell.right) for head in nearest)

    def is_value_line(self, cell: FormCell, value: str, year: str) -> bool:
        """Whether a cell is on the line of a value, not on that of its year above or below it.

        Below 基準値 and 基準年度, one upon the other, the first line of a block is the value; a
        cell that is merged over both lines is it too.

        Args:
            cell: the cell.
            value: the role of the heading of the value.
            year: that of the heading of its year.
        """
        heads = {self.headings[head].role: head for head in self._heads_above(cell)}
        if value not in heads or year not in heads:
            return False
        one, other = heads[value], heads[year]
        if (one.left, one.right) != (other.left, other.right):
            return False
        starts = {name.top: name.bottom for name in self.names}
        first = cell.top in starts or cell.top == max(one.bottom, other.bottom)
        return starts.get(cell.top) == cell.bottom or first == (one.top < other.top)

    def bound_of_line(self, cell: FormCell) -> str | None:
        """Return whether a cell below 基準 and 目標水準, one upon the other, is of this or of that.

        Each block has a line for each of them; None where the two do not share a column so.
        """
        heads = {self.headings[head].role: head for head in self._heads_above(cell)}
        found = [heads[role] for role in ("baseline", "target") if role in heads]
        own = next((name for name in self.names if cell.within_rows(name)), None)
        columns = {(head.left, head.right) for head in (*found, cell)}
        if own is None or len(found) < _SEVERAL or len(columns) > 1:
            return None
        if cell.bottom - cell.top == own.bottom - own.top:
            return None  # merged over both lines
        upper, lower = sorted(found, key=_top)
        return self.headings[upper if cell.top == own.top else lower].role

    def years_farther(self, cell: FormCell) -> tuple[YearLabel, ...]:
        """Return the years of a cell's columns that values part from it: they hold on below them.

        Below 進捗状況（実績） after the targets of the same years, no year is printed again. Those
        that a block before prints for itself do not hold.
        """
        found: list[YearLabel] = []
        bottom: int | None = None
        if self._first_of_its_own(cell):
            return ()
        for at in range(bisect.bisect_right(self._bottoms, cell.top) - 1, -1, -1):
            head = self._heads[at]
            year = self.headings[head].year
            if year is not None and year.number is not None and head.stacked(cell):
                if bottom not in {None, head.bottom} or self._is_of_another(head, cell):
                    break
                bottom = head.bottom
                found.append(year)
        return tuple(reversed(found))

    def _is_of_another(self, head: FormCell, cell: FormCell) -> bool:
        """Whether a heading is of another block: beside its name, or above that over a cell."""
        own = max((name for name in self.names if name.top <= cell.top), key=_top, default=None)
        if own is None:
            return False
        beside = (name for name in self.names if name.top <= head.top < name.bottom)
        over = own.stacked(cell) and head.top < own.top
        return over or any(name.top != own.top for name in beside)

    def has_targets_of_years(self) -> bool:
        """Whether rows of their own have the targets of years: 目標 above 実績."""
        return any(
            heading.role == "yearly_target" and cell.top not in self.heading_rows
            for cell, heading in self.headings.items()
        )

    def is_of_its_year(self, heading: Heading) -> bool:
        """Whether a target is that of its year, not the last one: 実績 has a column for it too."""
        if heading.role != "target" or heading.year is None or heading.final:
            return False
        named = {(one.role, one.year and one.year[2:]) for one in self.headings.values()}
        others = {year for role, year in named if role == "target"} - {heading.year[2:]}
        return ("yearly_result", heading.year[2:]) in named and bool(others)

    def is_among_targets(self, cell: FormCell) -> bool:
        """Whether a cell is below one of the years that 目標値 stands over, the last target aside.

        The last of them is that target where 実績 has columns for others, and none for it.
        """
        heads = self._heads_above(cell)
        over = [head for head in heads if self.headings[head].role == "target"]
        own = next((self.headings[head].year for head in heads if self._is_year(head)), None)
        if not over or own is None or own.number is None:
            return False
        years = self._years_below(over[0])
        results = {
            year
            for head, heading in self.headings.items()
            if heading.role == "yearly_result" and head in self._heads
            for year in self._years_below(head)
        }
        last = bool(results) and own[2:] not in results and own[2:] == years[-1]
        return len(set(years)) >= _SEVERAL and not last

    def _years_below(self, over: FormCell) -> list[tuple[str | None, int | None]]:
        """Return the years of the headings right below one, from left to right."""
        below = [head for head in self._heads if head.top == over.bottom and self._is_year(head)]
        inside = [head for head in below if over.left <= head.left and head.right <= over.right]
        inside.sort(key=by_left)
        return [year[2:] for head in inside if (year := self.headings[head].year) is not None]

    def years_beside(self, cell: FormCell) -> tuple[YearLabel, ...]:
        """Return the years to the left of a cell that is merged over the rows of several.

        Below 目標値 it is their target where a row for the last target follows.
        """
        left = {
            other: self.headings[other]
            for row in range(cell.top, cell.bottom)
            for other in self._led.at(row)
            if other.right <= cell.left and other.group == cell.group and other.within_rows(cell)
        }
        years = {
            other: heading.year
            for other, heading in left.items()
            if heading.role is None and heading.year is not None and not self.is_data(other)
        }
        roles = {heading.role for heading in self.column_headings(cell)}
        begins = [name.top for name in self.names if name.top > cell.top]
        end = min(begins, default=max(other.bottom for other in self._cells))
        below = [other for row in range(cell.bottom, end) for other in self._led.at(row)]
        last = "target" in roles and not any(
            self.headings[other].role == "target" and other.right <= cell.left for other in below
        )
        return tuple(years.values()) if len(years) > 1 and not last else ()

    def _is_within_heads(self, head: FormCell) -> bool:
        return head.top in self.heading_rows and head.bottom == head.top + 1

    def row_headings(self, cell: FormCell) -> list[Heading]:
        """Return the headings to the left of a cell that reach over all its rows, nearest first.

        Where none does, those behind the columns of years say whether a value is 目標 or 実績.
        """
        around = [
            other
            for other in self._led.at(cell.top)
            if other.group == cell.group
            and cell.within_rows(other)
            and (other in self.bounds or not self._is_within_heads(other))
        ]
        left = [other for other in around if other.right <= cell.left and not self.is_data(other)]
        left.sort(key=lambda other: -other.right)
        year = self.bound_years.get(cell)
        left += [year] if year is not None and year not in left else []
        found = [self.headings[other] for other in left]
        if found or all(heading.year is None for heading in self.column_headings(cell)):
            return found
        behind = [other for other in around if other.left >= cell.right and not self.is_data(other)]
        return [self.headings[one] for one in behind if self.headings[one].role in BEHIND]
