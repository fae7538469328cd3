"""A demand of a target whose words hardly occur in the year's result.

A demand is a part of a target sentence with a verb of its own. Only words that say what it is
about count, not those that every report is full of; a demand of fewer than three such pairs tells
nothing. The whole result of the year is searched, whatever its numbering. Not applicable where no
year has both a target and a result in words.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sesaku.checks.case import Case, items_of
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
from sesaku.checks.target.demands import Demand, demands
from sesaku.checks.terms import pairs
from sesaku.model.indicator import Indicator, YearlyValue
from sesaku.model.values import ItemisedText, NumberedText

ID = "target-unanswered"
VERSION = 2
CATEGORY: Category = "target_unanswered"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_WORDS = 3
_MISSING = 2
_SHARE = 0.5
_SURE = 3.0
"""Missing pairs, weighed by the share that is missing, from which the check asks at all."""

_CLEAR = 5.0
"""Below this weight the finding is a light one."""

_ABBREVIATION = re.compile(r"([^、。()「」]+)[「」]*\(([A-Za-z][A-Za-z0-9-]+)")
_LISTED = 8
_QUOTED = 40


class _Gap(NamedTuple):
    """A demand without an answer."""

    weight: float
    fiscal_year: int
    demand: Demand
    item: NumberedText
    result: ItemisedText


def check(case: Case) -> Iterator[Answer]:
    """Ask about each indicator with targets in words."""
    for indicator in case.indicators:
        if indicator.kind == "qualitative":
            yield _answer(case, indicator)


def _answer(case: Case, indicator: Indicator) -> Answer:
    years = [year for year in indicator.years if items_of(year.target) and items_of(year.result)]
    if not years:
        return abstained(indicator.code, "no-text")
    gaps = sorted(
        (gap for year in years for gap in _gaps(case, year)),
        key=lambda gap: (-gap.weight, gap.fiscal_year),
    )
    if not gaps or gaps[0].weight < _SURE:
        return judged(indicator.code, ())
    told = sorted(gaps[:_LISTED], key=lambda gap: gap.fiscal_year)
    named = tuple(dict.fromkeys(gap.fiscal_year for gap in told))
    asked = Question(
        "unanswered",
        tuple(dict.fromkeys(one for gap in told for one in _evidence(case, gap))),
        (),
        {"years": FiscalYears(named), "demand": _short(gaps[0].demand.text)},
        "low" if gaps[0].weight < _CLEAR else None,
    )
    return judged(indicator.code, [asked])


def _gaps(case: Case, year: YearlyValue) -> Iterator[_Gap]:
    if not isinstance(year.result, ItemisedText):
        return
    said = pairs(year.result.text)
    for item in items_of(year.target):
        for demand in demands(case, item):
            words = demand.words - _abbreviated(demand.text, said)
            missing = words - said
            share = 1 - len(missing) / max(len(words), 1)
            if len(words) >= _WORDS and len(missing) >= _MISSING and share <= _SHARE:
                weight = len(missing) * (1 - share)
                yield _Gap(weight, year.fiscal_year, demand, item, year.result)


def _abbreviated(text: str, said: frozenset[str]) -> set[str]:
    """Return the words of names that the result calls by the abbreviation printed behind them."""
    return {
        pair
        for name, short in _ABBREVIATION.findall(text)
        if short.casefold() in said
        for pair in pairs(name)
    }


def _evidence(case: Case, gap: _Gap) -> Iterator[Evidence]:
    yield case.evidence(f"target {gap.fiscal_year}", gap.demand.sentence)
    for item in gap.result.items:
        if item.number == gap.item.number:
            yield case.evidence(f"result {gap.fiscal_year}", item)


def _short(text: str) -> str:
    stripped = text.rstrip("、。")
    return stripped if len(stripped) <= _QUOTED else f"…{stripped[-_QUOTED:]}"
