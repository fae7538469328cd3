"""What the next cycle takes over from a report, and what the report said would change."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sesaku.model.evaluation import Measure, PolicyField
from sesaku.model.indicator import Indicator, ReferenceIndicator, YearlyValue
from sesaku.model.reading import Content
from sesaku.model.values import DatedValue, ItemisedText, Quantity


@dataclass(frozen=True, slots=True)
class Announced:
    """A change that the last report announced.

    Attributes:
        change: renamed, new or retired.
        field: place of the policy field, from 0.
        indicator: place of the indicator in its field; None for a new one.
        code, name: what it is to be called.
        text: what the report said of it.
    """

    change: str
    field: int
    indicator: int | None
    code: str
    name: str
    text: str


def successor(content: Content, years: range) -> Content:
    """Return what the next cycle starts with: the same goals, fields and indicators, no values.

    The last result of an indicator is its baseline; ratings, analyses, money and remarks stay with
    the last report.

    Args:
        content: of the last report.
        years: fiscal years of the next cycle.
    """
    measure = content.measure or Measure()
    kept = Measure(
        name=measure.name,
        ministry=measure.ministry,
        code=measure.code,
        fiscal_year=years[-1] + 1,
        department=measure.department,
        evaluation_method=measure.evaluation_method,
        goal_preamble=measure.goal_preamble,
        purposes=measure.purposes,
        goals=measure.goals,
        policy=measure.policy,
        goal_basis=measure.goal_basis,
        author=measure.author,
    )
    fields = tuple(_field(one, years) for one in content.fields)
    return Content(measure=kept, fields=fields, publisher=content.publisher)


def announced(content: Content) -> Iterator[Announced]:
    """Yield what the report said would be renamed, ended or new, in its order."""
    for place, held in enumerate(content.fields):
        for said in held.next_indicators:
            if said.change in (None, "kept"):
                continue
            found = None if said.change == "new" else _meant(held, said.code, said.name)
            if said.change == "new" or found is not None:
                yield Announced(said.change, place, found, said.code or "", said.name, said.text)


def _meant(held: PolicyField, code: str | None, name: str) -> int | None:
    """Return the place of the indicator that is meant: of this name, or else of this code."""
    named = [at for at, one in enumerate(held.indicators) if one.name == name]
    coded = [at for at, one in enumerate(held.indicators) if one.code == code]
    return next(iter([*named, *coded]), None)


def _field(held: PolicyField, years: range) -> PolicyField:
    return replace(
        held,
        indicators=tuple(_indicator(one, years) for one in held.indicators),
        reference_indicators=tuple(_reference(one) for one in held.reference_indicators),
        analysis=(),
        next_measure=None,
        next_indicators=(),
        materials=(),
        means=tuple(replace(one, budgets=(), initial=None) for one in held.means),
    )


def _indicator(held: Indicator, years: range) -> Indicator:
    goal = held.midterm_goal
    return replace(
        held,
        midterm_goal=None if goal is None else replace(goal, term=str(years[-1])),
        years=tuple(YearlyValue(year, None, None) for year in years),
        rating=None,
        notes=(),
        baseline=_baseline(held) or held.baseline,
        target=None,
        mark=None,
    )


def _baseline(held: Indicator) -> DatedValue | None:
    """Return the last result as a baseline; None where no result is printed."""
    for year in sorted(held.years, key=lambda one: one.fiscal_year, reverse=True):
        said = year.result
        if isinstance(said, Quantity) and said.value is not None:
            return DatedValue(
                year.fiscal_year,
                raw=said.raw,
                value=said.value,
                unit=said.unit,
                relation=said.relation,
            )
        if isinstance(said, ItemisedText):
            return DatedValue(year.fiscal_year, text=said.text)
    return None


def _reference(held: ReferenceIndicator) -> ReferenceIndicator:
    series = tuple(replace(one, values=()) for one in held.series)
    return replace(held, series=series, notes=())
