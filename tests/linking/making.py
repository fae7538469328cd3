"""Small fictional reports for tests of links: an earlier full report, a later report or summary.

The ministry, its measure and all figures are invented.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sesaku.coverage import account
from sesaku.model.budget import Budget
from sesaku.model.evaluation import (
    ExpertOpinion,
    Goal,
    Measure,
    NextIndicator,
    PolicyField,
)
from sesaku.model.indicator import Indicator, MidtermGoal, YearlyValue
from sesaku.model.reading import Content, Detection, Reading
from sesaku.model.values import ItemisedText, NumberedText, Quantity, Text
from tests.factories import Writer


@dataclass
class Announced:
    """What a report says of an indicator's next cycle."""

    code: str
    name: str
    change: str
    text: str = "次期も取り組む。"


@dataclass
class Made:
    """An indicator to make."""

    code: str
    name: str
    goal: str | None = None
    targets: dict[int, str] = field(default_factory=dict)
    figures: dict[int, tuple[str, float | None]] = field(default_factory=dict)
    unit: str | None = None


@dataclass
class Area:
    """A policy field to make."""

    number: str
    name: str
    indicators: Sequence[Made]
    announced: Sequence[Announced] = ()
    next_measure: str | None = None


@dataclass
class Money:
    """A budget row to make: amounts as printed, by part."""

    fiscal_year: int
    parts: dict[str, tuple[str, float | None]]
    scope: str | None = "excluding_contributions"
    unit: str = "百万円"


@dataclass
class Plan:
    """A report to make."""

    name: str
    kind: str = "evaluation_report"
    fiscal_year: int | None = 2021
    areas: Sequence[Area] = ()
    goals: Sequence[str] = ()
    results: Sequence[str] = ()
    next_goals: Sequence[str] = ()
    opinions: Sequence[tuple[str, tuple[str, ...]]] = ()
    budgets: Sequence[Money] = ()


def made(plan: Plan) -> Reading:
    """Return the reading of a report made to plan."""
    writer = Writer()
    measure = Measure(
        name="架空の海と島の交通",
        ministry="空想省",
        fiscal_year=plan.fiscal_year,
        goals=tuple(
            Goal(str(number), text, (), writer.put(text))
            for number, text in enumerate(plan.goals, 1)
        ),
        results=_numbered(writer, plan.results),
        next_goals=_numbered(writer, plan.next_goals),
        opinions=tuple(
            ExpertOpinion(text, about, writer.put(text)) for text, about in plan.opinions
        ),
        budgets=tuple(_budget(writer, each) for each in plan.budgets),
    )
    content = Content(
        measure=measure,
        fields=tuple(_area(writer, each) for each in plan.areas),
        furniture=tuple(writer.furniture),
    )
    detection = Detection(plan.kind, 0.97, ("作例です。",))
    return account(writer.document(plan.name), detection, content)


def _numbered(writer: Writer, texts: Sequence[str]) -> tuple[NumberedText, ...]:
    return tuple(writer.numbered(str(number), text) for number, text in enumerate(texts, 1))


def _budget(writer: Writer, money: Money) -> Budget:
    parts = {
        part: Quantity(raw, value, cite=writer.put(raw, " "))
        for part, (raw, value) in money.parts.items()
    }
    return Budget(money.fiscal_year, money.scope, money.unit, **parts)  # type: ignore[arg-type] # as tests write them


def _area(writer: Writer, area: Area) -> PolicyField:
    return PolicyField(
        number=area.number,
        name=area.name,
        cite=writer.put(area.name),
        indicators=tuple(_indicator(writer, each) for each in area.indicators),
        next_measure=writer.plain(area.next_measure) if area.next_measure else None,
        next_indicators=tuple(_announced(writer, each) for each in area.announced),
    )


def _announced(writer: Writer, each: Announced) -> NextIndicator:
    name_cite = writer.put(each.name)
    return NextIndicator(
        each.code,
        each.name,
        each.change,  # type: ignore[arg-type] # as tests write them
        each.text,
        writer.put(each.text),
        name_cite,
    )


def _indicator(writer: Writer, each: Made) -> Indicator:
    cite = writer.put(each.name)
    goal = MidtermGoal(each.goal, None, cite=writer.put(each.goal)) if each.goal else None
    years = [
        YearlyValue(year, _itemised(writer.plain(text)), None)
        for year, text in each.targets.items()
    ]
    years += [
        YearlyValue(year, None, Quantity(raw, value, each.unit, cite=writer.put(raw, " ")))
        for year, (raw, value) in each.figures.items()
    ]
    kind = "quantitative" if each.figures else "qualitative"
    return Indicator(
        each.code,
        each.name,
        main=True,
        kind=kind,  # type: ignore[arg-type] # one of the two
        midterm_goal=goal,
        years=tuple(years),
        rating=None,
        cite=cite,
    )


def _itemised(text: Text) -> ItemisedText:
    return ItemisedText(text.text, (NumberedText(None, text.text, text.cite),), text.cite)
