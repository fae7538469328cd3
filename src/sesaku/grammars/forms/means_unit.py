"""The unit of the money of means where a form prints one for the measure, and none for them.

施策の予算額・執行額等（百万円） is told once; the means' table leaves the unit out. It holds for
them only where their sums are of the size of the measure's own money.
"""

from collections.abc import Sequence
from dataclasses import replace

from sesaku.model.budget import Budget
from sesaku.model.means import FormMeans

_LEAST, _MOST = 0.02, 10
"""What the means of a year may make of the measure's money: a part of it, or more than all."""


def with_unit_of_budgets(
    means: tuple[FormMeans, ...], budgets: Sequence[Budget]
) -> tuple[FormMeans, ...]:
    """Return means with the unit of the measure's money where they print none of their own."""
    units = {one.unit for one in budgets}
    unit = units.pop() if len(units) == 1 else None
    if unit is None or any(map(_has_unit, means)) or not _is_of_same_size(means, budgets):
        return means
    return tuple(replace(one, unit=unit) for one in means)


def _has_unit(means: FormMeans) -> bool:
    amounts = [side for one in means.budgets for side in (one.budget, one.executed)]
    own = any(amount is not None and amount.unit for amount in (*amounts, means.initial))
    return own or means.unit is not None


def _is_of_same_size(means: Sequence[FormMeans], budgets: Sequence[Budget]) -> bool:
    """Whether means and measure share years, and in each the sums are of one size."""
    spent: dict[int, float] = {}
    for one in (budget for listed in means for budget in listed.budgets):
        if one.budget is not None and one.budget.value:
            spent[one.fiscal_year] = spent.get(one.fiscal_year, 0) + one.budget.value
    ratios = [
        spent[one.fiscal_year] / whole
        for one in budgets
        if one.fiscal_year in spent and (whole := _whole(one))
    ]
    return bool(ratios) and all(_LEAST <= ratio <= _MOST for ratio in ratios)


def _whole(budget: Budget) -> float | None:
    amounts = (amount.value for amount in (budget.total, budget.initial) if amount is not None)
    return next((value for value in amounts if value), None)
