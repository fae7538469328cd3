"""A target that is repeated year after year and asks for a bearing or for what others think.

A sentence that ends in showing initiative, raising awareness, deepening understanding … without a
figure can't be seen to be missed; it is asked about where it stands in two years or more. Of the
goals of the measure it is asked, all together, whether one has a figure or a deadline; not where
half of its indicators have numbers. Not applicable without targets or goals in words.
"""

import re
from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    FiscalYears,
    Needs,
    Question,
    Severity,
    abstained,
    judged,
)
from sesaku.checks.clauses import Clause
from sesaku.checks.figures import figures
from sesaku.checks.target.demands import bearing
from sesaku.checks.yearly import YearText, sentences, texts
from sesaku.model.evaluation import Goal
from sesaku.model.indicator import Indicator
from sesaku.text.wareki import years_in
from sesaku.text.width import squeeze

ID = "target-unmeasurable"
VERSION = 1
CATEGORY: Category = "target_unmeasurable"
SEVERITY: Severity = "low"
NEEDS: Needs = ("measure",)

_YEARS = 2

_Said = tuple[YearText, Clause]


def check(case: Case) -> Iterator[Answer]:
    """Ask about the goals of the measure, and about each indicator with targets in words."""
    measure = case.content.measure
    if measure is not None and measure.goals:
        figures_prevail = 2 * sum(one.kind == "quantitative" for one in case.indicators)
        measured = bool(case.indicators) and figures_prevail >= len(case.indicators)
        yield judged("measure", () if measured else _goals(case, measure.goals))
    for indicator in case.indicators:
        if indicator.kind == "qualitative":
            yield _answer(case, indicator)


def _goals(case: Case, goals: tuple[Goal, ...]) -> list[Question]:
    if any(re.search(r"\d", squeeze(goal.text)) and _measurable(goal.text) for goal in goals):
        return []
    name = case.reading.document.name
    evidence = tuple(
        Evidence(f"goal {one.number or at}", one.text, one.cite, name)
        for at, one in enumerate(goals, 1)
    )
    return [Question("goals", evidence, ("goals",), {"count": len(goals)})]


def _measurable(text: str) -> bool:
    return bool(figures(squeeze(text)) or years_in(text))


def _answer(case: Case, indicator: Indicator) -> Answer:
    years = texts(indicator, "target")
    if len(years) < _YEARS:
        return abstained(indicator.code, "few-years")
    kinds: dict[str, list[_Said]] = {}
    for year in years:
        for clause in sentences(case, year):
            kind = bearing(clause.text)
            if kind is not None and not figures(squeeze(clause.text)):
                kinds.setdefault(kind, []).append((year, clause))
    repeated = [
        one
        for found in kinds.values()
        if len({year for year, _ in found}) >= _YEARS
        for one in found
    ]
    if not repeated:
        return judged(indicator.code, ())
    asked = Question(
        "bearing",
        tuple(dict.fromkeys(case.evidence(year.role, clause) for year, clause in repeated)),
        ("bearing",),
        {"years": FiscalYears(tuple(sorted({year.fiscal_year for year, _ in repeated})))},
    )
    return judged(indicator.code, [asked])
