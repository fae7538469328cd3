"""Rows and columns: which headings hold for a cell, whatever their order and however merged.

A row is a heading row where what stands in it is headings, long cells that only begin there aside.
The headings of a cell's column are those of the nearest heading rows above it, one upon the other;
those of its row stand to its left and reach over all its rows.
"""

import bisect
import re
from collections.abc import Collection, Iterable, Sequence

from sesaku.grammars.forms.blocks import Block
from sesaku.grammars.forms.headings import PLAIN_YEAR, Heading, bare_years, heading_of
from sesaku.grammars.forms.keywords import may_head
from sesaku.grammars.forms.settling import plans, settled
from sesaku.grammars.forms.sheet import FormCell, RowIndex
from sesaku.grammars.forms.years import YearLabel, year_in

_DASHES = re.compile(r"[-－―−‐–—ー○◯×△◎]")
_WORDS = re.compile(r"[^。、\d]{2,30}")
_LEADS = re.compile(r".{0,8}(?:目標|実績)(?:(?:とする|の)?(?:値|水準)|状況|到達点)?")
_LEADING = {
    "indicator": {"yearly_target", "yearly_result", "target"},
    "budget": {"initial", "supplementary", "carryover", "total", "executed", "ignored", "category"},
    "means": {"budget", "executed"},
}
_SEVERAL = 2
_IN_YEAR_COLUMNS = {"baseline_year", "target_year", "start_year", "number", "indicators"}
_YEARS_OF = {"baseline_year", "target_year"}
_BOUNDS = {"baseline", "target", "dated_target"}
_MARKS = {"mark", "yearly_mark"}
_OPEN_COLUMNS = {None, "year", "category", "name", "value"}
_OF_YEARS = {"both", "yearly_target", "yearly_result"}
_BEHIND = {"target", "yearly_target", "yearly_result"}


def _top(cell: FormCell) -> int:
    return cell.top


def left_of_name(block: Block, grid: "Grid", cell: FormCell, roles: Collection[str]) -> bool:
    """Whether a cell to the left of a name is of its block: the headings of its column say so."""
    left = block.leader.top <= cell.top < block.bottom and cell.right <= block.leader.left
    return left and any(head.role in roles for head in grid.column_headings(cell))


class Grid:
    """The cells of a section with rows and columns of its own.

    Attributes:
        headings: what each heading says, those in columns of years included.
        heading_rows: the rows that hold headings of columns, each with the row after them.
    """

    def __init__(
        self,
        kind: str,
        cells: Iterable[FormCell],
        names: Iterable[FormCell],
        over: Iterable[FormCell] = (),
    ) -> None:
        """Find the heading rows.

        Args:
            kind: whose roles the headings have: indicator, budget or means.
            cells: the cells.
            names: those of them that name a block of rows; they are no headings.
            over: those names that stand above the columns of their values.
        """
        self.names = frozenset(names)
        self.headings: dict[FormCell, Heading] = {}
        self.heading_rows: dict[int, int] = {}
        self._kind = kind
        self._over = tuple(over)
        self._cells = tuple(cells)
        for cell in self._cells:
            found = None if cell in self.names else heading_of(kind, cell)
            if found is not None:
                self.headings[cell] = found
        self.headings = bare_years(self._cells) | self.headings
        self.headings |= plans(self._cells, self.headings)
        self._index = RowIndex(self._cells)
        self._years = [cell for cell, one in self.headings.items() if one == PLAIN_YEAR]
        self._columns: dict[FormCell, list[Heading]] = {}
        self._data: dict[FormCell, bool] = {}
        self._heads: list[FormCell] = []
        self._bottoms: list[int] = []
        self._data_rows: list[int] = []
        self._second_line: int | None = None
        self._find_heading_rows()
        self._infer_leading()
        self.headings |= settled(self._heads, self._cells, self.headings)
        self._second_line = self._find_second_line()
        self._led = RowIndex(self.headings)

    def _find_heading_rows(self) -> None:
        starting: dict[int, list[FormCell]] = {}
        for cell in self._cells:
            if cell not in self.names:
                starting.setdefault(cell.top, []).append(cell)
        reach = 0
        for row in sorted(starting):
            bottom = self._bottom_of(starting[row], inside=row < reach)
            if bottom is None:
                self._data_rows.append(row)
                continue
            self.heading_rows[row] = bottom
            reach = max(reach, bottom)
            for cell in starting[row]:
                if cell in self.headings and not self._is_marked(cell):
                    at = bisect.bisect_right(self._bottoms, cell.bottom)
                    self._bottoms.insert(at, cell.bottom)
                    self._heads.insert(at, cell)

    def _bottom_of(self, cells: Sequence[FormCell], *, inside: bool) -> int | None:
        """Return the row after the headings that begin in one row; None where it holds values.

        A heading whose words are not known may stand among others; so may a dash for a year.

        Args:
            cells: what begins in the row.
            inside: whether headings of a row above reach over it.
        """
        unknown = {
            cell: heading
            for cell in cells
            if cell not in self.headings and (heading := self._inferred(cell)) is not None
        }
        heads = [cell for cell in cells if cell in self.headings and self._is_head(cell)]
        if sum(self._is_year(cell) for cell in heads) > 1:  # years of their own below 年度
            heads = [cell for cell in cells if cell in heads or self._is_year(cell)]
        if not heads:
            if not inside or len(unknown) != len(cells):
                return None
            self.headings.update(unknown)
            return max(cell.bottom for cell in cells)
        bottom = max(cell.bottom for cell in heads)
        data = [cell for cell in cells if cell not in heads and cell.bottom <= bottom]
        if not data and self._only_leads(heads):
            return None
        blank = all(_DASHES.fullmatch(cell.key) for cell in data)
        worded = all(_WORDS.fullmatch(cell.key) for cell in data)
        few = len(heads) > 2 * len(data) if blank else len(heads) > len(data)
        named = any(self.headings[cell].role is not None for cell in heads)
        meant = named and all(cell in unknown for cell in data)
        if not (few and (blank or worded)) and not meant:
            return None
        self.headings.update(unknown)
        return max(bottom, *(cell.bottom for cell in data if cell in unknown), 0)

    def _is_year(self, cell: FormCell) -> bool:
        heading = self.headings.get(cell)
        return heading is not None and heading.role is None and heading.year is not None

    def _inferred(self, cell: FormCell) -> Heading | None:
        """Return what the words of a cell say as a heading whose wording is not known."""
        return heading_of(self._kind, cell, inferring=True) if may_head(cell.key) else None

    def _infer_leading(self) -> None:
        """Add the headings of rows whose wording is not known: what leads a row of values."""
        for row in self._data_rows:
            starting = [
                cell
                for cell in self._index.at(row)
                if cell.top == row and cell not in self.names and cell not in self.headings
            ]
            if self._kind == "indicator":
                starting = [cell for cell in starting if _LEADS.fullmatch(cell.key)]
            for cell in starting:
                found = self._inferred(cell)
                led = any(other.left >= cell.right for other in self._index.at(row))
                if led and found is not None and found.role in _LEADING[self._kind]:
                    self.headings[cell] = found

    def _is_head(self, cell: FormCell) -> bool:
        """Whether a cell that reads like a heading is one.

        A year in a column of years is none, nor is that of a baseline or a target on a line of its
        own, nor 達成 right below 達成状況.
        """
        role = self.headings[cell].role
        if role is not None:
            return not self._is_marked(cell)
        above = {found.role for found in self._above(cell)}
        return not above & _IN_YEAR_COLUMNS and not (above & _BOUNDS and self._is_on_line(cell))

    def _is_on_line(self, cell: FormCell) -> bool:
        """Whether a year is on a line of a block: below a value, or beside a name below heads."""
        columns = (cell.left, cell.right)
        below_value = any(
            (other.left, other.right) == columns and other.bottom == cell.top
            for other in self._index.at(cell.top - 1)
            if other not in self.headings and other not in self.names
        )
        name = next((name for name in self.names if name.top <= cell.top < name.bottom), None)
        bounds = (head for head in self._heads if self.headings[head].role in _BOUNDS)
        return below_value or (
            name is not None
            and any(head.stacked(cell) and head.bottom == name.top for head in bounds)
        )

    def _is_marked(self, cell: FormCell) -> bool:
        """Whether a cell is a mark right below its heading: 達成 below 達成状況."""
        return self.headings[cell].role in _MARKS and any(
            self.headings[head].role in _MARKS
            for head in self._heads
            if head.bottom == cell.top and head.stacked(cell)
        )

    def _only_leads(self, heads: Sequence[FormCell]) -> bool:
        """Whether the only heading of a row is that of the row, its cells blank or merged away."""
        if len(heads) > 1:
            return False
        head = heads[0]
        below = [cell for cell in self._index.at(head.bottom) if cell.top == head.bottom]
        inside = [cell for cell in below if head.left <= cell.left and cell.right <= head.right]
        if len(inside) > 1:
            return False  # it stands over several columns
        role = self.headings[head].role
        beside = [
            cell
            for cell in self._index.beside(head)
            if cell.left >= head.right and cell not in self.names
        ]
        above = {found.role for found in self._above(head)}
        if "category" in above and role in _BEHIND and not inside:
            return True
        led = role in above
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
        if self._is_marked(cell):
            return True
        if cell.top in self.heading_rows or heading.unit is not None:
            return False
        columns = self.column_headings(cell)
        roles = {found.role for found in columns}
        if heading.role is None:
            if columns[:1] == [PLAIN_YEAR]:
                roles -= _OF_YEARS  # 年度 below 年度ごとの目標及び実績
            placed = bool(roles & _IN_YEAR_COLUMNS) or not roles <= _OPEN_COLUMNS
            return placed or self._is_beside_its_label(cell)
        unit = [found.role for found in columns[:1]] == ["unit"]
        return unit or bool(roles & {"mark", "yearly_mark", *_IN_YEAR_COLUMNS})

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
            known = self._columns[cell] = [] if begins else self._above(cell)
        return known

    def _above(self, cell: FormCell) -> list[Heading]:
        return [self.headings[head] for head in self._heads_above(cell)]

    def _heads_above(self, cell: FormCell) -> list[FormCell]:
        found: list[FormCell] = []
        top, first = cell.top, self._first_of_its_own(cell)
        for at in range(bisect.bisect_right(self._bottoms, cell.top) - 1, -1, -1):
            head = self._heads[at]
            if found and self._has_data(head.bottom, top):
                break
            if head.top < first:
                continue
            if head.stacked(cell) and self._is_of_line(head, cell):
                found.append(head)
                top = min(top, head.top)
        found.sort(key=lambda head: (-head.bottom, head.left))
        return found

    def fills_column(self, cell: FormCell) -> bool:
        """Whether a cell is as broad as the nearest heading above it."""
        nearest = self._heads_above(cell)[:1]
        return any((head.left, head.right) == (cell.left, cell.right) for head in nearest)

    def _first_of_its_own(self, cell: FormCell) -> int:
        """Return the first row of a block whose years run down below its own 年度, else 0.

        What heads the columns of the blocks above it says nothing of the cells below that row.
        """
        for name in self.names:
            if name.top < cell.top < name.bottom and any(
                year.top == name.top and self._has_years_below(year, name.bottom)
                for year in self._years
            ):
                return name.top
        return 0

    def _has_years_below(self, head: FormCell, end: int) -> bool:
        below = (cell for row in range(head.bottom, end) for cell in self._index.at(row))
        columns = (head.left, head.right)
        years = {one for one in below if (one.left, one.right) == columns and year_in(one.key)}
        return len(years) > 1

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

    def _find_second_line(self) -> int | None:
        """Return the row of headings that are for the second of two lines that each block has.

        Headings get narrower from row to row. One that is wider than those right above it is for
        other cells than they are: 達成手段の概要 below the years of the money.
        """
        for head in self._heads:
            above = [
                other
                for other in self._heads
                if other.bottom == head.top
                and head.left <= other.left
                and other.right <= head.right
            ]
            if len(above) > 1 and self.headings[head].role is not None:
                return head.top
        return None

    def _is_of_line(self, head: FormCell, cell: FormCell) -> bool:
        """Whether a heading is for the line of its block in which a cell stands."""
        if self._second_line is None or cell in self.headings:
            return True
        name = next((name for name in self.names if cell.within_rows(name)), None)
        if name is None or name.bottom - name.top == 1:
            return True
        first = cell.top == name.top and cell.bottom < name.bottom
        return (head.top < self._second_line) == first

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
        inside.sort(key=lambda head: head.left)
        return [year[2:] for head in inside if (year := self.headings[head].year) is not None]

    def _has_data(self, start: int, end: int) -> bool:
        """Whether a row of values begins between two rows."""
        at = bisect.bisect_left(self._data_rows, start)
        return at < len(self._data_rows) and self._data_rows[at] < end

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

    def row_headings(self, cell: FormCell) -> list[Heading]:
        """Return the headings to the left of a cell that reach over all its rows, nearest first.

        Where none does, those behind the columns of years say whether a value is 目標 or 実績.
        """
        around = [
            other
            for other in self._led.at(cell.top)
            if other.group == cell.group
            and cell.within_rows(other)
            and not (other.top in self.heading_rows and other.bottom == other.top + 1)
        ]
        left = [other for other in around if other.right <= cell.left and not self.is_data(other)]
        left.sort(key=lambda other: -other.right)
        found = [self.headings[other] for other in left]
        if found or all(heading.year is None for heading in self.column_headings(cell)):
            return found
        behind = [other for other in around if other.left >= cell.right and not self.is_data(other)]
        return [self.headings[one] for one in behind if self.headings[one].role in _BEHIND]
