"""A numeric indicator that met every target has the rating of one that missed most of its own.

Only the document's own yardstick is used: two indicators with one letter and opposite records. Not
applicable without a rating, with fewer than two years to compare, or where no other indicator of
that letter missed most of its targets.
"""

from collections.abc import Iterator
from typing import NamedTuple

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
from sesaku.model.indicator import Indicator

ID = "rating-targets-met"
VERSION = 1
CATEGORY: Category = "rating_vs_record"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_YEARS = 2


class _Record(NamedTuple):
    """How often an indicator met its targets."""

    indicator: Indicator
    judged: int
    met: int


def check(case: Case) -> Iterator[Answer]:
    """Ask about each numeric indicator."""
    records = [_record(one) for one in case.indicators if one.kind == "quantitative"]
    for record in records:
        yield _answer(case, record, records)


def _record(indicator: Indicator) -> _Record:
    answers = [met(target, result) for _, target, result in numbers(indicator)]
    known = [one for one in answers if one is not None]
    return _Record(indicator, len(known), sum(known))


def _answer(case: Case, record: _Record, records: list[_Record]) -> Answer:
    indicator = record.indicator
    if indicator.rating is None:
        return abstained(indicator.code, "no-rating")
    if record.judged < _YEARS:
        return abstained(indicator.code, "few-years")
    missed = [
        one
        for one in records
        if one.indicator.rating is not None
        and one.indicator.rating.grade == indicator.rating.grade
        and one.judged >= _YEARS
        and 2 * one.met < one.judged
    ]
    if not missed:
        return abstained(indicator.code, "no-other")
    if record.met < record.judged:
        return judged(indicator.code, ())
    worst = min(missed, key=lambda one: one.met / one.judged)
    asked = Question(
        "same-letter",
        (case.record(indicator), case.record(worst.indicator)),
        (),
        {
            "years": record.judged,
            "grade": indicator.rating.grade,
            "other": worst.indicator.code,
            "missed": worst.judged - worst.met,
            "judged": worst.judged,
        },
    )
    return judged(indicator.code, [asked])
