"""An amount that is told in one currency in one year and in another in the next.

Amounts are of one thing where the same words follow them and the words before share an abbreviation
or a compound. Not applicable to an indicator without such amounts in two years.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Needs,
    Question,
    Severity,
    Value,
    abstained,
    judged,
)
from sesaku.checks.consistency.years import results_by_year
from sesaku.checks.prose import Prose
from sesaku.checks.terms import strong_pairs

ID = "currency-changes"
VERSION = 1
CATEGORY: Category = "measurement_changed"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_AMOUNT = re.compile(
    r"\d[\d,.]*(?:[千万億]+|百万)?(?P<currency>米ドル|豪ドル|ドル|ユーロ|ポンド|円)(?:以上|程度|余り|強)?"
    r"(?P<after>[^\d、。]{4})"
)
_BEFORE = 24

Place = tuple[Prose, re.Match[str]]


def check(case: Case) -> Iterator[Answer]:
    """Answer for every indicator."""
    for indicator in case.indicators:
        places = [
            (prose, match)
            for prose in results_by_year(case, indicator.code).values()
            for match in _AMOUNT.finditer(prose.tight)
        ]
        alike = [pair for pair in combinations(places, 2) if _alike(*pair)]
        if not alike:
            yield abstained(indicator.code, "no-amounts")
            continue
        changed = [pair for pair in alike if pair[0][1]["currency"] != pair[1][1]["currency"]]
        yield judged(indicator.code, [_question(case, *pair) for pair in changed[:1]])


def _alike(one: Place, other: Place) -> bool:
    (first, left), (second, right) = one, other
    if first.year == second.year or left["after"] != right["after"]:
        return False
    return bool(strong_pairs(_before(one)) & strong_pairs(_before(other)))


def _before(place: Place) -> str:
    prose, match = place
    return prose.tight[max(match.start() - _BEFORE, 0) : match.start()]


def _question(case: Case, one: Place, other: Place) -> Question:
    document = case.reading.document
    shown = tuple(prose.around(document, *match.span()) for prose, match in (one, other))
    currencies = (one[1]["currency"], other[1]["currency"])
    values: dict[str, Value] = {"one": currencies[0], "other": currencies[1]}
    return Question("changes", shown, (one[1]["after"],), values)
