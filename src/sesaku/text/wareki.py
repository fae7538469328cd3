"""Japanese era years 「和暦」.

A fiscal year 「年度」 is the integer of the civil year in which it begins: 平成30年度 is 2018. Only
the modern eras are known; an era year that never came to be (平成40年) is still counted on, since
plans written before an era's end name such years.
"""

import re
from typing import NamedTuple

from sesaku.text.width import fold

ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""Civil year before the first year of each era."""

LETTERS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}

_YEAR = re.compile(
    r"(?:(?P<era>明治|大正|昭和|平成|令和)\s*|(?P<letter>[MTSHR])\.?\s*(?=\d|元))?"
    r"(?P<number>元|\d{1,4})\s*(?=年|$|\D)"
)
_LIST = re.compile(r"[・･、,，/／~～〜\-－及びと並]+")


class EraYear(NamedTuple):
    """An era and the civil year before its first."""

    name: str
    offset: int


def civil_year(era: str | None, number: str) -> int | None:
    """Return the civil year of an era year.

    Args:
        era: 令和 …, the letter R …, or None where ``number`` is a civil year.
        number: digits of any width, or 元.
    """
    digits = fold(number).strip()
    if digits != "元" and not digits.isdecimal():
        return None
    value = 1 if digits == "元" else int(digits)
    if era is None:
        return value
    name = LETTERS.get(fold(era), era)
    return ERAS[name] + value if name in ERAS else None


def years_in(text: str) -> list[int]:
    """Return the years that a label names, an era carried on from one to the next.

    平成30･令和元・２年度 names 2018, 2019 and 2020; so does 30年度, 元年度, 2年度 in one label, since
    an era year that would run backwards is of the next era.
    """
    found: list[int] = []
    era: str | None = None
    for match in _YEAR.finditer(fold(text).replace("･", "・")):
        named = match["era"] or LETTERS.get(match["letter"] or "")
        era = named or era
        number = match["number"]
        if era is None or (named is None and number.isdecimal() and int(number) > 1900):
            value = int(number) if number.isdecimal() and int(number) > 1900 else None
        else:
            value = civil_year(era, number)
        if value is not None:
            found.append(value)
    return found
