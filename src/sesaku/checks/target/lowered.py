"""A numeric target moves the easy way, from year to year or into the next cycle.

Smaller is easier, except where the target says 以内 or 以下, or counts ranks. The next cycle's
number is taken from a sentence on the indicator that sets it (〇〇とする, 設定); a text on the next
cycle with no number at all, nor 同程度, gives the number up. Not applicable to targets in words,
and where fewer than two years have a number.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    FiscalYears,
    Needs,
    Question,
    Severity,
    Value,
    abstained,
    judged,
)
from sesaku.checks.clauses import Clause
from sesaku.checks.figures import figures, unit_of
from sesaku.checks.rating.meeting import amount, same_unit, smaller_is_better
from sesaku.model.evaluation import NextIndicator
from sesaku.model.indicator import Indicator
from sesaku.model.values import Quantity
from sesaku.text.width import squeeze

ID = "target-number-lowered"
VERSION = 1
CATEGORY: Category = "target_lowered"
SEVERITY: Severity = "high"
NEEDS: Needs = ("indicators",)

_AS_BEFORE = re.compile("同程度|同水準|同数|同じ|維持|据え?置|前年度並み")
_SETS = re.compile(r"とする|設定する|目標とし")
_YEARS = 2


class NextTarget(NamedTuple):
    """The number that the next cycle is given, and the sentence that gives it."""

    value: float
    clause: Clause


def check(case: Case) -> Iterator[Answer]:
    """Ask about each numeric indicator."""
    for indicator in case.indicators:
        if indicator.kind == "quantitative":
            yield _answer(case, indicator)


def _answer(case: Case, indicator: Indicator) -> Answer:
    targets = [
        (year.fiscal_year, year.target)
        for year in sorted(indicator.years, key=lambda one: one.fiscal_year)
        if isinstance(year.target, Quantity) and year.target.value is not None
    ]
    if len(targets) < _YEARS:
        return abstained(indicator.code, "few-years")
    if not all(same_unit(targets[0][1], target) for _, target in targets):
        return abstained(indicator.code, "other-units")
    sign = -1 if smaller_is_better(targets[0][1]) else 1
    values = [sign * amount(target.value or 0, target.unit).value for _, target in targets]
    falls = [
        year
        for (year, _), (one, other) in zip(targets[1:], pairwise(values), strict=True)
        if other < one
    ]
    following = next_target(case, indicator)
    eased = following is not None and sign * following.value < sign * (targets[-1][1].value or 0)
    gone = _gone(case, indicator)
    if not falls and not eased and gone is None:
        return judged(indicator.code, ())
    said: dict[str, Value] = {
        "targets": " → ".join(target.raw.strip() for _, target in targets),
        "years": FiscalYears(tuple(falls) or (targets[-1][0],)),
        "next": f"{following.value:g}" if following else "",
    }
    evidence: tuple[Evidence, ...] = (case.record(indicator),)
    if eased and following is not None:
        evidence = (*evidence, case.evidence("next", following.clause))
    if gone is not None:
        evidence = (*evidence, case.evidence("next", gone))
    key = "next" if eased else "years" if falls else "gone"
    return judged(indicator.code, [Question(key, evidence, ("lowered",), said)])


def _gone(case: Case, indicator: Indicator) -> NextIndicator | None:
    """Return what is said of a kept indicator's next cycle where it names no number."""
    kept = [one for one in case.following(indicator) if one.change in ("kept", "renamed")]
    if len(kept) != 1 or _AS_BEFORE.search(kept[0].text) or figures(squeeze(kept[0].text)):
        return None
    return kept[0]


def next_target(case: Case, indicator: Indicator) -> NextTarget | None:
    """Return the one number that a sentence on the next cycle sets, in the targets' unit."""
    units = {
        unit_of(year.target.unit or "")
        for year in indicator.years
        if isinstance(year.target, Quantity)
    }
    for following in case.following(indicator):
        for clause in case.clauses(following.text, following.cite):
            text = squeeze(clause.text)
            found = [one for one in figures(text) if units == {""} or one.unit in units]
            if len(found) == 1 and _SETS.search(text, found[0].end):
                return NextTarget(found[0].value, clause)
    return None
