"""A numeric indicator's rating against the criteria of its scale.

The criteria are data: the share of its targets that an indicator of a level reaches on average,
each year counted as 1 at most. Asked where the rating is better or worse than that. Not applicable
without a rating, without a scale that has criteria, or where no year can be compared.
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
from sesaku.checks.rating.meeting import amount, met, smaller_is_better
from sesaku.checks.rating.standing import Standing, standing
from sesaku.checks.scales import Level, Scale
from sesaku.model.indicator import Indicator
from sesaku.model.values import Quantity

ID = "rating-against-criteria"
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
    if not rated.scale.has_criteria:
        return abstained(indicator.code, "no-criteria")
    shares = [
        share
        for _, target, result in numbers(indicator)
        if (share := _share(target, result)) is not None
    ]
    if not shares:
        return abstained(indicator.code, "no-numbers")
    mean = sum(shares) / len(shares)
    due = _level(rated.scale, mean)
    if due.rank == rated.level.rank:
        return judged(indicator.code, ())
    asked = Question(
        "above" if rated.level.rank < due.rank else "below",
        (case.record(indicator),),
        (),
        {
            "grade": rated.grade,
            "due": due.letter,
            "share": f"{100 * mean:.0f}",
            "scale": rated.scale.name,
            "criteria": due.criteria or due.label or due.letter,
        },
    )
    return judged(indicator.code, [asked])


def _share(target: Quantity, result: Quantity) -> float | None:
    """Return how much of a target was reached, 1 at most; None where that can't be said."""
    answer = met(target, result)
    if answer is None:
        return None
    if answer:
        return 1.0
    wanted = amount(target.value or 0, target.unit).value
    reached = amount(result.value or 0, result.unit).value
    high, low = (reached, wanted) if smaller_is_better(target) else (wanted, reached)
    return low / high if high > 0 else None


def _level(scale: Scale, share: float) -> Level:
    for level in scale.levels:
        if level.at_least is not None and share >= level.at_least:
            return level
    return scale.levels[-1]
