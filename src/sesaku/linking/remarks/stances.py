"""The stance of a remark: praise, suggestion, concern, or mixed, with the words that show it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple, TypeAlias, cast

import yaml

from sesaku.document.cite import Cite
from sesaku.linking.cited import Cited
from sesaku.linking.terms import sentences

Stance: TypeAlias = Literal["praise", "suggestion", "concern", "mixed"]

_QUOTED = re.compile(r"[「『][^」』]*[」』]")


@dataclass(frozen=True, slots=True)
class Sign:
    """Words of a remark that show a stance.

    Attributes:
        stance: praise, suggestion or concern.
        text: the words.
        cite: where they stand.
        sentence: where their sentence begins and ends in the remark.
    """

    stance: Stance
    text: str
    cite: Cite
    sentence: tuple[int, int]


class _Family(NamedTuple):
    signs: re.Pattern[str]
    soft: re.Pattern[str] | None
    never: re.Pattern[str] | None


def signs_of(remark: Cited) -> tuple[Sign, ...]:
    """Return the signs of a remark in order; a quotation shows nothing."""
    unquoted = _QUOTED.sub(lambda found: "　" * len(found[0]), remark.plain)
    found: list[Sign] = []
    for bounds in sentences(unquoted):
        found += _of_sentence(remark, unquoted, bounds)
    return tuple(found)


def stance_of(signs: tuple[Sign, ...]) -> Stance | None:
    """Return the stance that signs make together; None where there are none.

    Praise beside anything else is mixed. A concern that also asks for something is a suggestion.
    """
    kinds = {sign.stance for sign in signs}
    if not kinds:
        return None
    if "praise" in kinds:
        return "praise" if len(kinds) == 1 else "mixed"
    return "suggestion" if "suggestion" in kinds else "concern"


def labels() -> dict[str, dict[str, str]]:
    """Return the labels of the stances in both languages."""
    return {
        name: {code: str(each[code]) for code in ("ja", "en")} for name, each in _data().items()
    }


def _of_sentence(remark: Cited, unquoted: str, bounds: tuple[int, int]) -> Iterator[Sign]:
    start, end = bounds
    text = unquoted[start:end]
    found = [
        (stance, match)
        for stance, family in _families().items()
        for match in _matches(family, text)
    ]
    if not any(stance != "praise" for stance, _ in found):
        found += [
            (stance, match)
            for stance, family in _families().items()
            if family.soft is not None
            for match in family.soft.finditer(text)
        ]
    for stance, match in sorted(found, key=lambda pair: pair[1].start()):
        first, last = start + match.start(), start + match.end()
        yield Sign(
            cast("Stance", stance), remark.shown[first:last], remark.cite(first, last), bounds
        )


def _matches(family: _Family, text: str) -> Iterator[re.Match[str]]:
    barred = [match.span() for match in family.never.finditer(text)] if family.never else []
    for match in family.signs.finditer(text):
        if not any(start <= match.start() < end for start, end in barred):
            yield match


@cache
def _families() -> dict[str, _Family]:
    return {
        name: _Family(
            re.compile("|".join(each["signs"])),
            re.compile("|".join(each["soft"])) if each.get("soft") else None,
            re.compile("|".join(each["not"])) if each.get("not") else None,
        )
        for name, each in _data().items()
    }


@cache
def _data() -> dict[str, dict[str, list[str] | str]]:
    text = resources.files("sesaku.linking.remarks").joinpath("stances.yml").read_text("utf-8")
    data: dict[str, dict[str, list[str] | str]] = yaml.safe_load(text)
    return data
