"""Tables of money: the budgets of the measure, and the budget form."""

from collections.abc import Iterator
from dataclasses import fields

from sesaku.model.budget import Budget, BudgetForm, BudgetFormRow, BudgetFormTotal
from sesaku.model.reading import Reading
from sesaku.model.tables.column import (
    Row,
    Scalar,
    as_cell,
    column,
    given,
    hints_of,
    members,
)
from sesaku.model.tables.table import Table
from sesaku.model.values import NumberedText, Quantity

AMOUNT = (
    column(Quantity, "raw"),
    column(Quantity, "value"),
    column(Quantity, "unit", name="cell_unit", label="セルの単位"),
    column(Quantity, "relation"),
    column(Quantity, "low"),
    column(Quantity, "high"),
    column(Quantity, "mark"),
)


def amounts_of(budget: Budget) -> Iterator[tuple[str, str, Quantity | None]]:
    """Yield name, Japanese label and cell of each part of a year's money, in order."""
    for part in fields(Budget):
        if Quantity in members(hints_of(Budget)[part.name]):
            yield part.name, part.metadata["label"], getattr(budget, part.name)


def _budgets(reading: Reading) -> Iterator[Row]:
    measure = reading.content.measure
    for budget in measure.budgets if measure else ():
        for part, label, amount in amounts_of(budget):
            if amount is not None:
                yield Row((budget, amount), amount.cite, {"part": part, "part_label": label})


def _budget_form(reading: Reading) -> Iterator[Row]:
    measure = reading.content.measure
    form = measure.budget_form if measure else None
    if form is None:
        return
    for number, row in enumerate(form.rows, 1):
        yield from _amounts(form, row, {"kind": "row", "number": number})
    for number, total in enumerate(form.totals, 1):
        yield from _amounts(form, total, {"kind": "total", "number": number})
    for number, item in enumerate(form.items, 1):
        yield Row((form, item), item.cite, {"kind": "item", "number": number})


def _amounts(
    form: BudgetForm, entry: BudgetFormRow | BudgetFormTotal, known: dict[str, Scalar]
) -> Iterator[Row]:
    if not entry.values:
        yield Row((form, entry), entry.cite, known)
    for place, amount in enumerate(entry.values, 1):
        here = {
            **known,
            "column": place,
            "heading": form.columns[place - 1] if place <= len(form.columns) else None,
            "heading_cite": as_cell(form.column_cites[place - 1])
            if place <= len(form.column_cites)
            else None,
            "row_cite": as_cell(entry.cite),
        }
        yield Row((form, entry, amount), amount.cite, here)


BUDGETS = Table(
    name="budgets",
    label="予算額・執行額",
    description="One amount of the measure's money in one year.",
    own=(
        column(Budget, "fiscal_year"),
        column(Budget, "scope"),
        given("part", "項目", "initial, supplementary, carryover, total or executed."),
        given("part_label", "項目名", "The part's Japanese name."),
        column(Budget, "unit"),
        *AMOUNT,
    ),
    make=_budgets,
    cited=(Quantity,),
)

BUDGET_FORM = Table(
    name="budget_form",
    label="政策評価調書（個別票）",
    description="One amount of the budget form, or an item name tied to no row.",
    own=(
        given("kind", "区分", "row (行), total (計) or item (行の決まらない予算科目名)."),
        given("number", "順", "Its place among those of its kind, from 1.", "integer"),
        column(BudgetFormRow, "account"),
        column(BudgetFormRow, "organisation"),
        column(BudgetFormRow, "item"),
        column(BudgetFormRow, "reference"),
        column(BudgetFormTotal, "label"),
        column(NumberedText, "number", name="item_number", label="予算科目の番号"),
        column(NumberedText, "text", name="item_name", label="予算科目名"),
        given("column", "列", "The amount's column, from 1.", "integer"),
        given("heading", "列見出し", "Heading of that column."),
        given("heading_cite", "列見出しの典拠", "Where the heading stands."),
        column(BudgetForm, "unit"),
        column(BudgetForm, "unit_cite"),
        *AMOUNT,
        given("row_cite", "行の典拠", "Where the row stands."),
    ),
    make=_budget_form,
    cited=(Quantity, NumberedText, BudgetFormRow, BudgetFormTotal),
)
