"""Heading rows: the rows of a table that hold headings of columns, and which stand over a cell.

A row is a heading row where what stands in it is headings, long cells that only begin there aside.
The headings of a cell's column are those of the nearest heading rows above it, one upon the other.
"""

import bisect
import re
from collections.abc import Iterable, Sequence

from sesaku.grammars.cells import is_dash
from sesaku.grammars.forms.bounds_beside_years import Bound, bounds_before_years, stand_apart
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.headings import PLAIN_YEAR, Heading, bare_years, heading_of
from sesaku.grammars.forms.inline_bounds import inline_bounds
from sesaku.grammars.forms.keywords import may_head
from sesaku.grammars.forms.quantities import is_mark
from sesaku.grammars.forms.settling import plans, settled
from sesaku.grammars.forms.sheet import RowIndex
from sesaku.grammars.forms.years import year_in

_DASHES = re.compile(r"[-－―−‐–—ー○◯×△◎]")
WORDS = re.compile(r"[^。、\d]{2,30}")
_LEADS = re.compile(r".{0,8}(?:目標|実績)(?:(?:とする|の)?(?:値|水準)|状況|到達点)?")
_LEADING = {
    "indicator": {"yearly_target", "yearly_result", "target"},
    "budget": {"initial", "supplementary", "carryover", "total", "executed", "ignored", "category"},
    "means": {"budget", "executed"},
}
IN_YEAR_COLUMNS = {"baseline_year", "target_year", "start_year", "number", "indicators"}
_BOUNDS = {"baseline", "target", "dated_target"}
_MARKS = {"mark", "yearly_mark"}
_OUTCOME = Heading("outcome")
BEHIND = {"target", "yearly_target", "yearly_result"}


class HeadingRows:
    """The headings of a section with rows and columns of its own.

    Attributes:
        headings: what each heading says, those in columns of years included.
        heading_rows: the rows that hold headings of columns, each with the row after them.
        names: the cells that name a block of rows.
        bounds: what leads a value in a row of headings, with the value: 基準 | 8 before the years.
        bound_years: the cells beside such values that print their years.
    """

    def __init__(
        self,
        kind: str,
        cells: Iterable[FormCell],
        names: Iterable[FormCell],
    ) -> None:
        """Find the heading rows.

        Args:
            kind: whose roles the headings have: indicator, budget or means.
            cells: the cells.
            names: those of them that name a block of rows; they are no headings.
        """
        self.names = frozenset(names)
        self.headings: dict[FormCell, Heading] = {}
        self.heading_rows: dict[int, int] = {}
        self._kind = kind
        self._cells = tuple(cells)
        for cell in self._cells:
            found = None if cell in self.names else heading_of(kind, cell)
            if found is not None:
                self.headings[cell] = found
        self.headings = bare_years(self._cells) | self.headings
        self.headings |= plans(self._cells, self.headings)
        self._index = RowIndex(self._cells)
        self._years = [cell for cell, one in self.headings.items() if one == PLAIN_YEAR]
        self._heads: list[FormCell] = []
        self._bottoms: list[int] = []
        self._data_rows: list[int] = []
        self._second_line: int | None = None
        self._own_years: dict[FormCell, bool] = {}
        self.bounds: dict[FormCell, FormCell] = {}
        self.bound_years: dict[FormCell, FormCell] = {}
        self._find_heading_rows()
        self._infer_leading()
        self._infer_marks()
        self.headings |= settled(self._heads, self._cells, self.headings)
        self._second_line = self._find_second_line()

    def _find_heading_rows(self) -> None:
        starting: dict[int, list[FormCell]] = {}
        for cell in self._cells:
            if cell not in self.names:
                starting.setdefault(cell.top, []).append(cell)
        reach = 0
        for row in sorted(starting):
            starting[row] = self._without_bounds(row, starting[row])
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

    def _without_bounds(self, row: int, cells: list[FormCell]) -> list[FormCell]:
        """Return the cells of a row without a baseline and its value that stand before years."""
        if self._kind != "indicator":
            return cells
        cells = [cell for cell in cells if not inline_bounds(cell)] or cells
        found = bounds_before_years(cells, self.headings)
        taken = {cell for bound in found for cell in bound}
        rest = [cell for cell in cells if cell not in taken]
        ends = {row + 1, *(bound.lead.bottom for bound in found)}
        below = [
            cell
            for end in ends
            for cell in self._index.at(end)
            if cell.top == end and cell not in self.names
        ]
        if not found or not stand_apart(found, below, self.headings):
            return cells
        self.bounds |= {bound.lead: bound.value for bound in found}
        for bound in found:
            self._date_bound(bound)
        return rest

    def _date_bound(self, bound: Bound) -> None:
        """Note the year that stands beside a value, and those below it: 基準 | 8 | ３年度."""
        if bound.year is None:
            return
        self.bound_years[bound.value] = bound.year
        columns = [(cell.left, cell.right) for cell in (bound.lead, bound.value, bound.year)]
        for below in self._index.at(bound.lead.bottom):
            row = {(cell.left, cell.right): cell for cell in self._index.beside(below)}
            if (below.left, below.right) != columns[0] or below not in self.headings:
                continue
            value, year = (row.get(column) for column in columns[1:])
            led = self.headings[below].role in _BOUNDS and value not in self.headings
            if value is not None and year is not None and led and self._is_year(year):
                self.bound_years[value] = year

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
        worded = all(WORDS.fullmatch(cell.key) for cell in data)
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

    def _infer_marks(self) -> None:
        """Add what leads a row of marks among rows of 目標 and 実績, whatever its word."""
        if self._kind != "indicator":
            return
        columns = {
            (cell.left, cell.right)
            for cell, one in self.headings.items()
            if one.role in BEHIND and cell.top not in self.heading_rows
        }
        for row in self._data_rows:
            cells = [cell for cell in self._index.at(row) if cell.top == row]
            for cell in cells:
                known = self.headings.get(cell, _OUTCOME) != _OUTCOME
                if known or cell in self.names or (cell.left, cell.right) not in columns:
                    continue
                dated = [
                    other.key
                    for other in cells
                    if other.left >= cell.right and any(one.year for one in self._above(other))
                ]
                marked = bool(dated) and all(is_mark(key) for key in dated)
                if marked and not all(is_dash(key) for key in dated) and may_head(cell.key):
                    self.headings[cell] = Heading("yearly_mark")

    def _is_head(self, cell: FormCell) -> bool:
        """Whether a cell that reads like a heading is one.

        A year in a column of years is none, nor is that of a baseline or a target on a line of its
        own, nor 達成 right below 達成状況.
        """
        role = self.headings[cell].role
        if role is not None:
            return not self._is_marked(cell)
        above = {found.role for found in self._above(cell)}
        return not above & IN_YEAR_COLUMNS and not (above & _BOUNDS and self._is_on_line(cell))

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
        if "category" in above and role in BEHIND and not inside:
            return True
        led = role in above
        return bool(beside) and not led and all(cell not in self.headings for cell in beside)

    def _above(self, cell: FormCell) -> list[Heading]:
        return [self.headings[head] for head in self._heads_above(cell)]

    def _heads_above(self, cell: FormCell) -> list[FormCell]:
        found: list[FormCell] = []
        top, first = cell.top, self._first_of_its_own(cell)
        for at in range(bisect.bisect_right(self._bottoms, cell.top) - 1, -1, -1):
            head = self._heads[at]
            if found and self._has_data(head.bottom, top):
                break
            if head.top < first or self._is_beside_another(head, cell):
                continue
            if head.stacked(cell) and self._is_of_line(head, cell):
                found.append(head)
                top = min(top, head.top)
        found.sort(key=lambda head: (-head.bottom, head.left))
        return found

    def _is_beside_another(self, head: FormCell, cell: FormCell) -> bool:
        """Whether a heading is beside another name than a cell, beside whose own name years are."""
        own = next((name for name in self.names if name.top <= cell.top < name.bottom), None)
        if own is None or head.top >= own.top or not self._prints_years(own):
            return False
        return any(
            name.top <= head.top < name.bottom and name.right <= head.left for name in self.names
        )

    def _prints_years(self, name: FormCell) -> bool:
        """Whether years of its own stand beside a name, in a row that holds nothing but headings.

        The years of a baseline and a target stand there too, beside their values.
        """
        known = self._own_years.get(name)
        if known is None:
            beside = (
                [cell for cell in self._index.at(row) if cell.left >= name.right]
                for row in range(name.top, name.bottom)
            )
            known = self._own_years[name] = any(
                sum(self._is_year(cell) for cell in row) > 1
                and all(cell in self.headings for cell in row)
                for row in beside
            )
        return known

    def _first_of_its_own(self, cell: FormCell) -> int:
        """Return the first row of a block whose years run down below its own headings, else 0.

        They run below its own 年度, or below a blank corner of them. What heads the columns of the
        blocks above it says nothing of the cells below that row.
        """
        for name in self.names:
            if name.top < cell.top < name.bottom and (
                self._has_blank_corner(name)
                or any(
                    year.top == name.top and self._has_years_below(year, name.bottom)
                    for year in self._years
                )
            ):
                return name.top
        return 0

    def _has_blank_corner(self, name: FormCell) -> bool:
        """Whether years run down beside a name, and beside its headings there is nothing."""
        if name.top not in self.heading_rows:
            return False
        taken = any(cell.left <= name.right < cell.right for cell in self._index.at(name.top))
        below = {cell for row in range(name.top, name.bottom) for cell in self._index.at(row)}
        years = [cell for cell in below if cell.left == name.right and year_in(cell.key)]
        return not taken and len(years) > 1

    def _has_years_below(self, head: FormCell, end: int) -> bool:
        below = (cell for row in range(head.bottom, end) for cell in self._index.at(row))
        columns = (head.left, head.right)
        years = {one for one in below if (one.left, one.right) == columns and year_in(one.key)}
        return len(years) > 1

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

    def _has_data(self, start: int, end: int) -> bool:
        """Whether a row of values begins between two rows."""
        at = bisect.bisect_left(self._data_rows, start)
        return at < len(self._data_rows) and self._data_rows[at] < end
