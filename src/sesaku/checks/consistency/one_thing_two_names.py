"""One programme or numbered meeting that is called by two kinds of name.

「○○プロジェクト」 and 「○○プログラム」 with the same words before, or 「第４回○○会議」 and
「第４回○○会合」 with the same number. Not applicable to a document that names neither.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

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
from sesaku.checks.prose import Prose

ID = "one-thing-two-names"
VERSION = 1
CATEGORY: Category = "internal_contradiction"
SEVERITY: Severity = "low"
NEEDS: Needs = ("indicators",)

_PROGRAMME = re.compile(
    r"(?P<own>[一-龠々ァ-ヶーA-Za-z・･]*[ァ-ヶー]{4}[一-龠々ァ-ヶーA-Za-z・･]{2,}?)[・･]?"
    r"(?P<kind>プロジェクト|プログラム|キャンペーン|イニシアティブ)(?!(?!及び|並び)[一-龠ァ-ヶー])"
)
_MEETING = re.compile(
    r"(?P<own>第\d+回[一-龠々ァ-ヶーA-Za-z・･]{3,}?)(?P<kind>会議|会合|協議|対話)(?!(?!及び|並び)[一-龠ァ-ヶー])"
)
_EXTRA, _LEAST = 3, 6


class _Named(NamedTuple):
    own: str
    kind: str
    prose: Prose
    start: int
    end: int


def check(case: Case) -> Iterator[Answer]:
    """Answer for every subject that names a programme or a numbered meeting."""
    places: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    subjects: dict[str, list[Question]] = {}
    for prose in case.prose:
        for named in _named(prose):
            subjects.setdefault(prose.subject, [])
            places[named.own, named.kind].append(named)
    if not subjects:
        yield abstained("measure", "no-names")
    for one, other in combinations(places.values(), 2):
        if _same(one[0], other[0]):
            rare, usual = sorted((one, other), key=len)
            subjects[rare[0].prose.subject].append(_question(case, rare[0], usual[0]))
    for subject, questions in subjects.items():
        yield judged(subject, questions)


def _named(prose: Prose) -> Iterator[_Named]:
    for pattern in (_PROGRAMME, _MEETING) if prose.role != "opinion" else ():
        for match in pattern.finditer(prose.tight):
            own = match["own"].strip("・･").removeprefix("国連")
            yield _Named(own, match["kind"], prose, *match.span())


def _same(one: _Named, other: _Named) -> bool:
    """Whether two names are of one thing: another kind, or a meeting with letters more."""
    if one.own == other.own:
        return True
    short, long = sorted((one.own, other.own), key=len)
    numbered = short.startswith("第") and long.startswith(short)
    extra = len(long) - len(short)
    return numbered and one.kind == other.kind and extra <= _EXTRA and len(short) >= _LEAST


def _question(case: Case, rare: _Named, usual: _Named) -> Question:
    document = case.reading.document
    shown = tuple(one.prose.around(document, one.start, one.end) for one in (rare, usual))
    values: dict[str, Value] = {
        "rare": rare.prose.tight[rare.start : rare.end],
        "usual": usual.prose.tight[usual.start : usual.end],
    }
    return Question("two", shown, (str(values["rare"]), str(values["usual"])), values)
