"""A text some years later: every year that it names, of an era or of the West, is moved."""

import re

ERAS = {"昭和": 1925, "平成": 1988, "令和": 2018}
"""The civil year before the first year of each era."""

_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_ERA = re.compile(
    r"(?P<a>昭|平|令)(?P<gap>\s*)(?P<b>和|成)(?P<blank>\s*)(?P<number>元|[\d]{1,2})(?!\d)"
)
_NEXT = re.compile(
    r"(?P<mark>\s*[・･、,～~\-－]\s*|\s*年?(?:及び|又は)\s*)(?P<number>[\d]{1,2})(?=\s*(?:年|[・･、,～~\-－]\s*\d))"
)
_WEST = re.compile(
    r"(?<![\d,，.．第])(?<!第 )(?P<year>(?:19|20)\d\d)(?![\d,，]|\s*[号件名人回校か円])"
)
_SHORT_END = re.compile(r"(?P<mark>\s*[-－～~]\s*)(?P<year>\d\d)(?=\s*年)")
_BARE = re.compile(
    r"(?<![\d元・･、,～~\-－])(?P<number>2[5-9])(?=(?:,\d\d)?\s*年)(?:,(?P<other>\d\d))?"
)


def later(text: str, years: int) -> str:
    """Return the text with its years moved; a negative number moves them back."""
    text = _each_western(text, years)
    done: list[str] = []
    at = 0
    for match in _ERA.finditer(text):
        if match.start() < at:
            continue
        done.append(_bare(text[at : match.start()], years))
        era = match["a"] + match["b"]
        year = ERAS[era] + _number(match["number"]) + years
        now, said = _told(year, match["number"], _month(text, match.end()))
        done.append(f"{now[0]}{match['gap']}{now[1]}{match['blank']}{said}")
        at = match.end()
        while (more := _NEXT.match(text, at)) is not None:
            year = ERAS[era] + _number(more["number"]) + years
            then, said = _told(year, more["number"], _month(text, more.end()))
            done.append(more["mark"] + ("" if then == now else then) + said)
            now, at = then, more.end()
    return "".join([*done, _bare(text[at:], years)])


def _each_western(text: str, years: int) -> str:
    done: list[str] = []
    at = 0
    for match in _WEST.finditer(text):
        done += [text[at : match.start()], _like(int(match["year"]) + years, match["year"])]
        at = match.end()
        end = _SHORT_END.match(text, at)
        if end is not None:
            done += [end["mark"], _like((int(end["year"]) + years) % 100, end["year"])]
            at = end.end()
    return "".join([*done, text[at:]])


def _bare(text: str, years: int) -> str:
    """Move years of 平成 that are named without their era."""

    def moved(match: re.Match[str]) -> str:
        numbers = [match["number"], *([match["other"]] if match["other"] else [])]
        return ",".join("".join(_told(ERAS["平成"] + int(one) + years, one)) for one in numbers)

    return _BARE.sub(moved, text)


def _number(printed: str) -> int:
    return 1 if printed == "元" else int(printed)


def _month(text: str, at: int) -> int:
    """Return the month that a text names after a year; 12 for none."""
    found = re.compile(r"\s*年\s*(\d+)\s*月").match(text, at)
    return int(found[1]) if found else 12


def _told(year: int, like: str, month: int = 12) -> tuple[str, str]:
    """Return a year's era and number; in its first months a year is of the era before."""
    begun = {"昭和": 1, "平成": 1, "令和": 5}
    era = next(
        name
        for name in reversed(ERAS)
        if year > ERAS[name] + (year == ERAS[name] + 1 and month < begun[name])
    )
    number = year - ERAS[era]
    return era, "元" if number == 1 else _like(number, like)


def _like(number: int, printed: str) -> str:
    """Return a number in digits as wide as those printed; a single one is wide in these prints."""
    wide = len(str(number)) == 1 or (len(printed) > 1 and not printed.isascii())
    return str(number).translate(_FULL) if wide else str(number)
