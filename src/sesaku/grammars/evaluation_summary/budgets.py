"""The budget table 「施策の予算額・執行額等」 as records: one a year and scope."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from sesaku.document.document import Document
from sesaku.grammars.cells import quantity_of
from sesaku.grammars.evaluation_summary import grammar, money
from sesaku.grammars.evaluation_summary.money import Cell, Line
from sesaku.grammars.rows import Row
from sesaku.model.budget import Budget, BudgetScope
from sesaku.model.diagnostic import Collector
from sesaku.model.reading import Furniture
from sesaku.model.values import Quantity
from sesaku.text.wareki import years_in
from sesaku.text.width import narrow, squeeze

_NEAR = 0.45
_SUBJECT = "予算額・執行額等"
_UNITS = "百万円|千円|億円|万円|兆円|円"
# "単位：百万円", "（千円）", "百万円単位"
_UNIT = re.compile(rf"単位[:：]?\(?({_UNITS})|[(（]({_UNITS})[)）]|({_UNITS})単位")
_ERAS = re.compile("昭和|平成|令和")
_BRACKETED = re.compile(r"^[(（]\s*(.*?)\s*[)）]$", re.DOTALL)

_Key = tuple[int, BudgetScope | None]


@dataclass(slots=True)
class Money:
    """What was read: the budgets, the labels of the table, and the rows nobody understood."""

    budgets: tuple[Budget, ...] = ()
    furniture: list[Furniture] = field(default_factory=list)


def unit_in(texts: Iterable[str]) -> str | None:
    """Return the unit that a heading, label or note gives for all amounts."""
    for text in texts:
        match = _UNIT.search(squeeze(text))
        if match:
            return next(group for group in match.groups() if group)
    return None


def read_budgets(
    document: Document, rows: list[Row], notes: Iterable[str], collector: Collector
) -> Money:
    """Read the rows of the budget table.

    Args:
        document: what the rows were made of.
        rows: the rows of the table, headings of years and of parts among them.
        notes: texts that may name the unit, those nearest to the table first.
        collector: takes the diagnostics.
    """
    reader = _Reader(document, collector)
    for line in money.lines_of(document, rows):
        reader.take(line)
    unit = unit_in([row.text for row in rows]) or unit_in(notes)
    budgets = tuple(
        Budget(year, scope, reader.units.get((year, scope)) or unit, **parts)
        for (year, scope), parts in reader.found.items()
    )
    reader.furniture.extend(reader.loose(rows))
    for budget in budgets:
        _check_total(budget, collector)
    return Money(budgets, reader.furniture)


class _Reader:
    """Goes down the table; columns, scope and labels hold until the next ones."""

    def __init__(self, document: Document, collector: Collector) -> None:
        self.document = document
        self.collector = collector
        self.found: dict[_Key, dict[str, Quantity]] = {}
        self.units: dict[_Key, str] = {}
        self.furniture: list[Furniture] = []
        self.years: list[tuple[Cell, int]] = []
        self.header: Line | None = None
        self.parts: list[tuple[Cell, str]] = []
        self.scope: BudgetScope | None = None
        self.pending: list[Cell] = []
        self.filled = False
        eras = set(_ERAS.findall(document.text))
        self.era = eras.pop() if len(eras) == 1 else None

    def take(self, line: Line) -> None:
        """Read one line."""
        years, amounts = line.of("year"), line.of("amount")
        if years and not amounts and not self._across(line):
            self._head(line, years)
        elif years and self._across(line):
            self._year_row(line, years[0])
        elif amounts or (line.ruled and self.years and money.part_of(line.label)):
            self._part_row(line)
        else:
            self.pending.extend(line.of("text"))
            self._part_columns(line)

    def loose(self, rows: list[Row]) -> list[Furniture]:
        """Return the label furniture of words that stand before no amounts: a unit, 区分."""
        known = {"区分", "年度", "予算の状況", "区分年度", "年度区分"}
        words = [cell for cell in self.pending if rows]
        return [
            self._label(cell)
            for cell in words
            if unit_in([cell.text]) or squeeze(cell.text) in known
        ]

    def _label(self, cell: Cell) -> Furniture:
        return Furniture("label", self.document.cite(cell.start, cell.end))

    def _head(self, line: Line, years: list[Cell]) -> None:
        values = self._values(years)
        if values is None:
            for cell in years:
                self.collector.add(
                    "year-unreadable", self.document.cite(cell.start, cell.end), printed=cell.text
                )
            values = []
        pairs = list(zip(years, values, strict=False))
        self.years = pairs if self.filled or line.ruled else self.years + pairs
        self.header, self.filled = line, False
        self.furniture.extend(self._label(cell) for cell in years)
        self.pending.extend(line.of("text"))

    def _values(self, years: list[Cell]) -> list[int] | None:
        text = "、".join(squeeze(cell.text) for cell in years)
        for carried in (None, self.era):
            found = years_in(text, carried=carried)
            if len(found) == len(years):
                return found
        single = [years_in(squeeze(cell.text), carried=self.era)[:1] for cell in years]
        return [one[0] for one in single] if all(single) else None

    def _part_columns(self, line: Line) -> None:
        """Note the columns of a table whose rows are years: 年度 / 予算の状況 / 執行額."""
        named = [
            (cell, part) for cell in line.of("text") if (part := money.part_of(squeeze(cell.text)))
        ]
        if len(named) > 1 and not self.years:
            self.parts = named
            self.header = line

    def _across(self, line: Line) -> bool:
        return bool(self.parts) and len(line.of("year")) == 1 and line.cells[0].kind == "year"

    def _year_row(self, line: Line, year: Cell) -> None:
        values = self._values([year])
        cells = [cell for cell in line.cells if cell.kind in {"amount", "blank"}]
        if values is None or len(cells) != len(self.parts):
            self._unaligned(line, len(cells), len(self.parts))
            return
        self._labels([*self.pending, year])
        self.pending = []
        for (_, part), cell in zip(self.parts, cells, strict=True):
            self._put((values[0], self.scope), part, cell)

    def _part_row(self, line: Line) -> None:
        words = [*self.pending, *line.of("text")]
        label = squeeze("".join(cell.text for cell in words))
        part = money.part_of(label)
        self._see_scope(label)
        if part is None or not self.years:
            if not self.years:
                self._unaligned(line, len(line.of("amount")), 0)
            self.pending = []
            return
        cells = self._aligned(line)
        if cells is None:
            self._unaligned(line, len(line.of("amount")), len(self.years))
            self.pending = []
            return
        self._labels(words)
        self.pending, self.filled = [], True
        unit = unit_in([label])
        for (_, year), cell in zip(self.years, cells, strict=True):
            if self._put((year, self.scope), part, cell) and unit:
                self.units[(year, self.scope)] = unit

    def _labels(self, cells: Iterable[Cell]) -> None:
        self.furniture.extend(self._label(cell) for cell in cells)

    def _see_scope(self, label: str) -> None:
        words = grammar.vocabulary().budget
        if re.search(words["contributions"], label):
            excluded = re.search(words["excluding"], label)
            self.scope = "excluding_contributions" if excluded else "contributions"
        elif re.search(words["group"], label):
            self.scope = None

    def _put(self, key: _Key, part: str, cell: Cell) -> bool:
        parts = self.found.setdefault(key, {})
        if part in parts:
            if cell.text:
                cite = self.document.cite(cell.start, cell.end)
                quote = self.document.quote(cite)
                self.collector.add("text-unplaced", cite, quote=quote)
            return False
        parts[part] = _quantity(self.document, cell)
        return True

    def _unaligned(self, line: Line, found: int, expected: int) -> None:
        cells = [cell for cell in line.cells if cell.text]
        cite = self.document.cite(min(c.start for c in cells), max(c.end for c in cells))
        self.collector.add(
            "table-unaligned", cite, subject=_SUBJECT, found=found, expected=expected
        )

    def _aligned(self, line: Line) -> list[Cell] | None:
        """Return one cell a year; None where the print does not tell which is which."""
        if line.ruled:
            return self._by_cells(line)
        amounts = line.of("amount")
        if len(amounts) >= len(self.years):
            return amounts if len(amounts) == len(self.years) else None
        by_place = self._by_place(amounts)
        if by_place is not None:
            return by_place
        self._unaligned(line, len(amounts), len(self.years))
        return _in_time(amounts, self.years)

    def _by_cells(self, line: Line) -> list[Cell] | None:
        """Align cells that tabs or a grid set apart; a merged cell may have dropped the first."""
        cells = list(line.cells)
        count = len(self.years)
        header = list(self.header.cells) if self.header is not None else []
        blank = Cell("blank", 0, 0, "")
        places = [header.index(cell) for cell, _ in self.years if cell in header]
        amounts = [place for place, cell in enumerate(cells) if cell.kind == "amount"]
        last = max((place for place, cell in enumerate(cells) if cell.kind == "text"), default=-1)
        ways: list[list[int]] = []
        if len(places) == count and set(amounts) <= set(places) and last < places[0]:
            ways.append(places)
        if len(cells) >= count and last < len(cells) - count and _within(amounts, cells, count):
            ways.append(list(range(len(cells) - count, len(cells))))
        if amounts and amounts[-1] <= last + count and amounts[0] > last:
            ways.append(list(range(last + 1, last + 1 + count)))
        if not ways:
            return None
        found = [[cells[p] if p < len(cells) else blank for p in way] for way in ways]
        texts = [[cell.text for cell in way] for way in found]
        if len(cells) != len(header) and any(one != texts[0] for one in texts):
            self._unaligned(line, len(amounts), count)
        return found[0]

    def _by_place(self, amounts: list[Cell]) -> list[Cell] | None:
        """Align amounts that stand below their years in a print of fixed columns."""
        middles = [money.column_of(self.document, cell) for cell, _ in self.years]
        steps = [after - before for before, after in pairwise(middles)]
        if not steps or min(steps) <= 0:
            return None
        pitch = min(steps)
        cells = [Cell("blank", 0, 0, "") for _ in middles]
        for cell in amounts:
            own = money.column_of(self.document, cell)
            nearest = min(range(len(middles)), key=lambda place: abs(middles[place] - own))
            if abs(middles[nearest] - own) > pitch * _NEAR or cells[nearest].text:
                return None
            cells[nearest] = cell
        return cells


def _within(amounts: list[int], cells: list[Cell], count: int) -> bool:
    return all(place >= len(cells) - count for place in amounts)


def _in_time(amounts: list[Cell], years: list[tuple[Cell, int]]) -> list[Cell] | None:
    """Fill from the earliest year: money is known in the order of time, the last is not yet."""
    values = [year for _, year in years]
    if values != sorted(values) or not amounts:
        return None
    blanks = [Cell("blank", 0, 0, "") for _ in range(len(years) - len(amounts))]
    return [*amounts, *blanks]


def _quantity(document: Document, cell: Cell) -> Quantity:
    if not cell.text:
        return Quantity("", None)
    raw = document.text[cell.start : cell.end]
    inside = _BRACKETED.match(raw)
    start = cell.start
    if inside and re.search(r"\d", narrow(inside[1])):
        start += inside.start(1)
        raw = inside[1]
    return quantity_of(raw, document.cite(start, start + len(raw)))


def _check_total(budget: Budget, collector: Collector) -> None:
    """Note a total that is not the sum of its parts; a part that is not printed counts nothing."""
    parts = [budget.initial, budget.supplementary, budget.carryover]
    values = [part.value for part in parts if part is not None and part.value is not None]
    total = budget.total
    if budget.initial is None or len(values) < 2 or total is None or total.value is None:  # noqa: PLR2004 - a sum needs two
        return
    if any(part is not None and part.value is None and part.raw for part in parts):
        return
    computed = sum(values)
    if abs(computed - total.value) > 1e-6 * max(abs(total.value), 1):
        collector.add(
            "budget-total-differs",
            total.cite,
            fiscal_year=budget.fiscal_year,
            printed=total.value,
            computed=computed,
        )
