"""Budgets whose total is not the sum of its parts, which the sheet itself has wrong."""

from sesaku.model.diagnostic import Collector
from sesaku.model.review import Project
from sesaku.model.review_money import ProjectBudget
from sesaku.model.values import Quantity

_PARTS = 6
"""So many figures take part, each rounded by up to half of its last place."""


def check_totals(project: Project, collector: Collector) -> None:
    """Name the budgets of a project whose printed total is not the sum of what is printed."""
    for budget in project.budgets:
        sums = _sums(budget)
        total = budget.total
        if not sums or total is None or total.value is None:
            continue
        whole = all(float(value).is_integer() for value in (*sums, total.value))
        allowed = (1 if whole else 0.1) * _PARTS / 2
        if min(abs(value - total.value) for value in sums) > allowed:
            collector.add(
                "budget-total-differs",
                total.cite,
                fiscal_year=budget.fiscal_year,
                printed=total.raw,
                computed=_shown(sums[0]),
            )


def _sums(budget: ProjectBudget) -> list[float]:
    """Return the sum without and with what was carried out; nothing where a part is missing."""
    parts = (budget.initial, budget.supplementary, budget.carried_in, budget.reserve)
    values = [value for part in parts if (value := _value(part)) is not None]
    if len(values) < len(parts):
        return []
    carried_out = _value(budget.carried_out)
    kept = sum(values)
    return [kept] if carried_out is None else [kept + carried_out, kept]


def _value(part: Quantity | None) -> float | None:
    return None if part is None else part.value


def _shown(value: float) -> float | int:
    return int(value) if float(value).is_integer() else round(value, 3)
