"""Names and the abbreviations printed in brackets after them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sesaku.checks.prose import Prose

_PAIR = re.compile(
    r"(?P<long>[一-龠々ァ-ヶーA-Za-z0-9・ー･のと]{3,40})"
    r"\((?:(?P<inner>[^()「」]{3,20})[:：])?(?P<short>[A-Z][A-Za-z0-9・･/+\-]{1,12})(?:、[^()]{1,20})?\)"
)
_BEFORE = re.compile(r"^(?:.*第\d+(?:回|会期|次|期)|\d+(?:年度?|月|日|回)?の?|[の・])")
_CUT_OFF = re.compile(r"ため\Z")
_ALIKE = str.maketrans("", "", "ー・･の")
_PREFIX = 2
_OWNER = 4


class Named(NamedTuple):
    """An abbreviation, the name before it, and where both stand in the prose's tight text."""

    short: str
    name: str
    prose: Prose
    start: int
    end: int


def abbreviated(prose: Prose) -> Iterator[Named]:
    """Yield each name with an abbreviation of two or more capitals in brackets after it."""
    for match in _PAIR.finditer(prose.tight):
        name = _BEFORE.sub("", match["inner"] or match["long"])
        capitals = sum(letter.isupper() for letter in match["short"])
        # The first words of a name may be written with signs that end a name elsewhere.
        cut_off = _CUT_OFF.search(prose.tight, max(match.start() - 3, 0), match.start())
        if capitals >= _PREFIX and len(name) > _PREFIX and not cut_off:
            yield Named(match["short"], name, prose, *match.span())


def plain_name(name: str) -> str:
    """Return a name as it is compared: long marks and dots aside, 国際連合 as 国連."""
    return name.replace("国際連合", "国連").translate(_ALIKE)


def two_names(one: str, other: str) -> bool:
    """Whether two plain names can't be the same name with and without words before it."""
    if one.endswith(other) or other.endswith(one):
        return False
    tail = _common(one[::-1], other[::-1])
    heads = one[: len(one) - tail], other[: len(other) - tail]
    return tail < _OWNER or _common(*heads) >= _PREFIX


def _common(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
