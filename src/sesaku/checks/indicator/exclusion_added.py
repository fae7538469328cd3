"""A count that leaves something out in one year 「160名（不明者を除く）」 and not in another.

The counts stand behind the same words in the results of two years. Not applicable to an indicator
whose results never leave anything out of a count.
"""

import re
from collections.abc import Iterator

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
from sesaku.checks.prose import Prose

ID = "exclusion-added"
VERSION = 1
CATEGORY: Category = "measurement_changed"
SEVERITY: Severity = "high"
NEEDS: Needs = ("indicators",)

_LEFT_OUT = re.compile(
    r"(?P<name>[^\d、。()「」]{4,20}?):?(?P<count>[\d,]+(?:\.\d+)?[^\d、。()]{1,4})"
    r"(?P<but>\([^()]*(?:を除く|を除いた|除外|を含まない|は含まず)[^()]*\))"
)


def check(case: Case) -> Iterator[Answer]:
    """Answer for every indicator."""
    results: dict[str, list[Prose]] = {one.code: [] for one in case.indicators}
    for prose in case.prose:
        if prose.role == "result" and prose.subject in results:
            results[prose.subject].append(prose)
    for code, years in results.items():
        cut = [(prose, match) for prose in years for match in _LEFT_OUT.finditer(prose.tight)]
        if not cut:
            yield abstained(code, "nothing-left-out")
            continue
        asked = [_question(case, one, match, years) for one, match in cut]
        yield judged(code, [one for one in asked if one is not None])


def _question(
    case: Case, prose: Prose, match: re.Match[str], years: list[Prose]
) -> Question | None:
    """Return what is asked if another year has the same count without leaving anything out."""
    document = case.reading.document
    plain = re.compile(re.escape(match["name"]) + r":?[\d,]+(?:\.\d+)?[^\d、。()]{1,4}(?!\()")
    others = [
        (one, found)
        for one in years
        if one.year != prose.year and (found := plain.search(one.tight)) is not None
    ]
    if not others or prose.year is None:
        return None
    shown = [prose.around(document, *match.span())]
    shown += [one.around(document, *found.span()) for one, found in others]
    values: dict[str, Value] = {
        "years": FiscalYears((prose.year,)),
        "but": match["but"].strip("()"),
    }
    return Question("left-out", tuple(shown), (match["name"],), values)
