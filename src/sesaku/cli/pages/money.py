"""The pages of money: budgets 「予算額・執行額」, and the budget form 「個別票」."""

from sesaku.cli.pages.page import Page
from sesaku.cli.pages.record import amount, parts_of, write_part, write_record
from sesaku.model.budget import Budget, BudgetForm
from sesaku.model.evaluation import Measure
from sesaku.model.values import Quantity

_FORM_HEAD = ("policy", "number", "attainment", "unit")


def write_budgets(page: Page, measure: Measure) -> None:
    """Write the budgets of each scope as a table where it fits, else year by year."""
    page.heading(page.words("page.budget"))
    groups = dict.fromkeys((budget.scope, budget.unit) for budget in measure.budgets)
    for number, (scope, unit) in enumerate(groups):
        if number:
            page.blank()
        titles = [page.words.of("value", scope) if scope else ""]
        titles.append(page.words("page.unit", unit=unit) if unit else "")
        if any(titles):
            page.section(page.words("page.list").join(filter(None, titles)))
        budgets = [one for one in measure.budgets if (one.scope, one.unit) == (scope, unit)]
        if not page.grid(_across(page, budgets)):
            for budget in budgets:
                write_record(page, budget, indent=2)
                page.blank()


def _across(page: Page, budgets: list[Budget]) -> list[list[str]]:
    """Return the parts as rows and the years as columns."""
    amounts = [{part.label: part.value for part in parts_of(page, budget)} for budget in budgets]
    labels = dict.fromkeys(
        label for parts in amounts for label, value in parts.items() if isinstance(value, Quantity)
    )
    head = ["", *(page.year(budget.fiscal_year) for budget in budgets)]
    return [
        head,
        *([label, *(_cell(page, parts.get(label)) for parts in amounts)] for label in labels),
    ]


def _cell(page: Page, value: Quantity | None) -> str:
    return f"{amount(page, value)} {page.place(value.cite)}".rstrip() if value else ""


def write_budget_form(page: Page, form: BudgetForm) -> None:
    """Write the budget form as a table where it fits, else row by row."""
    page.heading(page.words("page.budget_form"))
    for part in parts_of(page, form):
        if part.name in _FORM_HEAD:
            write_part(page, part)
    rows = [["", "", "", "", *form.columns]]
    for row in form.rows:
        names = [name or "" for name in (row.account, row.organisation, row.item, row.reference)]
        rows.append([*names, *_cells(page, row.values, len(form.columns))])
    for total in form.totals:
        names = [total.label or "", "", "", ""]
        rows.append([*names, *_cells(page, total.values, len(form.columns))])
    regular = len({len(row) for row in rows}) == 1
    if not (regular and page.grid(rows)):
        write_record(page, form)
    elif form.items:
        page.section(page.words("page.untied"))
        for item in form.items:
            page.value("・", item.text, item.cite, indent=2)


def _cells(page: Page, values: tuple[Quantity, ...], count: int) -> list[str]:
    cells = [_cell(page, value) for value in values]
    return cells + [""] * (count - len(cells))
