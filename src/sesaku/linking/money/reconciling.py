"""The money of a measure told in three places: its table, the budget form 「個別票」, the sheets.

Each comparison shows both sides with their units, the difference, and how much of it rounding may
explain. The sheets of the means tell a part of a measure's money: what is compared is their share.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from sesaku.linking.money.amounts import Amount, amount_of, total_of
from sesaku.linking.money.matching import MoneyLink
from sesaku.linking.money.series import Side
from sesaku.model.budget import Budget, BudgetForm
from sesaku.model.evaluation import Measure
from sesaku.model.reading import Reading
from sesaku.model.values import Quantity
from sesaku.text.wareki import era_year, years_in

Subject: TypeAlias = Literal["table_and_form", "form_rows_and_total", "table_and_sheets"]
Verdict: TypeAlias = Literal["agrees", "truncated", "differs", "part", "exceeds", "unknown"]
"""agrees: but for rounding. truncated: but for digits cut off. differs: by more than that. part:
the sheets tell less than the table. exceeds: they tell more. unknown: a side is missing."""

_FORM_PARTS = (("要求", "requested"), ("補正", "supplementary"), ("当初", "initial"))
_SURE = frozenset({"certain", "likely"})
_SIDES: tuple[Side, ...] = ("total", "executed")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides that tell the same money.

    Attributes:
        subject: what is compared.
        fiscal_year: of which year.
        part: initial, total, executed ….
        left: the amounts of one side, to be added up.
        right: those of the other.
        verdict: what comes of it.
        difference: left less right, in 円; None where a side is missing.
        tolerance: what rounding to the nearest may make of it, in 円.
        missing: what is in neither sum: names of means without a sheet or without an amount.
    """

    subject: Subject
    fiscal_year: int
    part: str
    left: tuple[Amount, ...]
    right: tuple[Amount, ...]
    verdict: Verdict
    difference: Fraction | None
    tolerance: Fraction
    missing: tuple[str, ...] = ()

    @property
    def share(self) -> float | None:
        """The right side as a share of the left; None where there is none."""
        whole = total_of(self.left)
        return float(total_of(self.right) / whole) if self.left and whole else None


def reconcile(report: Reading, links: Sequence[MoneyLink]) -> tuple[Comparison, ...]:
    """Compare the money of a report's measure with its form and with the sheets of its means.

    Args:
        report: a reading with a measure.
        links: its links to projects; candidates are left out of the sums.
    """
    measure = report.content.measure
    if measure is None:
        return ()
    name = report.document.name
    found = [*_with_form(measure, name), *_within_form(measure, name)]
    if links:
        found += _with_sheets(measure, name, links)
    return tuple(found)


def _with_form(measure: Measure, document: str) -> Iterator[Comparison]:
    form = measure.budget_form
    if form is None:
        return
    for place, (year, part) in enumerate(_columns(form, measure)):
        if year is None or part is None:
            continue
        of_year = [budget for budget in measure.budgets if budget.fiscal_year == year]
        left = _printed(
            (getattr(budget, part, None), budget.unit, f"{part} {budget.scope or ''}".strip())
            for budget in of_year
        )
        totals = [row for row in form.totals if _value(row.values, place) is not None]
        right = _printed((_value(row.values, place), form.unit, "total") for row in totals[-1:])
        sides = [_amounts(side, document) for side in (left, right)]
        if sides[0] and sides[1]:
            yield _compared("table_and_form", year, part, *sides)


def _within_form(measure: Measure, document: str) -> Iterator[Comparison]:
    form = measure.budget_form
    if form is None:
        return
    for place, (year, part) in enumerate(_columns(form, measure)):
        rows = _printed((_value(row.values, place), form.unit, row.item or "") for row in form.rows)
        totals = [row for row in form.totals if _value(row.values, place) is not None]
        right = _printed((_value(row.values, place), form.unit, "total") for row in totals[-1:])
        sides = [_amounts(side, document) for side in (rows, right)]
        if year is not None and sides[0] and sides[1]:
            yield _compared("form_rows_and_total", year, part or "", *sides)


def _with_sheets(
    measure: Measure, document: str, links: Sequence[MoneyLink]
) -> Iterator[Comparison]:
    sure = [link for link in links if link.confidence in _SURE]
    unsure = {link.means.name.printed for link in links} - {one.means.name.printed for one in sure}
    for year in sorted({budget.fiscal_year for budget in measure.budgets}):
        of_year = [budget for budget in measure.budgets if budget.fiscal_year == year]
        for side in _SIDES:
            left = _printed(_cells(of_year, side))
            right, without = _of_sheets(sure, year, side)
            if left and right:
                missing = tuple(sorted(unsure)) + without
                both = (_amounts(left, document), right)
                yield _compared("table_and_sheets", year, side, *both, missing=missing)


def _of_sheets(
    links: Sequence[MoneyLink], year: int, side: Side
) -> tuple[tuple[Amount, ...], tuple[str, ...]]:
    """Return the amounts of the projects, each once, and the means whose sheets tell none."""
    found: list[Amount] = []
    without: list[str] = []
    seen: set[int] = set()
    for link in links:
        years = link.means.fiscal_years
        if id(link.series) in seen or (years and year not in years):
            continue
        seen.add(id(link.series))
        told = link.series.budget(year, side)
        amount = None
        if told is not None:
            sheet, _, quantity = told
            name = link.series.name
            amount = amount_of(quantity, sheet.unit, name, sheet.document, unit_of_form=True)
        if amount is None:
            without.append(link.means.name.printed)
        else:
            found.append(amount)
    return tuple(found), tuple(without)


_Cell: TypeAlias = tuple[Quantity | None, str | None, str]


def _cells(budgets: Iterable[Budget], side: Side) -> Iterator[_Cell]:
    for budget in budgets:
        yield getattr(budget, side), budget.unit, f"{side} {budget.scope or ''}".strip()


def _printed(cells: Iterable[_Cell]) -> list[_Cell]:
    return [cell for cell in cells if cell[0] is not None and cell[0].value is not None]


def _amounts(cells: Sequence[_Cell], document: str) -> tuple[Amount, ...]:
    """Return the cells as amounts; nothing where one of them has no unit of money."""
    amounts = [amount_of(quantity, unit, role, document) for quantity, unit, role in cells]
    return tuple(one for one in amounts if one is not None) if None not in amounts else ()


def _value(values: Sequence[Quantity], place: int) -> Quantity | None:
    found = values[place] if place < len(values) else None
    return found if found is not None and found.value is not None else None


def _columns(form: BudgetForm, measure: Measure) -> list[tuple[int | None, str | None]]:
    """Return the year and the part of each column; an era that is left out is the measure's."""
    era = era_year(measure.fiscal_year)[:2] if measure.fiscal_year is not None else None
    found: list[tuple[int | None, str | None]] = []
    for label in form.columns:
        years = years_in(label, carried=era)
        part = next((part for word, part in _FORM_PARTS if word in label), None)
        found.append((years[0] if len(years) == 1 else None, part))
    return found


def _compared(
    subject: Subject,
    year: int,
    part: str,
    left: Sequence[Amount],
    right: Sequence[Amount],
    *,
    missing: tuple[str, ...] = (),
) -> Comparison:
    difference = total_of(left) - total_of(right)
    steps = [amount.step for amount in (*left, *right)]
    finest = Fraction(0) if subject == "table_and_sheets" else min(steps)
    allowed = sum((step for step in steps if step > finest), Fraction(0)) / 2
    return Comparison(
        subject=subject,
        fiscal_year=year,
        part=part,
        left=tuple(left),
        right=tuple(right),
        verdict=_verdict(subject, difference, allowed),
        difference=difference,
        tolerance=allowed,
        missing=missing,
    )


def _verdict(subject: Subject, difference: Fraction, allowed: Fraction) -> Verdict:
    if abs(difference) <= allowed:
        return "agrees"
    if subject == "table_and_sheets":
        return "part" if difference > 0 else "exceeds"
    return "truncated" if abs(difference) < 2 * allowed else "differs"
