"""Budgets of a measure joined over reports: units, overlaps and conflicts explained."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from sesaku.codelists import load
from sesaku.linking.over_time.statements import Place, Statement, statement
from sesaku.model.budget import Budget
from sesaku.model.reading import Reading
from sesaku.model.values import Quantity
from sesaku.text.wareki import years_in

PARTS = ("initial", "supplementary", "carryover", "total", "executed")
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Amount:
    """One printed amount.

    Attributes:
        document: name of the document.
        raw: as printed; empty where the cell is blank.
        unit: as printed, e.g. 百万円.
        value: the number in that unit, or None.
        million_yen: the same in million yen, or None.
        cell: the cell itself, with its cite.
    """

    document: str
    raw: str
    unit: str | None
    value: float | int | None
    million_yen: float | None
    cell: Quantity


@dataclass(frozen=True, slots=True)
class JoinedBudget:
    """The money of one year and scope, as each document prints it.

    Attributes:
        fiscal_year: Japanese fiscal year.
        scope: whether contributions are in; None where the print does not say.
        amounts: by part, one for each document that prints it, earlier first.
        execution_rate: executed by total, 0 to 1, of the latest document that has both; or None.
    """

    fiscal_year: int
    scope: str | None
    amounts: dict[str, tuple[Amount, ...]]
    execution_rate: float | None


def joined(readings: Sequence[Reading]) -> list[JoinedBudget]:
    """Return the budgets of all documents, by scope and year; earlier documents come first."""
    rows = [
        (row, reading)
        for reading in readings
        if reading.content.measure is not None
        for row in reading.content.measure.budgets
    ]
    rows.sort(key=lambda pair: (_scope_order(pair[0]), pair[0].fiscal_year))
    found = []
    for (_, year), group in groupby(
        rows, key=lambda pair: (_scope_order(pair[0]), pair[0].fiscal_year)
    ):
        members = list(group)
        amounts = {part: tuple(_amounts(members, part)) for part in PARTS}
        printed = {part: cells for part, cells in amounts.items() if cells}
        scope = members[0][0].scope
        found.append(JoinedBudget(year, scope, printed, _rate(printed)))
    return found


def explained(budgets: Sequence[JoinedBudget], readings: Sequence[Reading]) -> list[Statement]:
    """Return what to know of the joined budgets: overlaps, conflicts, breaks, the budget form."""
    found: list[Statement] = []
    known = {(each.scope, each.fiscal_year): each for each in budgets}
    for each in budgets:
        found += _overlaps(each, known.get((each.scope, each.fiscal_year - 1)))
    found += _unprinted(budgets)
    for reading in readings:
        found += _form(reading, budgets)
    return found


def _scope_order(row: Budget) -> str:
    return {"excluding_contributions": "1", "contributions": "2"}.get(row.scope or "", "0")


def _amounts(members: Sequence[tuple[Budget, Reading]], part: str) -> Iterator[Amount]:
    for row, reading in members:
        cell: Quantity | None = getattr(row, part)
        if cell is None:
            continue
        code = load("units").find(row.unit or "")
        factor = code.factor if code is not None else None
        yen = cell.value * factor / MILLION if cell.value is not None and factor else None
        yield Amount(reading.document.name, cell.raw, row.unit, cell.value, yen, cell)


def _rate(amounts: dict[str, tuple[Amount, ...]]) -> float | None:
    totals = {each.document: each.million_yen for each in amounts.get("total", ())}
    rate = None
    for each in amounts.get("executed", ()):
        total = totals.get(each.document)
        if each.million_yen is not None and total:
            rate = round(each.million_yen / total, 6)
    return rate


def _overlaps(each: JoinedBudget, before: JoinedBudget | None) -> Iterator[Statement]:
    """Yield what to say of a year that several documents print."""
    for part, cells in each.amounts.items():
        printed = [cell for cell in cells if cell.million_yen is not None]
        for one, two in pairwise(printed):
            yield _compared(each, part, one, two)
    initial = [cell for cell in each.amounts.get("initial", ()) if cell.million_yen is not None]
    total = [cell for cell in each.amounts.get("total", ()) if cell.million_yen is not None]
    apart = [(one, two) for one in initial for two in total if one.document != two.document]
    own = {cell.document for cell in total}
    for one, two in apart:
        if one.document in own or one.million_yen is None or two.million_yen is None:
            continue
        gap = two.million_yen - one.million_yen
        places = (_place(one), _place(two))
        yield statement(
            "stages",
            *places,
            year=each.fiscal_year,
            first=_shown(one.million_yen),
            second=_shown(two.million_yen),
            difference=_shown(gap),
            **_scope(each.scope),
        )
        yield _why(gap, each.fiscal_year, before)


def _scope(scope: str | None) -> dict[str, str]:
    """Return how a scope is named in sentences."""
    words = statement(f"scope_{scope or 'all'}")
    return {"scope": words.message, "scope_en": words.message_en}


def _compared(each: JoinedBudget, part: str, one: Amount, two: Amount) -> Statement:
    code = load("budget_parts")[part]
    first, second = one.million_yen or 0.0, two.million_yen or 0.0
    values = {"year": each.fiscal_year, "part": code.ja, "part_en": code.en, **_scope(each.scope)}
    if abs(first - second) <= _rounding(one) + _rounding(two):
        return statement("same_amount", _place(one), _place(two), amount=_shown(second), **values)
    return statement(
        "amount_differs",
        _place(one),
        _place(two),
        first=_shown(first),
        second=_shown(second),
        difference=_shown(second - first),
        **values,
    )


def _rounding(amount: Amount) -> float:
    """Return by how much a printed amount may be off: half its unit, nothing for the finest."""
    code = load("units").find(amount.unit or "")
    return (code.factor or 0) / MILLION / 2 if code is not None else 0.0


def _why(gap: float, year: int, before: JoinedBudget | None) -> Statement:
    """Say whether what the year before carried over is the difference of two stages."""
    for cell in before.amounts.get("carryover", ()) if before else ():
        if cell.million_yen and cell.million_yen < 0 and abs(gap + cell.million_yen) <= 1:
            return statement(
                "carried_in",
                _place(cell),
                difference=_shown(gap),
                before=year - 1,
                carried=cell.raw,
            )
    return statement("unexplained", difference=_shown(gap))


def _unprinted(budgets: Sequence[JoinedBudget]) -> Iterator[Statement]:
    """Yield a break where a scope has no amount in some years and has one in others."""
    for scope, group in groupby(budgets, key=lambda each: each.scope):
        members = list(group)
        without = [each for each in members if not _has_amount(each)]
        if without and len(without) < len(members):
            cells = [cell for each in without for cells in each.amounts.values() for cell in cells]
            dashes = [cell for cell in cells if cell.raw]
            if dashes:
                years = "、".join(str(each.fiscal_year) for each in without)
                places = map(_place, dashes[:4])
                yield statement(
                    "not_printed", *places, years=years, raw=dashes[0].raw, **_scope(scope)
                )


def _has_amount(each: JoinedBudget) -> bool:
    return any(cell.value is not None for cells in each.amounts.values() for cell in cells)


def _form(reading: Reading, budgets: Sequence[JoinedBudget]) -> Iterator[Statement]:
    """Compare the budget form's total of a year's initial budget with the rows of the measure."""
    measure = reading.content.measure
    form = measure.budget_form if measure else None
    if measure is None or form is None or form.unit != "千円":
        return
    for at, column in enumerate(form.columns):
        years = years_in(column, carried="令和")
        if len(years) != 1 or "当初" not in column:
            continue
        cells = [
            cell
            for each in budgets
            if each.fiscal_year == years[0]
            for cell in each.amounts.get("initial", ())
            if cell.document == reading.document.name and cell.million_yen is not None
        ]
        rows = [row.values[at] for row in form.rows if at < len(row.values)]
        total = sum(cell.value for cell in rows if cell.value is not None)
        if not cells or not total:
            continue
        printed = sum(cell.million_yen or 0 for cell in cells)
        agrees = abs(total / 1000 - printed) <= len(cells) / 2 + 0.5
        places = (*map(_place, cells), *(Place(reading.document.name, c.raw, c.cite) for c in rows))
        yield statement(
            "form_agrees" if agrees else "form_differs",
            *places,
            column=column,
            first=f"{total:,}",
            year=years[0],
            second=_shown(printed),
        )


def _place(amount: Amount) -> Place:
    return Place(amount.document, amount.raw, amount.cell.cite)


def _shown(amount: float) -> str:
    return f"{amount:,.3f}".rstrip("0").rstrip(".")
