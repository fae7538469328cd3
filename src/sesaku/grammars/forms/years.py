"""Years as the headings of forms print them: 元年度, ２年度, 令和３年度, 毎年度, －年度.

A form's rows of years mostly leave the era out, and a row may begin with －年度, so that the row
alone doesn't tell which era it is of. The year of the form itself does: of the years that a label
can mean, the one nearest to it is meant.
"""

import re
from collections.abc import Iterable, Iterator
from statistics import median_low
from typing import NamedTuple

from sesaku.text.numerals import kanji_number
from sesaku.text.wareki import ERA, ERAS, era_name

_NUMBER = r"(?:元|\d{1,4}|[〇一二三四五六七八九十]{1,4})"
_YEAR = re.compile(
    rf"(?:(?P<era>{ERA})|(?P<sign>FY|[’'‘`]))?(?P<number>{_NUMBER})(?:\((?:{ERA})?{_NUMBER}(?:年度?)?\))?"
    rf"(?:年度?)?(?:\((?:{ERA})?{_NUMBER}年度?\))?(?:末)?(?:時点)?"
)
_VALUE_OF_A_YEAR = re.compile(
    rf"(?P<value>\d{{1,4}})\((?!(?:19|20)\d\d)(?:{ERA})?{_NUMBER}年度?\)(?:末)?(?:時点)?"
)
"""A value with the year in which it was so: 44（令和４年度）."""
_SAME = re.compile(r"[・/,、=]")
"""What stands between the two years of one that an era ended in: 平成31年度・令和元年度."""
_MONTH = re.compile(r"\d{1,2}月|月|[./-]")
_EVERY = re.compile(r"(?:毎|各)年度?")
_NONE = re.compile(r"[-－―−‐–—ー]年度?")
_CIVIL_ALONE = re.compile(r"(?:19|20)\d\d")
_CIVIL = range(1868, 2200)
_CENTURY, _MILLENNIUM = 100, 2000
_ERAS = tuple(ERAS.values())


class YearLabel(NamedTuple):
    """A year as a label prints it.

    ``start`` and ``end`` are its place in the label; ``number`` is None for －年度 and 毎年度, and
    ``era`` where the label doesn't say it.
    """

    start: int
    end: int
    era: str | None
    number: int | None

    def value(self, near: int | None) -> int | None:
        """Return the fiscal year, of those that it can mean the one nearest to ``near``."""
        if self.number is None:
            return None
        if self.era is not None:
            return ERAS[self.era] + self.number
        if self.number in _CIVIL:
            return self.number
        if near is None:
            return None
        return min((first + self.number for first in _ERAS), key=lambda year: abs(year - near))


def year_in(text: str) -> YearLabel | None:
    """Return the one year of a label without white space, None where it names none or several."""
    found = [label for match in _years_of(text) if (label := _label(match, text))]
    for pattern in (_EVERY, _NONE):
        found += [YearLabel(*match.span(), None, None) for match in pattern.finditer(text)]
    return found[0] if len(found) == 1 else _in_two_eras(found, text)


def _in_two_eras(found: list[YearLabel], text: str) -> YearLabel | None:
    """Return the year that a label prints in the era that ended and the one that began with it."""
    if len(found) != 2 or None in {label.era for label in found}:  # noqa: PLR2004 - two eras
        return None
    one, other = found
    same = one.value(None) == other.value(None) and _SAME.fullmatch(text, one.end, other.start)
    return one._replace(end=other.end) if same else None


def _years_of(text: str) -> Iterator[re.Match[str]]:
    """Go through the years of a text; a number before one in brackets is a value, no year."""
    at = 0
    while match := _YEAR.search(text, at):
        value = _VALUE_OF_A_YEAR.fullmatch(match[0])
        civil = value is not None and int(value["value"]) in _CIVIL
        at = match.end()
        if value is not None and not civil:
            at = match.start() + value.end("value")
        else:
            yield match


def year_of_column(text: str) -> YearLabel | None:
    """Return the year of a cell below a heading of years, which may print 2023 alone."""
    bare = text.strip("()（）[]【】〔〕<>")
    if _CIVIL_ALONE.fullmatch(bare):
        return YearLabel(0, len(bare), None, int(bare))
    return year_in(bare)


def is_year(text: str) -> bool:
    """Whether a text without white space is a year, brackets aside, and nothing else."""
    bare = text.strip("()（）[]【】〔〕<>")
    label = year_in(bare)
    return label is not None and label.end - label.start == len(bare)


def reference_year(title: str, labels: Iterable[str]) -> int | None:
    """Return the fiscal year that a form is of: its title's, else the middle of those it names."""
    printed = (_label(match, title) for match in _YEAR.finditer(title))
    for label in printed:
        if label is not None and label.value(None) is not None:
            return label.value(None)
    named = [year for text in labels if (one := year_in(text)) and (year := one.value(None))]
    return median_low(named) if named else None


def _label(match: re.Match[str], text: str) -> YearLabel | None:
    era = era_name(match["era"]) if match["era"] else None
    number = 1 if match["number"] == "元" else kanji_number(match["number"])
    named = "年" in match[0] or match["sign"] is not None
    if number is not None and match["sign"] is not None and number < _CENTURY:
        number += _MILLENNIUM  # ’22 and FY22 are 2022
    if number is None or (not named and era is None):
        return None
    if not match[0].endswith("度") and _MONTH.match(text, match.end()):
        return None
    return YearLabel(match.start(), match.end(), era, number)
