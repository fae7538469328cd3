"""A numeric indicator that missed most of its targets is rated in the upper half of the scale.

Target and result are compared as the print says: 以内 and 以下 are met by less, everything else by
more. Not applicable without a rating, without the rating's scale, or where not one year has both
numbers.
"""

from collections.abc import Iterator

from sesaku.checks.case import Case, numbers
from sesaku.checks.check import (
    Answer,
    Category,
    FiscalYears,
    Needs,
    Question,
    Severity,
    Value,
    abstained,
    judged,
)
from sesaku.checks.rating.meeting import met
from sesaku.checks.rating.standing import Standing, standing
from sesaku.model.indicator import Indicator

ID = "rating-targets-missed"
VERSION = 1
CATEGORY: Category = "rating_vs_record"
SEVERITY: Severity = "high"
NEEDS: Needs = ("indicators",)


def check(case: Case) -> Iterator[Answer]:
    """Ask about each numeric indicator."""
    for indicator in case.indicators:
        if indicator.kind == "quantitative":
            yield _answer(case, indicator)


def _answer(case: Case, indicator: Indicator) -> Answer:
    rated = standing(case, indicator)
    if not isinstance(rated, Standing):
        return abstained(indicator.code, rated)
    years = [(year, met(target, result)) for year, target, result in numbers(indicator)]
    judgable = [year for year, answer in years if answer is not None]
    missed = tuple(year for year, answer in years if answer is False)
    if not judgable:
        return abstained(indicator.code, "no-numbers")
    if 2 * len(missed) <= len(judgable) or not rated.high:
        return judged(indicator.code, ())
    values: dict[str, Value] = {
        "years": FiscalYears(missed),
        "missed": len(missed),
        "judged": len(judgable),
        "grade": rated.grade,
    }
    asked = Question("missed", (case.record(indicator),), ("missed",), values)
    return judged(indicator.code, [asked])
