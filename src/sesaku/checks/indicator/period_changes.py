"""A figure of a calendar year in one year's result and of a fiscal year in another's.

「平成30年の運営費」 and 「令和元年度の運営費」 are not of one kind. Looked at are the same words
behind 年の and 年度の in the results of one indicator. Not applicable where no words stand behind a
year in two results.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

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

ID = "period-changes"
VERSION = 1
CATEGORY: Category = "measurement_changed"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_OF_YEAR = re.compile(r"(?:平成|令和)(?:元|\d+)(年度?)の([一-龠ァ-ヶー・]{5,12})")

Place = tuple[Prose, re.Match[str]]


def check(case: Case) -> Iterator[Answer]:
    """Answer for every indicator."""
    for indicator in case.indicators:
        places: dict[str, list[Place]] = defaultdict(list)
        for prose in results_by_year(case, indicator.code).values():
            for match in _OF_YEAR.finditer(prose.tight):
                places[match[2]].append((prose, match))
        twice = [found for found in places.values() if len({one.year for one, _ in found}) > 1]
        if not twice:
            yield abstained(indicator.code, "no-words")
            continue
        mixed = [found for found in twice if len({match[1] for _, match in found}) > 1]
        yield judged(indicator.code, [_question(case, found) for found in mixed])


def _question(case: Case, found: list[Place]) -> Question:
    document = case.reading.document
    shown = tuple(prose.around(document, *match.span()) for prose, match in found)
    values: dict[str, Value] = {"periods": "」「".join(match[0] for _, match in found)}
    return Question("mixed", shown, (found[0][1][2],), values)
