"""Money left over, money that leaps, and years without figures, with no word on why.

A total below zero; execution below eight tenths of the total; a total half as large again as the
year before, or less than half of it where both years are closed; a scope that has figures in some
years and 「－」 in others. Not applicable where no year has both a total and an execution.
"""

from collections.abc import Iterator
from itertools import pairwise

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    FiscalYears,
    Needs,
    Question,
    Severity,
    abstained,
    judged,
)
from sesaku.model.budget import Budget
from sesaku.model.values import Quantity

ID = "budget-execution"
VERSION = 1
CATEGORY: Category = "arithmetic_or_budget"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("budgets",)

_LOW = 0.8
_LEAP = 1.5
_FALL = 0.5


def check(case: Case) -> Iterator[Answer]:
    """Ask about each row of the budget table, year by year."""
    measure = case.content.measure
    budgets = measure.budgets if measure is not None else ()
    if not any(_rate(one) is not None for one in budgets):
        yield abstained("budget", "no-execution")
        return
    asked: list[Question] = []
    for scope in dict.fromkeys(one.scope for one in budgets):
        rows = sorted(
            (one for one in budgets if one.scope == scope), key=lambda one: one.fiscal_year
        )
        asked += [question for one in rows for question in _below_zero(case, one, rows)]
        asked += [question for one in rows for question in _low(case, one, rows)]
        asked += [question for pair in pairwise(rows) for question in _leap(case, pair, rows)]
        asked += _gaps(case, rows)
    yield judged("budget", asked)


def _value(cell: Quantity | None) -> float | int | None:
    return cell.value if cell is not None else None


def _rate(budget: Budget) -> float | None:
    total, spent = _value(budget.total), _value(budget.executed)
    return spent / total if total and total > 0 and spent is not None else None


def _below_zero(case: Case, budget: Budget, rows: list[Budget]) -> Iterator[Question]:
    total = _value(budget.total)
    if budget.total is not None and total is not None and total < 0:
        yield Question(
            "below-zero",
            _evidence(case, [budget], rows),
            ("below-zero", str(budget.fiscal_year), budget.scope or ""),
            {"year": FiscalYears((budget.fiscal_year,)), "total": budget.total.raw},
        )


def _low(case: Case, budget: Budget, rows: list[Budget]) -> Iterator[Question]:
    rate = _rate(budget)
    if rate is not None and rate < _LOW:
        yield Question(
            "low",
            _evidence(case, [budget], rows),
            ("low", str(budget.fiscal_year), budget.scope or ""),
            {"year": FiscalYears((budget.fiscal_year,)), "rate": f"{100 * rate:.1f}"},
        )


def _leap(case: Case, pair: tuple[Budget, Budget], rows: list[Budget]) -> Iterator[Question]:
    before, after = pair
    old, new = _value(before.total), _value(after.total)
    if not old or new is None or min(old, new) < 0 or after.fiscal_year != before.fiscal_year + 1:
        return
    if new >= _LEAP * old or (new < _FALL * old and _rate(after) is not None):
        yield Question(
            "leap",
            _evidence(case, list(pair), rows),
            ("leap", str(after.fiscal_year), after.scope or ""),
            {"year": FiscalYears((after.fiscal_year,)), "times": f"{new / old:.2f}"},
        )


def _gaps(case: Case, rows: list[Budget]) -> list[Question]:
    blank = [one for one in rows if _dashed(one)]
    if not blank or len(blank) == len(rows):
        return []
    values = {"years": FiscalYears(tuple(one.fiscal_year for one in blank))}
    about = ("gaps", rows[0].scope or "")
    return [Question("gaps", _evidence(case, blank, rows), about, values, "low")]


def _dashed(budget: Budget) -> bool:
    cells = [one for one in (budget.initial, budget.total, budget.executed) if one is not None]
    return bool(cells) and all(one.value is None and one.raw.strip() for one in cells)


def _evidence(case: Case, asked: list[Budget], rows: list[Budget]) -> tuple[Evidence, ...]:
    """Return the cells of the years in question, and the rows they stand in."""
    cells = [
        case.evidence(f"budget {budget.fiscal_year}", cell)
        for budget in asked
        for cell in (budget.initial, budget.total, budget.executed)
        if cell is not None and cell.cite
    ]
    lines = [
        case.joined(f"budget {part}", [cell for cell in line if cell is not None and cell.cite])
        for part, line in (
            ("initial", [one.initial for one in rows]),
            ("total", [one.total for one in rows]),
            ("executed", [one.executed for one in rows]),
        )
    ]
    return (*cells, *(line for line in lines if line.cite))
