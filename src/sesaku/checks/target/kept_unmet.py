"""A numeric target that was never met is set again as it is.

The next cycle's number equals the last target, although the result missed it in every year that can
be compared. Not applicable to targets in words, with fewer than two years to compare, or where the
next cycle names no number.
"""

from collections.abc import Iterator

from sesaku.checks.case import Case, numbers
from sesaku.checks.check import (
    Answer,
    Category,
    Needs,
    Question,
    Severity,
    abstained,
    judged,
)
from sesaku.checks.rating.meeting import met
from sesaku.checks.target.lowered import next_target
from sesaku.model.indicator import Indicator

ID = "target-kept-though-never-met"
VERSION = 1
CATEGORY: Category = "target_lowered"
SEVERITY: Severity = "low"
NEEDS: Needs = ("indicators",)

_YEARS = 2


def check(case: Case) -> Iterator[Answer]:
    """Ask about each numeric indicator."""
    for indicator in case.indicators:
        if indicator.kind == "quantitative":
            yield _answer(case, indicator)


def _answer(case: Case, indicator: Indicator) -> Answer:
    pairs = sorted(numbers(indicator), key=lambda one: one[0])
    answers = [met(target, result) for _, target, result in pairs]
    known = [one for one in answers if one is not None]
    if len(known) < _YEARS:
        return abstained(indicator.code, "few-years")
    following = next_target(case, indicator)
    if following is None:
        return abstained(indicator.code, "no-next")
    if any(known) or following.value != pairs[-1][1].value:
        return judged(indicator.code, ())
    asked = Question(
        "kept",
        (case.record(indicator), case.evidence("next", following.clause)),
        (),
        {"judged": len(known), "next": f"{following.value:g}"},
    )
    return judged(indicator.code, [asked])
