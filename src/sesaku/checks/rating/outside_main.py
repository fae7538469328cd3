"""The measure's level rests on its main indicators, and the misses stand in the others.

Asked where the reason given for the level names the main indicators 「主要な測定指標」, none of
which has numbers, while numeric indicators outside them missed most of their targets. Not
applicable without such a reason, or where no numeric indicator can be compared.
"""

from collections.abc import Iterator

from sesaku.checks.case import Case, numbers
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    Needs,
    Question,
    Severity,
    abstained,
    judged,
)
from sesaku.checks.rating.meeting import met
from sesaku.model.indicator import Indicator

ID = "rating-misses-outside-main"
VERSION = 1
CATEGORY: Category = "rating_vs_record"
SEVERITY: Severity = "high"
NEEDS: Needs = ("measure", "indicators")


def check(case: Case) -> Iterator[Answer]:
    """Ask about the measure's level of attainment."""
    measure = case.content.measure
    attainment = measure.attainment if measure is not None else None
    if attainment is None or "主要" not in (attainment.basis or ""):
        yield abstained("measure", "no-basis")
        return
    compared = [(one, _answers(one)) for one in case.indicators if _answers(one)]
    if not compared:
        yield abstained("measure", "no-numbers")
        return
    missed = [one for one, answers in compared if not one.main and 2 * sum(answers) < len(answers)]
    if not missed or any(one.main for one, _ in compared):
        yield judged("measure", ())
        return
    basis = Evidence(
        "basis", attainment.basis or "", attainment.basis_cite, case.reading.document.name
    )
    asked = Question(
        "hidden",
        (basis, *(case.record(one) for one in missed)),
        ("hidden",),
        {
            "count": len(compared),
            "missed": len(missed),
            "codes": "・".join(one.code for one in missed),
        },
    )
    yield judged("measure", [asked])


def _answers(indicator: Indicator) -> list[bool]:
    answers = (met(target, result) for _, target, result in numbers(indicator))
    return [one for one in answers if one is not None]
