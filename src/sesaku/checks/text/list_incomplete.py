"""A list of numbered documents that has lost one of them 「第１号、第２号及び第３号に基づく」.

Two lists of one indicator, of three or more numbers each, that the same words follow: where the
analysis lists fewer than the results of two years or more, the difference is asked about. Not
applicable to an indicator without such lists in results and analysis.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sesaku.checks.case import Case
from sesaku.checks.check import Answer, Category, Needs, Question, Severity, abstained, judged
from sesaku.checks.prose import Prose

ID = "list-incomplete"
VERSION = 1
CATEGORY: Category = "labelling_or_text_error"
SEVERITY: Severity = "low"
NEEDS: Needs = ("indicators",)

_LIST = re.compile(r"(?:第\d+号(?:、|及び|並びに|と|・)?){3,}")
_NUMBER = re.compile(r"第(\d+)号")
_FOLLOWING = 4


class _Listed(NamedTuple):
    prose: Prose
    start: int
    end: int

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(_NUMBER.findall(self.prose.tight[self.start : self.end]))

    @property
    def following(self) -> str:
        return self.prose.tight[self.end : self.end + _FOLLOWING]


def check(case: Case) -> Iterator[Answer]:
    """Answer for each indicator."""
    lists: dict[str, list[_Listed]] = {one.code: [] for one in case.indicators}
    for prose in case.prose:
        if prose.subject in lists:
            lists[prose.subject] += [
                _Listed(prose, *match.span()) for match in _LIST.finditer(prose.tight)
            ]
    for code, found in lists.items():
        results = [one for one in found if one.prose.role == "result"]
        analyses = [one for one in found if one.prose.role == "analysis"]
        if results and analyses:
            yield judged(code, [_question(case, *pair) for pair in _pairs(analyses, results)])
        else:
            yield abstained(code, "no-lists")


def _pairs(analyses: list[_Listed], results: list[_Listed]) -> Iterator[tuple[_Listed, _Listed]]:
    """Yield each list of the analysis that lacks a number of the last list of the results."""
    for one in analyses:
        alike = [other for other in results if other.following == one.following]
        if alike and one.numbers < alike[-1].numbers:
            yield one, alike[-1]


def _question(case: Case, short: _Listed, long: _Listed) -> Question:
    document = case.reading.document
    missing = "、".join(f"第{number}号" for number in sorted(long.numbers - short.numbers, key=int))
    shown = tuple(one.prose.around(document, one.start, one.end) for one in (short, long))
    return Question("missing", shown, (missing,), {"missing": missing})
