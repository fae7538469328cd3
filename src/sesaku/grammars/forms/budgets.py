"""Budgets 「施策の予算額・執行額等」 of a form, by year, whichever way its rows and columns run."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias, get_args

from sesaku.grammars.cells import is_dash
from sesaku.grammars.forms.context import Context, label_brackets
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.grid import Grid
from sesaku.grammars.forms.headings import Heading, heading_of, printed_unit, unit_in
from sesaku.grammars.forms.quantities import Part, is_unknown, quantity_at, two_values, whole
from sesaku.grammars.forms.section import Section
from sesaku.model.budget import Budget
from sesaku.model.values import Quantity

BudgetPart: TypeAlias = Literal["initial", "supplementary", "carryover", "total", "executed"]

_PARTS: tuple[BudgetPart, ...] = get_args(BudgetPart)
_BRACKETED = (
    re.compile(r"\((?P<inside>(?:[^()]|\([^()]*\))+)\)$"),
    re.compile(r"[\[【〔](?P<inside>[\d,.△▲\-－―−‐–—ー]+[^\d()\[\]【】〔〕]{0,3})[\]】〕]$"),
)
_SAID: dict[BudgetPart, re.Pattern[str]] = {
    "initial": re.compile(r"当初"),
    "supplementary": re.compile(r"補正(?!後)"),
    "executed": re.compile(r"^(?!.*予算).*(?:執行|決算|支出)"),
    "total": re.compile(r"補正後|合計|総額|現額|予算額?(?:・|及び|、|[(\[【〔])(?:執行|決算)"),
}
_NEAR = 1
_BLANK = Quantity("", None)


@dataclass(eq=False)
class _Year:
    """The amounts of a year; ``whole`` says that all its amounts are of parts that are known."""

    amounts: dict[BudgetPart, Quantity] = field(default_factory=dict)
    printed: set[BudgetPart] = field(default_factory=set)
    whole: bool = True


def read_budgets(
    context: Context, sections: list[Section], means: list[Section]
) -> tuple[Budget, ...]:
    """Return the money of each year, in order; sums that fail are noted.

    Args:
        context: the form.
        sections: those of budgets.
        means: those of means, below whose columns of years some forms print the sum of them.
    """
    years: dict[int, _Year] = {}
    unit: str | None = None
    for section in sections:
        unit = _read(context, section, _heads_of_means(section, means), years) or unit
        unit = unit or _unit_of_means(section, means)
    budgets = tuple(_budget(year, years[year], unit) for year in sorted(years))
    for budget in budgets:
        if years[budget.fiscal_year].whole:
            _note_total(context, budget)
    return budgets


def first_of(budgets: tuple[Budget, ...], year: int) -> tuple[Budget, ...]:
    """Return budgets, what a year that is not over has in all taken as its first budget 「当初」.

    So it is where nothing of that year is executed or called 当初, and others have been executed.
    """
    executed = {one.fiscal_year for one in budgets if one.executed and one.executed.raw}
    return tuple(
        replace(one, initial=one.total, total=None)
        if one.fiscal_year == year and one.initial is None and executed and year not in executed
        else one
        for one in budgets
    )


def _heads_of_means(section: Section, means: list[Section]) -> list[FormCell]:
    """Return the headings of columns above a row of sums that has none of its own."""
    own = (heading_of("budget", cell) for cell in section.cells)
    if not section.side or any(head is not None and head.year is not None for head in own):
        return []
    above = [one for one in means if one.cells and one.heading.top < section.heading.top]
    if not above:
        return []
    cells = above[-1].cells
    grid = Grid("means", cells, ())
    heads = [cell for cell in cells if cell.top in grid.heading_rows]
    return [cell for cell in heads if heading_of("budget", cell) is not None]


def _unit_of_means(section: Section, means: list[Section]) -> str | None:
    """Return the unit printed above the means right below which their sums stand."""
    above = [one for one in means if one.cells and one.heading.top < section.heading.top]
    if not above or section.heading.top - max(cell.bottom for cell in above[-1].cells) > _NEAR:
        return None
    said = next((printed_unit(one.unit) for one in above if one.unit is not None), None)
    return said or next((unit for one in above if (unit := unit_in(one.heading.key)[0])), None)


def _read(
    context: Context, section: Section, above: list[FormCell], years: dict[int, _Year]
) -> str | None:
    """Read one section into the years; return the unit that it prints."""
    grid = Grid("budget", [*above, *section.cells], ())
    labels = [cell for cell in grid.headings if not grid.is_data(cell)]
    for cell in labels:
        if cell not in above:
            context.label(cell)
    heads = [grid.headings[cell] for cell in labels]
    unit = _unit_of(section, heads)
    parts = [(_part_of(head.role), head.year) for head in heads]
    printed = {part for part, year in parts if part is not None and year is None}
    for part, label in parts:
        year = context.year(label) if label is not None else None
        if year is not None:
            own = {part} if part is not None else set()
            years.setdefault(year, _Year()).printed |= own | (printed if len(printed) > 1 else own)
    said = _part_said(section) if not printed else None
    both = _both_said(section) if not printed else None
    for cell in section.cells:
        if grid.is_data(cell):
            told = both if both and _is_pair(cell) else said
            _place(context, grid, cell, years, sole=told or len(printed) <= 1)
    return unit


def _both_said(section: Section) -> tuple[BudgetPart, BudgetPart] | None:
    """Return in which order the heading of a section names budget and execution, if both.

    Only 上段 and 下段 say that the execution is printed first.
    """
    key = section.heading.key
    over = key[max(key.find("上段"), 0) :]
    budget, executed = re.search("予算", over), re.search("執行|決算", over)
    if budget is None or executed is None:
        return None
    if budget.start() < executed.start():
        return "total", "executed"
    return ("executed", "total") if "上段" in over and "下段" in over else None


def _is_pair(cell: FormCell) -> bool:
    """Whether a cell holds two amounts, one upon the other or beside a stroke, none in brackets."""
    return "(" not in cell.text and len(two_values(cell)) > 1


def _part_said(section: Section) -> BudgetPart | None:
    """Return the one part of the money of which the heading of a section is: 予算額（当初）."""
    said = [part for part, words in _SAID.items() if words.search(section.heading.key)]
    return said[0] if len(said) == 1 else None


def _place(
    context: Context,
    grid: Grid,
    cell: FormCell,
    years: dict[int, _Year],
    *,
    sole: BudgetPart | tuple[BudgetPart, BudgetPart] | bool,
) -> None:
    """Put the amounts of a cell to the part and the years that its headings name.

    Where the form does not part the money, with ``sole``, an amount without heading is the total,
    or of the part that the heading of the section says.
    """
    heads = [*grid.row_headings(cell), *grid.column_headings(cell)]
    named = [found for head in heads if (found := _part_of(head.role))]
    part = next((found for found in named if found != "total"), named[0] if named else None)
    ignored = any(head.role == "ignored" for head in heads)
    labels = [head.year for head in heads if head.year is not None]
    wanted = [year for label in labels if (year := context.year(label)) is not None]
    if part is None and not sole and not ignored:
        for year in wanted:
            years.setdefault(year, _Year()).whole = False
    if ignored or not wanted or (part is None and not sole):
        return
    if part is None and isinstance(sole, str) and "(" not in cell.text:
        part = sole
    unit = next((head.unit for head in grid.row_headings(cell) if head.unit), None)
    pieces = amounts_of(cell, part)
    if part is None and isinstance(sole, tuple):
        pieces = zip(sole, two_values(cell), strict=False)
    for role, piece in pieces:
        quantity = quantity_at(context.sheet, piece)
        if not _is_amount(quantity):
            continue
        label_brackets(context, piece)
        if unit and not quantity.unit:
            quantity = replace(quantity, unit=unit)
        for year in wanted:
            years.setdefault(year, _Year()).amounts.setdefault(role, quantity)


def amounts_of(cell: FormCell, part: BudgetPart | None) -> Iterable[tuple[BudgetPart, Part]]:
    """Return the amounts of a cell: 22,844（20,697） is a total and what was executed of it.

    Brackets of any kind around an execution only mark it as one and are not part of it.
    """
    found = (pattern.search(cell.text) for pattern in _BRACKETED)
    match = next((one for one in found if one is not None), None)
    if match is not None and part in {None, "total", "executed"}:
        inside = Part(cell, *match.span("inside"))
        if match.start() == 0:
            return [("executed", inside)]
        if part != "executed":
            return [("total", Part(cell, 0, match.start())), ("executed", inside)]
    return [(part or "total", whole(cell))]


def _is_amount(quantity: Quantity) -> bool:
    known = quantity.value is not None or quantity.relation is not None
    return known or is_dash(quantity.raw) or is_unknown("".join(quantity.raw.split()))


def _part_of(role: str | None) -> BudgetPart | None:
    return next((part for part in _PARTS if part == role), None)


def _unit_of(section: Section, heads: list[Heading]) -> str | None:
    """Return the unit of a section: in its heading, on a line of its own, or in its labels."""
    if section.unit is not None:
        return printed_unit(section.unit)
    unit, _ = unit_in(section.heading.key)
    return unit or next((head.unit for head in heads if head.unit), None)


def _budget(year: int, found: _Year, unit: str | None) -> Budget:
    """Return the money of a year; a part whose row is printed and left blank is blank."""
    amounts = {part: found.amounts.get(part) for part in _PARTS}
    own = next((amount.unit for amount in amounts.values() if amount and amount.unit), None)
    unit = unit or own
    for part, amount in amounts.items():
        if amount is None:
            amounts[part] = _BLANK if part in found.printed else None
        elif amount.unit == unit:
            amounts[part] = replace(amount, unit=None)
    return Budget(year, None, unit, **amounts)


def _note_total(context: Context, budget: Budget) -> None:
    """Note a total that is not the sum of its parts."""
    total = budget.total
    parts = (budget.initial, budget.supplementary, budget.carryover)
    units = {part.unit for part in (*parts, total) if part is not None}
    if total is None or total.value is None or budget.initial is None or len(units) > 1:
        return
    if any(part is None for part in parts) or budget.initial.value is None:
        return
    values = [part.value for part in parts if part is not None]
    if any(
        part is not None and part.value is None and part.raw and not is_dash(part.raw)
        for part in parts
    ):
        return
    computed = sum(value for value in values if value is not None)
    if round(computed - total.value, 6):
        context.collector.add(
            "budget-total-differs",
            total.cite,
            fiscal_year=budget.fiscal_year,
            printed=total.value,
            computed=computed,
        )
