"""Dates in text, of either calendar: 令和３年８月１日, R3.8.1, H30.4, 2021/7/18, 平成元年.

A date is as exact as its print: a year ``2021``, a month ``2021-08`` or a day ``2021-08-01``.
What names no year (８月１日) is no date here, nor is what no calendar has (２月30日). Dates before
1873, in the lunisolar calendar, are out of scope.
"""

import re
from calendar import monthrange
from typing import NamedTuple

from sesaku.text.numerals import kanji_number
from sesaku.text.wareki import ERA, civil_year, named_years
from sesaku.text.width import half

_KANJI = "[〇一二三四五六七八九十]"
_BRACKET = r"(?:\s*\(\s*[^\d()\n]{0,4}(?:元|\d{1,4})\s*年?\s*\))?"
_WRITTEN = re.compile(
    rf"(?:(?P<era>{ERA})\s*(?P<count>元|\d{{1,3}}(?!\d)|{_KANJI}{{1,3}})"
    rf"|(?<![\d.,])(?P<civil>\d{{4}}|{_KANJI}{{4}})){_BRACKET}\s*年(?!度|間|代){_BRACKET}"
    rf"(?:\s*/?\s*(?P<month>\d{{1,2}}|{_KANJI}{{1,3}})\s*月(?!間)"
    rf"(?:\s*/?\s*(?P<day>\d{{1,2}}|{_KANJI}{{1,3}})\s*日(?!間))?)?"
)
_NUMERIC = re.compile(
    rf"(?:(?P<era>{ERA})\s*(?P<count>元|\d{{1,2}})|(?<![\d.,/-])(?P<civil>\d{{4}}))"
    r"\s*(?P<sign>[./-])\s*(?P<month>\d{1,2})(?!\d)"
    r"(?:\s*(?P=sign)\s*(?P<day>\d{1,2})(?![\d%]))?(?!\s*(?P=sign)\s*\d)"
)
_FIRST_MONTH = 4
_YEARS = range(1873, 2200)


class Found(NamedTuple):
    """A date: ISO 8601 text of a year, month or day, and its offsets."""

    iso: str
    start: int
    end: int


def dates_in(text: str) -> list[Found]:
    """Return the dates that ``text`` names, in order."""
    folded = half(text)
    found = [date for match in _WRITTEN.finditer(folded) if (date := _found(match))]
    taken = {place for date in found for place in range(date.start, date.end)}
    for match in _NUMERIC.finditer(folded):
        # 2021.7 may be a decimal, and 2021-7 a number with its part
        short = match["civil"] and not match["day"] and match["sign"] != "/"
        date = None if short or match.start() in taken else _found(match)
        if date:
            found.append(date)
    return sorted(found, key=lambda date: date.start)


def fiscal_year_of(text: str) -> int | None:
    """Return the one fiscal year that ``text`` names.

    Where it prints no 年度, that is the year in which the one date falls which it names to the
    month: 令和３年３月 is of 2020. None where there is no such year, or more than one.
    """
    named = {year.value for year in named_years(text) if year.fiscal}
    if not named:
        parts = [date.iso.split("-") for date in dates_in(text) if "-" in date.iso]
        named = {int(year) - (int(month) < _FIRST_MONTH) for year, month, *_ in parts}
    return named.pop() if len(named) == 1 else None


def _found(match: re.Match[str]) -> Found | None:
    year = civil_year(match["era"], match["count"] or match["civil"]) or 0
    if year not in _YEARS or match["count"] == "0":
        return None
    iso, end = f"{year:04}", match.end()
    month = kanji_number(match["month"] or "")
    if month is None:
        return Found(iso, match.start(), end)
    if not 1 <= month <= 12:  # noqa: PLR2004 - months
        return None
    day = kanji_number(match["day"] or "")
    if day is None:
        return Found(f"{iso}-{month:02}", match.start(), end)
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return Found(f"{iso}-{month:02}-{day:02}", match.start(), end)
