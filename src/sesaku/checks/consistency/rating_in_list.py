"""An indicator whose rating in the list of the head differs from that in its own block.

Not applicable to an indicator that is not in the list, or has no rating.
"""

from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    Needs,
    Question,
    Severity,
    Value,
    abstained,
    judged,
)
from sesaku.model.evaluation import RatingSummary
from sesaku.model.indicator import Rating
from sesaku.text.width import squeeze

ID = "rating-in-list"
VERSION = 1
CATEGORY: Category = "internal_contradiction"
SEVERITY: Severity = "high"
NEEDS: Needs = ("indicators",)


def check(case: Case) -> Iterator[Answer]:
    """Answer for every indicator."""
    measure = case.content.measure
    listed = {one.code: one for one in measure.rating_summary} if measure else {}
    for indicator in case.indicators:
        entry = listed.get(indicator.code)
        if entry is None or not entry.grade or indicator.rating is None:
            yield abstained(indicator.code, "not-listed")
        elif squeeze(entry.grade) == squeeze(indicator.rating.grade):
            yield judged(indicator.code, ())
        else:
            yield judged(indicator.code, [_question(case, entry, indicator.rating)])


def _question(case: Case, entry: RatingSummary, rating: Rating) -> Question:
    document = case.reading.document
    shown = tuple(
        Evidence(role, document.quote(cite), cite, document.name)
        for role, cite in (("list", entry.cite), ("rating", rating.cite))
        if cite
    )
    values: dict[str, Value] = {"listed": entry.grade or "", "printed": rating.grade}
    return Question("differs", shown, ("rating",), values)
