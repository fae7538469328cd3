"""Names of projects 「事業名」: what two spellings have in common, and what parts them.

外交調査研究費補助金（任意） and 外交調査研究費補助金 are one; 信託基金拠出金（教育） and
信託基金拠出金（保健） are two; 基金分担金 and 基金拠出金 are two, though one word differs.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal, TypeAlias, cast

import yaml
from rapidfuzz.distance import Levenshtein

from sesaku.text.width import squeeze

Likeness: TypeAlias = Literal["same", "aside_manner", "former", "variant", "part", "alike"]
"""How two names are alike, the closest first.

same: width, spaces and punctuation aside. aside_manner: aside from how it is paid and from an
abbreviation in brackets. former: one is printed in the other as its former name. variant: one
character differs. part: one has a qualifier that the other lacks. alike: most characters agree.
"""

LIKENESSES: tuple[Likeness, ...] = ("same", "aside_manner", "former", "variant", "part", "alike")

_BRACKETED = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_SIGNS = re.compile(r"[\s・･、,，.。:：;「」『』“”\"'‐‑–—―−\-_/]")
_ABBREVIATION = re.compile(r"[a-z0-9&. ]{2,}")
_FIGURES = re.compile(r"\d+")
_ALIKE, _LEAST, _LONG = 0.8, 6, 32
"""Share of characters in common that makes names alike; the shortest name so compared."""


@dataclass(frozen=True, slots=True)
class ProjectName:
    """A project's name, taken apart.

    Attributes:
        printed: as printed.
        whole: all of it, folded.
        bare: without what stands in brackets, folded.
        qualifiers: what stands in brackets and tells it from others, folded.
        abbreviations: abbreviations in brackets, folded.
        former: names that it had before, folded and bare.
    """

    printed: str
    whole: str
    bare: str
    qualifiers: frozenset[str]
    abbreviations: frozenset[str]
    former: frozenset[str]


@cache
def project_name(printed: str) -> ProjectName:
    """Take a name apart."""
    folded = squeeze(printed).lower()
    qualifiers: set[str] = set()
    abbreviations: set[str] = set()
    former: set[str] = set()
    for inside in _BRACKETED.findall(folded):
        before = _former(inside)
        if before:
            former.add(before)
            continue
        sense = _SIGNS.sub("", inside)
        if sense in _words("manners") or not sense:
            continue
        if _ABBREVIATION.fullmatch(inside):
            abbreviations.add(sense)
        else:
            qualifiers.add(sense)
    bare = _SIGNS.sub("", _BRACKETED.sub("", folded))
    return ProjectName(
        printed=printed,
        whole=_SIGNS.sub("", folded),
        bare=bare,
        qualifiers=frozenset(qualifiers),
        abbreviations=frozenset(abbreviations),
        former=frozenset(former),
    )


def likeness(one: ProjectName, other: ProjectName) -> Likeness | None:
    """Return how two names are alike; None where they are not."""
    if one.whole == other.whole:
        return "same"
    if one.bare == other.bare:
        return _beside_brackets(one, other)
    if _before(one, other) or _before(other, one):
        return "former"
    if min(len(one.bare), len(other.bare)) < _LEAST or _told_apart(one, other):
        return None
    edits = Levenshtein.distance(one.bare, other.bare)
    longest = max(len(one.bare), len(other.bare))
    if edits <= 1 + longest // _LONG and one.qualifiers == other.qualifiers:
        return "variant"
    return "alike" if 1 - edits / longest >= _ALIKE else None


def _before(one: ProjectName, other: ProjectName) -> bool:
    """Whether a name is printed in another as its former one, but for a character at most."""
    return any(
        one.bare == former
        or (len(former) >= _LEAST and Levenshtein.distance(one.bare, former) <= 1)
        for former in other.former
    )


def _beside_brackets(one: ProjectName, other: ProjectName) -> Likeness | None:
    if one.qualifiers != other.qualifiers:
        differ = one.qualifiers and other.qualifiers
        return None if differ and not one.qualifiers & other.qualifiers else "part"
    if one.abbreviations and other.abbreviations and not _abbreviate_alike(one, other):
        return None
    return "aside_manner"


def _abbreviate_alike(one: ProjectName, other: ProjectName) -> bool:
    """Whether some abbreviation of one begins one of the other."""
    return any(
        mine.startswith(theirs) or theirs.startswith(mine)
        for mine in one.abbreviations
        for theirs in other.abbreviations
    )


def _told_apart(one: ProjectName, other: ProjectName) -> bool:
    """Whether names differ in a figure, in an abbreviation, or in the kind of payment."""
    if _FIGURES.findall(one.bare) != _FIGURES.findall(other.bare):
        return True
    if one.abbreviations and other.abbreviations and not _abbreviate_alike(one, other):
        return True
    return _payment(one.bare) != _payment(other.bare)


def _payment(bare: str) -> str | None:
    ends = [word for word in _words("payments") if bare.endswith(word)]
    return max(ends, key=len, default=None)


def _former(inside: str) -> str | None:
    for pattern in _patterns():
        found = pattern.fullmatch(inside)
        if found:
            return _SIGNS.sub("", _BRACKETED.sub("", found["name"])) or None
    return None


@cache
def _data() -> dict[str, Any]:
    source = resources.files(__package__).joinpath("names.yml").read_text("utf-8")
    return cast("dict[str, Any]", yaml.safe_load(source))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(squeeze(word) for word in _data()[key])


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _data()["former"])
