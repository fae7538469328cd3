"""Figures in sentences: 「日本人15名」「8か国以上」「約66％」; dates and item numbers are none."""

import re
from dataclasses import dataclass
from functools import cache

from sesaku.codelists import load
from sesaku.text.quantity import Relation
from sesaku.text.width import squeeze

_SCALES = {"千": 1_000, "万": 10_000, "億": 100_000_000, "兆": 1_000_000_000_000}
_AFTER: dict[str, Relation] = {
    "以上": "at_least",
    "以内": "at_most",
    "以下": "at_most",
    "未満": "less_than",
    "超": "more_than",
    "を超": "more_than",
    "強": "at_least",
    "程度": "about",
    "前後": "about",
}
_ONE = {"名": "人", "%": "％", "パーセント": "％", "カ国": "か国", "ヶ国": "か国", "ヵ国": "か国"}
_COUNTERS = (
    "か国・機関",
    "か国",
    "カ国",
    "ヶ国",
    "事業",
    "社",
    "校",
    "団体",
    "機関",
    "隻",
    "機",
    "台",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its unit, in text without white space.

    Attributes:
        value: the number, its 万 and 億 worked out.
        unit: the unit, in one spelling.
        relation: 以上, 以内 …, 約; None for the plain number.
        start: offset of the number.
        end: offset behind unit and relation.
    """

    value: float
    unit: str
    relation: Relation | None
    start: int
    end: int


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text that ``squeeze`` made narrow."""
    return tuple(_figure(match, text) for match in _pattern().finditer(text))


def unit_of(printed: str) -> str:
    """Return a unit in the spelling that ``figures`` gives it."""
    unit = squeeze(printed)
    return _ONE.get(unit, unit)


def _figure(match: re.Match[str], text: str) -> Figure:
    value = float(match["number"].replace(",", ""))
    for sign in match["scale"]:
        value *= _SCALES[sign]
    relation = _AFTER.get(match["after"] or "")
    if relation is None and text[: match.start()].endswith("約"):
        relation = "about"
    return Figure(value, unit_of(match["unit"]), relation, match.start(), match.end())


@cache
def _pattern() -> re.Pattern[str]:
    every = (squeeze(form) for form in (*load("units").forms(), *_COUNTERS))
    forms = {form for form in every if form and form[0] not in "年月日週"}
    units = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    after = "|".join(sorted(_AFTER, key=len, reverse=True))
    return re.compile(
        r"(?<![第\d.,])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
        rf"(?P<scale>[千万億兆]*)(?P<unit>{units})(?!目)(?P<after>{after})?"
    )
