"""A target text names a number, the result text a smaller one, and the rating is high.

A figure of a target sentence is tied to the figure of the same unit in the year's result whose
sentence shares most with it. Sentences in which several figures of that unit stand, none of them
marked 計, tell nothing. Not applicable without a rating, its scale, or a number in the targets.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sesaku.checks.case import Case, items_of
from sesaku.checks.check import (
    Answer,
    Category,
    FiscalYears,
    Needs,
    Question,
    Severity,
    abstained,
    judged,
)
from sesaku.checks.clauses import Clause
from sesaku.checks.figures import Figure, figures
from sesaku.checks.rating.meeting import LESS_IS_BETTER
from sesaku.checks.rating.standing import Standing, standing
from sesaku.checks.terms import pairs, strong_pairs
from sesaku.model.indicator import Indicator, YearlyValue
from sesaku.model.values import YearlyContent
from sesaku.text.width import squeeze

ID = "rating-number-in-text"
VERSION = 1
CATEGORY: Category = "rating_vs_record"
SEVERITY: Severity = "high"
NEEDS: Needs = ("indicators",)

_AROUND = 24
_SHARED = 4
_CHANGE = re.compile(r"の?(?:増|減|上昇|低下|削減)")


class _Miss(NamedTuple):
    """A year's number that was not reached."""

    fiscal_year: int
    target: Clause
    wanted: Figure
    result: Clause
    reached: Figure


def check(case: Case) -> Iterator[Answer]:
    """Ask about each indicator with targets in words."""
    for indicator in case.indicators:
        if indicator.kind == "qualitative":
            yield _answer(case, indicator)


def _answer(case: Case, indicator: Indicator) -> Answer:
    rated = standing(case, indicator)
    if not isinstance(rated, Standing):
        return abstained(indicator.code, rated)
    compared = [one for year in indicator.years for one in _compared(case, year)]
    if not compared:
        return abstained(indicator.code, "no-number")
    missed = [one for one in compared if not _reached(one.wanted, one.reached)]
    if not missed or not rated.high:
        return judged(indicator.code, ())
    evidence = [
        case.evidence(role, clause)
        for one in missed
        for role, clause in (
            (f"target {one.fiscal_year}", one.target),
            (f"result {one.fiscal_year}", one.result),
        )
    ]
    years = tuple(dict.fromkeys(one.fiscal_year for one in missed))
    first = missed[0]
    asked = Question(
        "short",
        (*dict.fromkeys(evidence), rated.evidence),
        tuple(map(str, years)),
        {
            "years": FiscalYears(years),
            "wanted": f"{first.wanted.value:g}{first.wanted.unit}",
            "reached": f"{first.reached.value:g}{first.reached.unit}",
            "grade": rated.grade,
        },
    )
    return judged(indicator.code, [asked])


def _reached(wanted: Figure, reached: Figure) -> bool:
    if wanted.relation in LESS_IS_BETTER:
        return reached.value <= wanted.value
    return reached.value >= wanted.value


def _compared(case: Case, year: YearlyValue) -> Iterator[_Miss]:
    answers = _clauses(case, year.result)
    for clause in _clauses(case, year.target):
        text = squeeze(clause.text)
        for wanted in _told(text, ""):
            around = text[max(wanted.start - _AROUND, 0) : wanted.end + _AROUND]
            found = _answering(wanted, around, answers)
            if found is not None and wanted.relation != "about":
                yield _Miss(year.fiscal_year, clause, wanted, *found)


def _told(text: str, unit: str) -> list[Figure]:
    """Return the figures of a sentence that stand alone in their unit, or are its total 計.

    Args:
        text: the sentence, without white space.
        unit: the unit to look for; "" for every one.
    """
    every = [one for one in figures(text) if not _CHANGE.match(text, one.end)]
    groups: dict[str, list[Figure]] = {}
    for one in every:
        groups.setdefault(_kind(one.unit), []).append(one)
    wanted = [_kind(unit)] if unit else list(groups)
    found = []
    for name in wanted:
        same = groups.get(name, [])
        told = [one for one in same if text[: one.start].endswith("計")] or same
        found += told if len(told) == 1 else []
    return found


def _kind(unit: str) -> str:
    """Return a unit without what it is joined with: か国 of か国・機関."""
    return unit.partition("・")[0]


def _clauses(case: Case, content: YearlyContent | None) -> list[Clause]:
    return [one for item in items_of(content) for one in case.clauses(item.text, item.cite)]


def _answering(wanted: Figure, around: str, clauses: list[Clause]) -> tuple[Clause, Figure] | None:
    """Return the figure of a result that answers a target's: the one that shares most."""
    best: tuple[int, Clause, Figure] | None = None
    for clause in clauses:
        text = squeeze(clause.text)
        told = _told(text, wanted.unit)
        if len(told) != 1:
            continue
        near = text[max(told[0].start - _AROUND, 0) : told[0].end + _AROUND]
        shared = (
            len(pairs(around) & pairs(near)) if strong_pairs(around) & strong_pairs(near) else 0
        )
        if shared >= _SHARED and (best is None or shared > best[0]):
            best = (shared, clause, told[0])
    return best[1:] if best else None
