"""What of a report can become something in the next: fields, goals, indicators, remarks …."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sesaku.linking.cited import Cited, cited
from sesaku.linking.links import Side
from sesaku.linking.terms import Spread, spread_of
from sesaku.model.evaluation import Measure, NextIndicator, PolicyField
from sesaku.model.indicator import Indicator
from sesaku.model.reading import Reading
from sesaku.model.walk import texts_in

if TYPE_CHECKING:
    from sesaku.document.cite import Cite


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing of a report.

    Attributes:
        family: field, goal, indicator, next, result, next_goal, overall or opinion.
        subject: its code, as links name it.
        name: what it is called, or its whole text, for comparison.
        goal: the mid-term goal of an indicator, for comparison; or None.
        policy_field: number of the field it belongs to, or None.
        indicator: the record of an indicator.
        announced: what the report says of its next cycle, by way of an indicator's next one.
        about: the codes that a remark is about.
    """

    family: str
    subject: str
    name: Cited
    goal: Cited | None = None
    policy_field: str | None = None
    indicator: Indicator | None = None
    announced: NextIndicator | None = None
    about: tuple[str, ...] = ()

    def side(self) -> Side:
        """Return it as the end of a link."""
        return Side(self.subject, self.name.shown, self.name.whole)


@dataclass(frozen=True, slots=True)
class Report:
    """A reading as units."""

    reading: Reading
    units: tuple[Unit, ...]
    spread: Spread
    weights: dict[str, float] = field(default_factory=dict)

    def of(self, *families: str) -> list[Unit]:
        """Return the units of these families, in the order of the document."""
        return [unit for unit in self.units if unit.family in families]


def report_of(reading: Reading) -> Report:
    """Return the units of a reading."""
    content = reading.content
    sections = [" ".join(texts_in(policy_field)) for policy_field in content.fields]
    if not sections and content.measure is not None:
        sections = [item.text for item in content.measure.results]
    return Report(reading, tuple(_units(reading)), spread_of(sections))


def _units(reading: Reading) -> Iterator[Unit]:
    source = reading.document.text
    if reading.content.measure is not None:
        yield from _measure(reading.content.measure, source)
    for policy_field in reading.content.fields:
        yield from _field(policy_field, source)


def _measure(measure: Measure, source: str) -> Iterator[Unit]:
    for goal in measure.goals:
        text = goal.text
        yield Unit("goal", f"goal:{goal.number}", cited(text, goal.cite, source))
    for family, items in (("result", measure.results), ("next_goal", measure.next_goals)):
        for item in items:
            name = cited(item.text, item.cite, source)
            yield Unit(family, f"{family}:{item.number}", name, policy_field=item.number)
    if measure.overall is not None:
        yield Unit("overall", "overall", cited(measure.overall.text, measure.overall.cite, source))
    for number, opinion in enumerate(measure.opinions, 1):
        name = cited(opinion.text, opinion.cite, source)
        yield Unit("opinion", f"opinion:{number}", name, about=opinion.about)


def _field(policy_field: PolicyField, source: str) -> Iterator[Unit]:
    number = policy_field.number
    name = cited(policy_field.name, policy_field.cite, source)
    yield Unit("field", f"F{number}", name, policy_field=number)
    for indicator in policy_field.indicators:
        goal = indicator.midterm_goal
        goal_text = cited(goal.text, goal.cite, source) if goal and goal.text else None
        yield Unit(
            "indicator",
            indicator.code,
            cited(indicator.name, indicator.cite, source),
            goal=goal_text,
            policy_field=number,
            indicator=indicator,
            announced=_announced(policy_field, indicator),
        )
    for each in policy_field.next_indicators:
        if each.code is not None and each.name and each.change != "retired":
            cite: Cite = each.name_cite or each.cite
            yield Unit(
                "next",
                f"next:{each.code}",
                cited(each.name, cite, source),
                goal=cited(each.text, each.cite, source),
                policy_field=number,
                announced=each,
            )


def _announced(policy_field: PolicyField, indicator: Indicator) -> NextIndicator | None:
    """Return what the report says will become of an indicator; a number given away is not it."""
    for wanted in (("retired",), ("kept", "renamed")):
        for each in policy_field.next_indicators:
            if each.code == indicator.code and each.change in wanted:
                return each
    return None
