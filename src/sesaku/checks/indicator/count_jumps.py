"""A count in the results that is five times that of the year before, or more.

Counts are compared where the same words stand about them. Something else may have been counted; the
analysis passes it where it speaks of a rise 「増」 or of how it was counted. Not applicable to an
indicator without counts that two years in a row have.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from sesaku.checks.case import Case
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
from sesaku.checks.consistency.counterparts import Number, counterpart, numbers_in
from sesaku.checks.consistency.years import analyses_of, results_by_year

ID = "count-jumps"
VERSION = 1
CATEGORY: Category = "measurement_changed"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_EXPLAINED = re.compile(r"増(?:加|え|大)|急増|集計|計上|数え")
_JUMP, _FEW = 5, 5


def check(case: Case) -> Iterator[Answer]:
    """Answer for every indicator."""
    for indicator in case.indicators:
        pairs = list(_pairs(case, indicator.code))
        if not pairs:
            yield abstained(indicator.code, "no-counts")
            continue
        explained = any(_EXPLAINED.search(one.tight) for one in analyses_of(case, indicator.code))
        jumps = [pair for pair in pairs if pair[1].value >= _JUMP * pair[0].value]
        yield judged(indicator.code, [] if explained else [_question(case, *one) for one in jumps])


def _pairs(case: Case, code: str) -> Iterator[tuple[Number, Number]]:
    """Yield the counts of two years in a row that are about the same thing."""
    results = results_by_year(case, code)
    for before, after in pairwise(sorted(results)):
        if after != before + 1:
            continue
        first, second = numbers_in(results[before]), numbers_in(results[after])
        for one in first:
            other = counterpart(one, first, second)
            if other is not None and one.value >= _FEW:
                yield one, other


def _question(case: Case, before: Number, after: Number) -> Question:
    document = case.reading.document
    shown = tuple(
        one.prose.around(document, one.match.start(), one.match.end()) for one in (before, after)
    )
    values: dict[str, Value] = {
        "old": before.match[0],
        "new": after.match[0],
        "year": FiscalYears((after.prose.year or 0,)),
    }
    return Question("jumps", shown, (before.before[-4:], before.unit), values)
