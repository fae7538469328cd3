"""Dates and times as a number format shows them, the Japanese calendar among them."""

import datetime as dt
from typing import NamedTuple

from sesaku.readers.xlsx.format_code import Section
from sesaku.readers.xlsx.kanji_digits import in_digits, in_words

_SECONDS = 86_400
_LAST_SERIAL = 2_958_466
_LEAP = 60  # the day that workbooks count and no calendar has: 29 February 1900
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KANJI_DAYS = "月火水木金土日"
_ERAS = (
    (dt.date(2019, 5, 1), "令和", "R", 2018),
    (dt.date(1989, 1, 8), "平成", "H", 1988),
    (dt.date(1926, 12, 25), "昭和", "S", 1925),
    (dt.date(1912, 7, 30), "大正", "T", 1911),
    (dt.date(1868, 1, 1), "明治", "M", 1867),
)


class Moment(NamedTuple):
    """A serial number of a workbook as date and time; ``serial`` counts days from its start."""

    day: dt.date
    seconds: float
    serial: float


def moment_of(serial: float, *, from_1904: bool) -> Moment | None:
    """Return the date and time of a serial number; None for one that is no date."""
    if not 0 <= serial < _LAST_SERIAL:
        return None
    days, seconds = divmod(round(serial * _SECONDS, 3), _SECONDS)
    first = dt.date(1904, 1, 1) if from_1904 else dt.date(1899, 12, 31 if days < _LEAP else 30)
    try:
        return Moment(first + dt.timedelta(days=days), seconds, serial)
    except OverflowError:
        return None


def shown_date(section: Section, moment: Moment) -> str:
    """Return a date or time as a section shows it."""
    texts = [sign.text for sign in section.signs if sign.kind == "date"]
    half_days = "noon" in texts
    seconds = moment.seconds
    if not any(text.startswith(("s.", "ss.")) for text in texts):
        seconds = float(int(seconds + 0.5))
    moment = moment._replace(seconds=min(seconds, _SECONDS - 0.001))
    parts = []
    for sign in section.signs:
        if sign.kind == "date":
            parts.append(_part(sign.text, moment, section, half_days=half_days))
        else:
            parts.append(sign.text)
    return "".join(parts)


def _part(text: str, moment: Moment, section: Section, *, half_days: bool) -> str:
    letter = text.strip("[")[0]
    if text == "noon":
        late = moment.seconds >= _SECONDS / 2
        names = ("午前", "午後") if "411" in section.locale else ("AM", "PM")
        return names[late]
    if letter in "hns" or text.startswith("["):
        return in_digits(_time(text, moment, half_days=half_days), section.numerals)
    if letter in "ger":
        return _era(text, moment.day, section)
    return _day(text, moment.day, section.numerals)


def _time(text: str, moment: Moment, *, half_days: bool) -> str:
    width = len(text.strip("[]").partition(".")[0])
    if text.startswith("["):
        unit = {"h": 3600, "m": 60, "n": 60, "s": 1}[text[1]]
        return f"{int(round(moment.serial * _SECONDS, 3) // unit):0{width}}"
    hours, rest = divmod(moment.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    if text[0] == "h":
        return f"{int(hours - 1) % 12 + 1 if half_days else int(hours):0{min(width, 2)}}"
    if text[0] == "n":
        return f"{int(minutes):0{min(width, 2)}}"
    whole, _, decimals = text.partition(".")
    shown = f"{int(seconds):0{min(len(whole), 2)}}"
    return shown + (f"{seconds % 1:.{len(decimals)}f}"[1:] if decimals else "")


def _day(text: str, day: dt.date, numerals: int) -> str:
    width = len(text)
    if text[0] == "y":
        year = f"{day.year:04}" if width > 2 else f"{day.year % 100:02}"  # noqa: PLR2004 - yyy, yyyy
        return in_digits(year, numerals)
    if text[0] == "b":
        return str(day.year + 543)
    if text[0] == "a":
        return _KANJI_DAYS[day.weekday()] + ("曜日" if width > 3 else "")  # noqa: PLR2004 - aaaa
    if text[0] == "d" and width > 2:  # noqa: PLR2004 - ddd, dddd
        return _DAYS[day.weekday()][: None if width > 3 else 3]  # noqa: PLR2004 - dddd
    if text[0] == "m" and width > 2:  # noqa: PLR2004 - mmm to mmmmm
        return _MONTHS[day.month - 1][: {3: 3, 5: 1}.get(width)]
    number = day.month if text[0] == "m" else day.day
    return in_words(str(number), numerals) if numerals and width == 1 else f"{number:0{width}}"


def _era(text: str, day: dt.date, section: Section) -> str:
    found = next((era for era in _ERAS if day >= era[0]), None)
    if found is None:
        return "" if text[0] == "g" else str(day.year)
    _, name, letter, before = found
    if text[0] == "g":
        return {1: letter, 2: name[0]}.get(len(text), name)
    if text[0] == "r":
        return (name if len(text) > 1 else "") + f"{day.year - before:02}"
    year = day.year - before
    if year == 1 and "gannen" in section.locale:
        return "元"
    return in_words(str(year), section.numerals) if section.numerals else f"{year:0{len(text)}}"
