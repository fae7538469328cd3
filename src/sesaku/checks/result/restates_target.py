"""A result item says no more than the target item it answers: no figure, no date, no name.

The item is one short sentence without a figure or a word of falling short, and nearly all its words
stand in the target item of the same number. Not applicable where target and result of a year are
not both in items.
"""

import re
from collections.abc import Iterator

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
from sesaku.checks.clauses import sentence_bounds
from sesaku.checks.terms import pairs
from sesaku.model.indicator import Indicator, YearlyValue
from sesaku.model.values import NumberedText
from sesaku.text.width import squeeze

ID = "result-restates-target"
VERSION = 1
CATEGORY: Category = "result_copied"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_LENGTH = range(20, 61)
_SHARE = 0.6
_FIGURE = re.compile(
    r"\d|[一二三四五六七八九十百]+(?:つ|か|人|名|件|回|本|校|社|隻|度|年|月)|とどま|でき(?:な|ず)"
)


def check(case: Case) -> Iterator[Answer]:
    """Ask about each indicator with targets in words."""
    for indicator in case.indicators:
        if indicator.kind == "qualitative":
            yield _answer(case, indicator)


def _answer(case: Case, indicator: Indicator) -> Answer:
    answered = [year for year in indicator.years if items_of(year.target) and items_of(year.result)]
    if not answered:
        return abstained(indicator.code, "no-items")
    return judged(indicator.code, [one for year in answered for one in _asked(case, year)])


def _asked(case: Case, year: YearlyValue) -> Iterator[Question]:
    targets = {item.number: item for item in items_of(year.target)}
    for item in items_of(year.result):
        target = targets.get(item.number)
        if target is not None and _restates(item, target):
            yield Question(
                "restated",
                (
                    case.evidence(f"result {year.fiscal_year}", item),
                    case.evidence(f"target {year.fiscal_year}", target),
                ),
                (str(year.fiscal_year), item.number or ""),
                {"year": FiscalYears((year.fiscal_year,)), "number": item.number or "－"},
            )


def _restates(item: NumberedText, target: NumberedText) -> bool:
    text = squeeze(item.text)
    if len(text) not in _LENGTH or len(sentence_bounds(item.text)) > 1:
        return False
    if _FIGURE.search(text):
        return False
    said = pairs(text)
    return bool(said) and len(said & pairs(target.text)) >= _SHARE * len(said)
