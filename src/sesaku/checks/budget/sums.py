"""Initial, supplementary and carried-over budget make the total; execution stays within it.

Also the totals of the budget form 「個別票」, column by column, and its column of the current year
against the initial budgets of the table, both in one unit and rounded as the coarser one is. What
adds up has passed. Not applicable where the parts are not printed.
"""

from collections.abc import Iterator

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
from sesaku.codelists import load
from sesaku.model.budget import Budget, BudgetForm
from sesaku.model.values import Quantity
from sesaku.text.wareki import years_in

ID = "budget-sums"
VERSION = 1
CATEGORY: Category = "arithmetic_or_budget"
SEVERITY: Severity = "high"
NEEDS: Needs = ("measure",)


def check(case: Case) -> Iterator[Answer]:
    """Ask about the budget table and the budget form of the measure."""
    measure = case.content.measure
    if measure is None:
        return
    asked = [question for budget in measure.budgets for question in _year(case, budget)]
    judgable = any(_parts(budget) for budget in measure.budgets)
    form = measure.budget_form
    if form is not None:
        sums = _form(case, form)
        judgable = judgable or sums is not None
        asked += [*(sums or ()), *_across(case, form, measure.budgets)]
    yield judged("budget", asked) if judgable else abstained("budget", "no-parts")


def _parts(budget: Budget) -> list[Quantity]:
    """Return the parts that must make the total; none where one of them has no number."""
    printed = [budget.initial, budget.supplementary, budget.carryover]
    parts = [one for one in printed if one is not None]
    whole = bool(parts) and all(one.value is not None for one in parts)
    known = budget.total is not None and budget.total.value is not None
    return parts if whole and known else []


def _year(case: Case, budget: Budget) -> Iterator[Question]:
    parts, total = _parts(budget), budget.total
    about = (str(budget.fiscal_year), budget.scope or "")
    values = {"year": FiscalYears((budget.fiscal_year,))}
    if parts and total is not None and _sum(parts) != total.value:
        yield Question(
            "total",
            _cells(case, budget, [*parts, total]),
            ("total", *about),
            {**values, "sum": f"{_sum(parts):,}", "total": total.raw},
        )
    spent = budget.executed
    over = spent is not None and total is not None and (spent.value or 0) > (total.value or 0)
    if over and spent is not None and total is not None and total.value is not None:
        yield Question("over", _cells(case, budget, [total, spent]), ("over", *about), values)


def _sum(cells: list[Quantity]) -> float | int:
    return sum(one.value or 0 for one in cells)


def _cells(case: Case, budget: Budget, cells: list[Quantity]) -> tuple[Evidence, ...]:
    role = f"budget {budget.fiscal_year}"
    return tuple(case.evidence(role, one) for one in cells if one.cite)


def _form(case: Case, form: BudgetForm) -> list[Question] | None:
    """Return the columns whose grand total is not the sum of the rows; None if none is printed."""
    grand = [one for one in form.totals if any(cell.value is not None for cell in one.values)]
    if not grand or not form.rows:
        return None
    asked = []
    for at, column in enumerate(form.columns):
        rows = [row.values[at] for row in form.rows if at < len(row.values)]
        totals = [one.values[at] for one in grand if at < len(one.values)]
        known = [one.value for one in totals if one.value is not None]
        if not known or any(cell.value is None and cell.raw.strip() for cell in rows):
            continue
        if _sum(rows) not in known and 2 * max(known) != _sum(rows):
            cells = tuple(
                case.evidence(f"budget form {column}", one) for one in (*rows, *totals) if one.cite
            )
            values = {"column": column, "sum": f"{_sum(rows):,}", "total": f"{max(known):,}"}
            asked.append(Question("form", cells, ("form", column), values))
    return asked


def _across(case: Case, form: BudgetForm, budgets: tuple[Budget, ...]) -> Iterator[Question]:
    """Compare the form's column of a year with the initial budgets of that year's rows."""
    for year in dict.fromkeys(one.fiscal_year for one in budgets):
        rows = [one for one in budgets if one.fiscal_year == year]
        cells = [one.initial for one in rows if one.initial and one.initial.value is not None]
        known = _totals(form, year)
        coarse, fine = _factor(rows[0].unit), _factor(form.unit)
        if not cells or len(cells) < len(rows) or not known or not coarse or not fine:
            continue
        table, sheet = _sum(cells) * coarse, max(one.value or 0 for one in known) * fine
        if abs(table - sheet) > max(coarse, fine) * len(cells):
            yield Question(
                "across",
                (
                    *(case.evidence(f"budget {year}", one) for one in cells),
                    *(case.evidence("budget form", one) for one in known),
                ),
                ("across", str(year)),
                {"year": FiscalYears((year,)), "table": f"{table:,}", "sheet": f"{sheet:,}"},
            )


def _totals(form: BudgetForm, year: int) -> list[Quantity]:
    """Return the totals of the form's column of initial budgets of a year."""
    at = next((at for at, column in enumerate(form.columns) if _names(column, year)), None)
    if at is None:
        return []
    cells = [one.values[at] for one in form.totals if at < len(one.values)]
    return [one for one in cells if one.value is not None]


def _names(column: str, year: int) -> bool:
    return "当初" in column and year in years_in(column, carried="令和")


def _factor(unit: str | None) -> int | None:
    code = load("units").find(unit) if unit else None
    return code.factor if code else None
