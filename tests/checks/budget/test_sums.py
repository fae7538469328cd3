"""What adds up in the budget table and the budget form, and what does not."""

import dataclasses
from typing import Any

import pytest

from sesaku.checks import audit
from sesaku.checks.budget import sums as check
from sesaku.checks.written import reading_of
from sesaku.model.budget import BudgetForm, BudgetFormRow, BudgetFormTotal
from sesaku.model.reading import Reading
from sesaku.model.values import Quantity
from tests.checks.cases import asked, found, reasons

ROW = {"year": 2020, "initial": "1,200", "supplementary": "300", "carryover": "△100"}


def test_parts_make_the_total() -> None:
    case = {"budgets": [{**ROW, "total": "1,400", "executed": "1,350"}]}
    (tally,) = asked(check, case).tallies
    assert (tally.passed, tally.failed) == (1, 0)


def test_parts_do_not_make_the_total() -> None:
    (finding,) = found(check, {"budgets": [{**ROW, "total": "1,500", "executed": "1,350"}]})
    assert (finding.subject, finding.severity) == ("budget", "high")
    assert "1,400" in finding.message


def test_more_executed_than_there_was() -> None:
    (finding,) = found(check, {"budgets": [{**ROW, "total": "1,400", "executed": "1,401"}]})
    assert "執行額" in finding.message


def test_not_applicable() -> None:
    blank = {"budgets": [{"year": 2020, "total": "1,400", "executed": "900"}]}
    assert reasons(check, blank) == ["The parts of a budget and their total are not both printed."]


@pytest.mark.parametrize(
    ("rows", "total", "table", "failed"),
    [
        ((700_400, 300_000), 1_000_400, "1,000", 0),
        ((700_400, 300_000), 1_000_300, "1,000", 1),
        ((700_400, 300_000), 1_000_400, "1,090", 1),
    ],
)
def test_the_form(rows: tuple[int, ...], total: int, table: str, failed: int) -> None:
    reading = _with_form(reading_of({"budgets": [{"year": 2021, "initial": table}]}), rows, total)
    assert len(audit([reading], checks=(check,)).findings) == failed


def _with_form(reading: Reading, rows: tuple[int, ...], total: int) -> Reading:
    def cells(value: int) -> tuple[Quantity, ...]:
        return (Quantity(f"{value:,}", value, cite=reading.document.cite(0, 2)),)

    form = BudgetForm(
        unit="千円",
        columns=("３年度当初予算額",),
        rows=tuple(BudgetFormRow("一般", None, None, cells(one), ()) for one in rows),
        totals=(BudgetFormTotal("合計", cells(total), ()),),
    )
    measure: Any = reading.content.measure
    content = dataclasses.replace(
        reading.content, measure=dataclasses.replace(measure, budget_form=form)
    )
    return dataclasses.replace(reading, content=content)
