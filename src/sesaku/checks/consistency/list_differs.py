"""A list in brackets that differs between target and result of one year.

「対象国（甲、乙及び丙）」 and 「対象国（甲、乙、丙及び丁）」: two lists of short names behind one
word that share two names and differ in some. Not applicable to an indicator of which no year has
such lists in both.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

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

ID = "list-differs"
VERSION = 1
CATEGORY: Category = "internal_contradiction"
SEVERITY: Severity = "low"
NEEDS: Needs = ("indicators",)

_LIST = re.compile(
    r"(?P<head>[一-龠々ァ-ヶーA-Za-z・]{3,})\((?P<names>[^()、。]{1,12}(?:、[^()、。]{1,12})*?(?:及び|並びに)[^()、。]{1,12})\)"
)
_PARTING = re.compile(r"、|及び|並びに")
_SHARED, _HEAD = 2, 8


class _Listed(NamedTuple):
    prose: Prose
    match: re.Match[str]

    @property
    def head(self) -> str:
        return self.match["head"][-_HEAD:]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(_PARTING.split(self.match["names"]))


def check(case: Case) -> Iterator[Answer]:
    """Answer for every indicator."""
    for indicator in case.indicators:
        lists = [
            _Listed(prose, match)
            for prose in case.prose
            if prose.subject == indicator.code and prose.role in ("target", "result")
            for match in _LIST.finditer(prose.tight)
        ]
        pairs = [
            (aim, done)
            for aim in lists
            for done in lists
            if (aim.prose.role, done.prose.role) == ("target", "result")
            if aim.prose.year == done.prose.year and aim.head == done.head
        ]
        if not pairs:
            yield abstained(indicator.code, "no-lists")
            continue
        differing = [pair for pair in pairs if _differ(*pair)]
        yield judged(indicator.code, [_question(case, *pair) for pair in differing[:1]])


def _differ(aim: _Listed, done: _Listed) -> bool:
    return aim.names != done.names and len(aim.names & done.names) >= _SHARED


def _question(case: Case, aim: _Listed, done: _Listed) -> Question:
    document = case.reading.document
    shown = tuple(one.prose.around(document, *one.match.span()) for one in (aim, done))
    values: dict[str, Value] = {
        "year": FiscalYears((aim.prose.year or 0,)),
        "head": aim.match["head"],
        "names": "、".join(sorted(aim.names ^ done.names)),
    }
    return Question("differs", shown, (aim.head,), values)
