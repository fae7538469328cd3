"""A project that spends less than seven tenths of its budget in every year.

The rate is execution by budget in all (計), of years that print both; at least three of them. Not
applicable to a sheet with fewer.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    FiscalYears,
    Needs,
    Question,
    Severity,
    Value,
    abstained,
    judged,
)
from sesaku.checks.review_sheet.subjects import project_subject
from sesaku.model.review import Project
from sesaku.model.values import Quantity

ID = "project-execution-low"
VERSION = 1
CATEGORY: Category = "arithmetic_or_budget"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("projects",)

_YEARS, _LOW = 3, 0.7


class _Spent(NamedTuple):
    fiscal_year: int
    total: Quantity
    executed: Quantity
    rate: float


def check(case: Case) -> Iterator[Answer]:
    """Answer for every project."""
    for project in case.content.projects:
        spent = _spent(project)
        if len(spent) < _YEARS:
            yield abstained(project_subject(project), "few-years")
        else:
            low = all(year.rate < _LOW for year in spent)
            yield judged(project_subject(project), [_question(case, spent)] if low else [])


def _spent(project: Project) -> list[_Spent]:
    """Return the years with a budget above zero and an execution."""
    found = []
    for budget in project.budgets:
        total, executed = budget.total, budget.executed
        if budget.extent != "total" or budget.fiscal_year is None or not total or not executed:
            continue
        if total.value and total.value > 0 and executed.value is not None:
            rate = executed.value / total.value
            found.append(_Spent(budget.fiscal_year, total, executed, rate))
    return found


def _question(case: Case, spent: list[_Spent]) -> Question:
    document = case.reading.document.name
    shown = tuple(
        Evidence(f"{role} {year.fiscal_year}", cell.raw, cell.cite, document)
        for year in spent
        for role, cell in (("budget", year.total), ("executed", year.executed))
        if cell.cite
    )
    values: dict[str, Value] = {
        "years": FiscalYears(tuple(year.fiscal_year for year in spent)),
        "rates": "、".join(f"{year.rate:.0%}" for year in spent),
    }
    return Question("low", shown, (), values)
