"""The money of the measure 「施策の予算額・執行額等」."""

from collections.abc import Iterator, Sequence

from sesaku.exports.official.amounts import is_sum, quantity_cell
from sesaku.exports.official.layout import Cell, Line, Row, Table, label
from sesaku.exports.official.wording import fiscal
from sesaku.model.budget import Budget
from sesaku.model.values import Quantity

_TITLES = {
    "excluding_contributions": "施策の予算額・執行額等（分担金・拠出金除く）",
    "contributions": "同（分担金・拠出金）",
    None: "施策の予算額・執行額等",
}
_PARTS = (
    ("当初予算(a)", "initial"),
    ("補正予算(b)", "supplementary"),
    ("繰越し等(c)", "carryover"),
    ("合計(a＋b＋c)", "total"),
)
_STATE, _PART = 9, 17


def budget_rows(budgets: Sequence[Budget], first: float, rest: float) -> Iterator[Table]:
    """Yield a table for each scope, to follow the table of the goals.

    Args:
        budgets: the money, by scope and year.
        first: width of the column of labels.
        rest: width of the columns behind it.
    """
    for scope in dict.fromkeys(budget.scope for budget in budgets):
        own = [budget for budget in budgets if budget.scope == scope]
        share = (rest - _STATE - _PART) / len(own)
        widths = (first, _STATE, _PART, *[share] * len(own))
        yield Table(widths, tuple(_rows(own, _TITLES[scope])), together=True, joined=True)


def _rows(budgets: list[Budget], title: str) -> Iterator[Row]:
    parts = [part for part in _PARTS if any(getattr(one, part[1]) is not None for one in budgets)]
    spent = any(budget.executed is not None for budget in budgets)
    unit = next((budget.unit for budget in budgets if budget.unit), "")
    shown = f"({unit})" if unit else ""
    years = [label(fiscal(budget.fiscal_year)) for budget in budgets]
    yield label(title, rows=1 + len(parts) + spent), label("区分", columns=2), *years
    for place, (name, key) in enumerate(parts):
        state = [label(f"予算の状況{shown}", rows=len(parts))] if place == 0 else []
        cells = [_total(budget) if key == "total" else _amount(budget, key) for budget in budgets]
        yield *state, label(name, align="start"), *cells
    if spent:
        cells = [_amount(budget, "executed") for budget in budgets]
        yield label(f"執行額{shown}", columns=2), *cells


def _amount(budget: Budget, part: str) -> Cell:
    quantity = getattr(budget, part)
    if not isinstance(quantity, Quantity):
        return Cell((Line(""),))
    return quantity_cell(quantity, name=_name(budget, part))


def _total(budget: Budget) -> Cell:
    """Return the cell of a total: a workbook adds it up where the print does."""
    if budget.total is None:
        return Cell((Line(""),))
    parts = [key for _, key in _PARTS[:-1]]
    added = [key for key in parts if (own := getattr(budget, key)) and own.value is not None]
    sums = is_sum(budget.total, (getattr(budget, key) for key in parts))
    formula = "=" + "+".join(f"{{{_name(budget, key)}}}" for key in added) if sums else ""
    return quantity_cell(budget.total, formula=formula)


def _name(budget: Budget, part: str) -> str:
    return f"{budget.scope or 'all'}_{budget.fiscal_year}_{part}"
