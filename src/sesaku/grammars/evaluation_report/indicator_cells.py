"""The table of an indicator where its cells are known: values by column, blank cells too."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sesaku.document.document import Document
from sesaku.grammars.cells import quantity_of, tokens
from sesaku.grammars.evaluation_report.grammar import DASH
from sesaku.grammars.rows import Row
from sesaku.grammars.ruled_cells import RuledCell, cells_between
from sesaku.model.indicator import Rating
from sesaku.model.values import ItemisedText, NumberedText, YearlyContent
from sesaku.text.wareki import years_in

# 令和元年度 / --年度
_YEAR = re.compile(r"(?:平成|令和|昭和|西暦)?(?:\d{1,4}|元)年度?")
_ERA = re.compile(r"平成|令和|昭和")
_TERM = re.compile(rf"{DASH}{{1,2}}年度")
_MIDTERM = re.compile(r"中期目標値?")
_TARGET = re.compile(r"年度目標値?|目標値")
_RESULT = re.compile(r"実績値?")
_RATING = re.compile(r".*達成状況")
_GRADE = re.compile(r"[a-es]", re.IGNORECASE)

YearCells = tuple[int, YearlyContent | None, YearlyContent | None]


class CellTable(NamedTuple):
    """A table as read; ``rest`` are the rows of its other cells, notes among them."""

    midterm: YearlyContent | None
    has_midterm: bool
    term: str | None
    years: tuple[YearCells, ...]
    rated: bool
    rating: Rating | None
    labels: list[tuple[int, int]]
    rest: list[Row]
    numeric: bool


def read_cells(document: Document, rows: Sequence[Row]) -> CellTable | None:
    """Read the table in the rows under an indicator's heading; None where it is not one.

    Args:
        document: what the rows were made of.
        rows: the rows, in order.
    """
    if not rows:
        return None
    start, end = min(row.start for row in rows), max(row.end for row in rows)
    for cells in cells_between(document, start, end):
        targets = [cell for cell in cells if _TARGET.fullmatch(cell.tight)]
        results = [cell for cell in cells if _RESULT.fullmatch(cell.tight)]
        level = {cell.row for cell in (*targets, *results)}
        if targets and len(targets) == len(results) and len(level) == 1:
            return _Reader(document, cells, targets, results).read(rows)
    return None


class _Reader:
    """Reads one table: the headings of its columns, and the row of values under them."""

    def __init__(
        self,
        document: Document,
        cells: list[RuledCell],
        targets: list[RuledCell],
        results: list[RuledCell],
    ) -> None:
        self.document = document
        self.cells = cells
        self.targets = targets
        self.results = results
        self.header = targets[0].row
        self.used: list[RuledCell] = [*targets, *results]
        self.numeric = self._is_numeric()

    def _is_numeric(self) -> bool:
        """Whether the table is one of numbers: one stands in a year, or nothing else than dashes.

        A word in place of a number, 中止 or 集計中, makes no indicator of texts of it.
        """
        under = [self._under(heading) for heading in (*self.targets, *self.results)]
        said = [cell for cell in under if cell is not None and cell.text]
        figures = [cell for cell in said if _is_figure(cell)]
        return len(figures) == len(said) or any(
            quantity_of(cell.text, cell.cite).value is not None for cell in figures
        )

    def read(self, rows: Sequence[Row]) -> CellTable | None:
        """Return the table; None where a year or the row of values is missing."""
        years = [self._year(column) for column in self.targets]
        if any(year is None for year in years):
            return None
        midterm = next((cell for cell in self.cells if _MIDTERM.fullmatch(cell.tight)), None)
        rating = next((cell for cell in self.cells if _RATING.fullmatch(cell.tight)), None)
        self.used.extend(cell for cell in (midterm, rating) if cell is not None)
        term = self._term(midterm) if midterm is not None else None
        value = self._content(midterm) if midterm is not None else None
        pairs = zip(years, self.targets, self._beside(), strict=True)
        values = tuple(
            (year, self._content(target), self._content(result))
            for year, target, result in pairs
            if year is not None
        )
        grade = self._grade(rating) if rating is not None else None
        taken = [(span.start, span.end) for cell in self.used for span in cell.cite]
        return CellTable(
            value,
            midterm is not None,
            term,
            values,
            rating is not None,
            grade,
            taken,
            [row for row in rows if not _inside(row, taken)],
            self.numeric,
        )

    def _beside(self) -> list[RuledCell]:
        """Return the result's heading of each target's: the next one to its right."""
        right = sorted(self.results, key=lambda cell: cell.column)
        return [
            next((cell for cell in right if cell.column > target.column), right[-1])
            for target in self.targets
        ]

    def _year(self, column: RuledCell) -> int | None:
        """Return the year above a heading."""
        for cell in self.cells:
            above = cell.row < self.header and cell.covers(cell.row, column.column)
            if above and _YEAR.fullmatch(cell.tight):
                self.used.append(cell)
                return next(iter(self._named(cell)), None)
        return None

    def _named(self, cell: RuledCell) -> list[int]:
        """Return the years of a heading; one without an era takes that of a heading beside it."""
        if years := years_in(cell.text):
            return years
        named = [
            (one.column, found.group())
            for one in self.cells
            if one.row < self.header and (found := _ERA.match(one.tight))
        ]
        left = [one for one in named if one[0] < cell.column]
        era = max(left or named, default=(0, None))[1]
        return years_in(cell.text, carried=era)

    def _term(self, heading: RuledCell) -> str | None:
        """Return what the form prints under the heading of the mid-term goal."""
        for cell in self.cells:
            below = heading.row < cell.row <= self.header and cell.covers(cell.row, heading.column)
            if below and (_TERM.fullmatch(cell.tight) or _YEAR.fullmatch(cell.tight)):
                self.used.append(cell)
                years = self._named(cell)
                return str(years[0]) if years else cell.tight
        return None

    def _under(self, heading: RuledCell) -> RuledCell | None:
        """Return the value's cell of a column."""
        for cell in self.cells:
            if cell.row > self.header and cell.covers(self.header + 1, heading.column):
                return cell
        return None

    def _content(self, heading: RuledCell) -> YearlyContent | None:
        cell = self._under(heading)
        if cell is None or not cell.text:
            return None
        if cell in self.used:
            return None  # one cell over several columns: the value stands in the first
        self.used.append(cell)
        if _is_figure(cell) or (self.numeric and "。" not in cell.text):
            return quantity_of(cell.text, cell.cite)
        item = NumberedText(None, cell.text, cell.cite)
        return ItemisedText(cell.text, (item,), cell.cite)

    def _grade(self, heading: RuledCell) -> Rating | None:
        cell = self._under(heading)
        if cell is None or not _GRADE.fullmatch(cell.tight):
            return None
        self.used.append(cell)
        return Rating(cell.tight.lower(), cell.cite)


def _is_figure(cell: RuledCell) -> bool:
    """Whether a cell holds one figure or dash, and no more."""
    found = tokens(cell.tight)
    return len(found) == 1 and (found[0].start, found[0].end) == (0, len(cell.tight))


def _inside(row: Row, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start <= row.start and row.end <= end for start, end in ranges)
