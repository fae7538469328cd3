"""Money in the head: a table of years by parts of the budget, twice (with and without 分担金)."""

import itertools
import re

from sesaku.document.document import Document
from sesaku.grammars.cells import quantity_at, trailing_tokens
from sesaku.grammars.evaluation_report.budget_cells import read_ruled
from sesaku.grammars.rows import Row
from sesaku.model.budget import Budget, BudgetScope
from sesaku.model.diagnostic import Collector
from sesaku.model.values import Quantity
from sesaku.text.wareki import years_in

_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # 当初予算(a) 2,879 2,970
    ("initial", re.compile(r"当初予算額?(?:\([aア]\))?")),
    # 補正予算(b) 0 0 220
    ("supplementary", re.compile(r"補正予算額?(?:\([bイ]\))?")),
    # 繰越し等(c) 0 0 △217
    ("carryover", re.compile(r"繰越し?等?(?:\([cウ]\))?")),
    # 合計(a＋b＋c) 2,879 2,970
    ("total", re.compile(r"合計(?:\([^()]*\))?")),
    # 執行額(百万円) 2,709 2,632
    ("executed", re.compile(r"執行額(?:\([^()]*\))?")),
)
_UNIT = re.compile(r"\(?(?P<unit>(?:千|百万|億|十億)?円)\)?")
_YEARS = re.compile(r"(?:区分)?\s*(?:(?:平成|令和)?\s*(?:\d{1,4}|元)\s*年度\s*)+$")
_LABEL = re.compile(r"施策の予算額|同(?:上)?\(")
_STRANGERS = re.compile(r"区分|予算の|状況|予算の状況|\((?:千|百万|億|十億)?円\)")


def read_budgets(
    document: Document, rows: list[Row], collector: Collector
) -> tuple[tuple[Budget, ...], list[tuple[int, int]]]:
    """Read the budget tables; also the ranges of their labels."""
    labels: list[tuple[int, int]] = []
    budgets: list[Budget] = []
    starts = [index for index, row in enumerate(rows) if _LABEL.match(row.tight)]
    for start, end in itertools.pairwise([*starts, len(rows)]):
        label, content = rows[start], rows[start + 1 : end]
        labels.append((label.start, label.end))
        ruled = read_ruled(document, content, _PARTS) if document.tables else None
        table = _Table(document, _scope(label.tight))
        if ruled is not None:
            table.years, table.unit, table.parts = ruled.years, ruled.unit, ruled.parts
            labels.extend(ruled.labels)
        else:
            for row in content:
                table.add(row, labels)
        budgets.extend(table.records(collector))
    return tuple(budgets), labels


def _scope(label: str) -> BudgetScope | None:
    if "除" in label:
        return "excluding_contributions"
    return "contributions" if re.search(r"分担金|拠出金", label) else None


class _Table:
    """A budget table as its rows come in."""

    def __init__(self, document: Document, scope: BudgetScope | None) -> None:
        self.document = document
        self.scope = scope
        self.years: list[int] = []
        self.unit: str | None = None
        self.parts: dict[str, list[Quantity]] = {}

    def add(self, row: Row, labels: list[tuple[int, int]]) -> None:
        """Take a row: years, a part of the budget with its amounts, or a label."""
        unit = _UNIT.search(row.tight)
        if unit is not None and self.unit is None:
            self.unit = unit["unit"]
        if _YEARS.match(row.text) and not self.years:
            self.years = years_in(row.text)
            labels.append((row.start, row.end))
            return
        for part, pattern in _PARTS:
            if pattern.match(row.tight) and part not in self.parts:
                found = trailing_tokens(row.text, len(self.years))
                end = found[0].start if found else len(row.text)
                self.parts[part] = [quantity_at(self.document, row, token) for token in found]
                labels.append((row.start, row.start + len(row.text[:end].rstrip())))
                return
        if _STRANGERS.fullmatch(row.tight):
            labels.append((row.start, row.end))

    def records(self, collector: Collector) -> list[Budget]:
        """Return the rows by year; amounts fill the columns from the left, the rest is blank."""
        blank = Quantity("", None)
        records = []
        for index, year in enumerate(self.years):
            cells = {
                part: values[index] if index < len(values) else blank
                for part, values in self.parts.items()
            }
            record = Budget(year, self.scope, self.unit, **cells)
            _check_total(record, collector)
            records.append(record)
        return records


def _check_total(record: Budget, collector: Collector) -> None:
    parts = [record.initial, record.supplementary, record.carryover]
    numbers = [part.value for part in parts if part is not None and part.value is not None]
    total = record.total.value if record.total else None
    if record.total is None or total is None or len(numbers) < len(parts):
        return
    if sum(numbers) != total:
        collector.add(
            "budget-total-differs",
            record.total.cite,
            fiscal_year=record.fiscal_year,
            printed=total,
            computed=sum(numbers),
        )
