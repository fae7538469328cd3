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

_BRACKET = re.compile(r"\(([^()。]{4,90})\)")
_HEAD = re.compile(r"[一-龠々ァ-ヶーA-Za-z・]{3,8}\Z")
_PARTING = re.compile(r"、|及び|並びに")
_SHARED, _LONGEST, _REACH = 2, 12, 8


class _Listed(NamedTuple):
    prose: Prose
    head: str
    names: frozenset[str]
    start: int
    end: int


def check(case: Case) -> Iterator[Answer]:
    """Answer for every indicator."""
    for indicator in case.indicators:
        lists = [
            one
            for prose in case.prose
            if prose.subject == indicator.code and prose.role in ("target", "result")
            for one in _lists(prose)
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


def _lists(prose: Prose) -> Iterator[_Listed]:
    """Yield the lists of short names in brackets, with the word before each."""
    for match in _BRACKET.finditer(prose.tight):
        names = _PARTING.split(match[1])
        head = _HEAD.search(prose.tight, max(match.start() - _REACH, 0), match.start())
        if head and len(names) > 1 and all(0 < len(name) <= _LONGEST for name in names):
            yield _Listed(prose, head[0], frozenset(names), head.start(), match.end())


def _differ(aim: _Listed, done: _Listed) -> bool:
    return aim.names != done.names and len(aim.names & done.names) >= _SHARED


def _question(case: Case, aim: _Listed, done: _Listed) -> Question:
    document = case.reading.document
    shown = tuple(one.prose.around(document, one.start, one.end) for one in (aim, done))
    values: dict[str, Value] = {
        "year": FiscalYears((aim.prose.year or 0,)),
        "head": aim.head,
        "names": "、".join(sorted(aim.names ^ done.names)),
    }
    return Question("differs", shown, (aim.head,), values)
