"""Years of the Japanese eras 「和暦」 and civil years, as labels name them.

A fiscal year 「年度」 is the integer of the civil year in which it begins: 平成30年度 is 2018. Only
the modern eras are known (the lunisolar calendar before 1873 is not); an era year that never came
to be (平成40年) is still counted on, since plans written before an era's end name such years.

A year without its era is of the era of the year before it. Where that would break the row, the
next era has begun: 平成30年度, 元年度, 2年度 are 2018 to 2020. A row that names no era at all is
known only where it passes from one to the next (30年度, 元年度: only 平成 had 30 fiscal years).
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sesaku.text.numerals import kanji_number
from sesaku.text.width import half

ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""Civil year before the first year of each era, in order of time."""

SHORT = {
    **dict(zip("MTSHR", ERAS, strict=True)),
    **dict(zip("明大昭平令", ERAS, strict=True)),
    **dict(zip("㍾㍽㍼㍻㋿", ERAS, strict=True)),
}
"""Letters and signs that stand for the eras."""

ERA = (
    r"(?:明治|大正|昭和|平成|令和|[㍾㍽㍼㍻㋿]|(?<![A-Za-z\d])[MTSHR](?=\s?\.?\s?[\d元])\.?"
    r"|(?<![一-龠])[昭平令](?=\s?[\d元]))"
)
"""Pattern of an era's name, in text folded by ``half``."""

_NAMES = tuple(ERAS)
_CIVIL = range(1868, 2200)
_LONGEST_RANGE = 60
_ERA_YEARS = 200
_NOT_A_DATE = r"(?!間|目|来|ぶ|連|以|後|前|齢|代|次|生|期|余|程|ご|毎|に[一1])"
_YEAR = re.compile(
    rf"(?:(?P<era>{ERA})\s*)?"
    r"(?P<number>元|(?(era)\d{1,3}(?!\d)|(?<![\d.,])\d{1,4}(?!\d|[.,]\d))|[〇一二三四五六七八九十]{1,4})"
    r"(?:\s*\(\s*[^\d()]{0,4}(?:元|\d{1,4})\s*\))?"
    rf"\s*(?P<suffix>年度|年{_NOT_A_DATE})?"
)
_JOINED = re.compile(r"(?:\s|[・･、,/~〜\-–]|及び|並びに|または|又は|から|ないし|と)+")
_RANGE = re.compile(r"[~〜\-–]|から|ないし")
_IN_BRACKETS = re.compile(r"\s*\(\s*(?:西暦)?\s*")
_ENDED = re.compile(r"\s*(?:$|[・･、,/~〜\-–:;。()「」【】\[\]\d元]|及び|並びに|から|と|の)|\s")


class NamedYear(NamedTuple):
    """A year as a text names it.

    Attributes:
        value: the civil year, or that in which the fiscal year begins; None where the era is
            not known.
        start: offset of its first character.
        end: offset after its last.
        fiscal: whether it is printed as 年度.
    """

    value: int | None
    start: int
    end: int
    fiscal: bool


class _Item(NamedTuple):
    era: str | None
    number: int
    first: bool  # printed 元
    suffix: str
    start: int
    end: int

    @property
    def bare(self) -> bool:
        """Whether nothing but its neighbours makes it a year."""
        return not self.era and not self.suffix and not self.civil

    @property
    def civil(self) -> bool:
        return self.era is None and self.number in _CIVIL


def era_year(fiscal_year: int) -> str:
    """Return the era year in which a fiscal year begins most of its months: 2019 is 令和元年度."""
    name, before = max(
        ((name, before) for name, before in ERAS.items() if before < fiscal_year),
        key=lambda era: era[1],
        default=("", 0),
    )
    number = fiscal_year - before
    return f"{name}{'元' if number == 1 else number}" if number < _ERA_YEARS else str(fiscal_year)


def civil_year(era: str | None, number: str) -> int | None:
    """Return the civil year of an era year.

    Args:
        era: 令和 …, the letter R …, or None where ``number`` is a civil year.
        number: digits of any width, kanji, or 元.
    """
    value = 1 if number.strip() == "元" else kanji_number(number)
    if value is None or era is None:
        return value
    name = era_name(era)
    return ERAS[name] + value if name else None


def era_name(printed: str) -> str | None:
    """Return the era that a name, letter or sign stands for, None where it is none."""
    name = half(printed).strip(" .")
    return name if name in ERAS else SHORT.get(name)


def named_years(text: str, *, carried: str | None = None) -> list[NamedYear]:
    """Return the years that ``text`` names, in order, those of unknown era with value None.

    Args:
        text: a label, a row of headings, or a sentence.
        carried: the era in force before it, e.g. 令和, where a heading to its left says so.
    """
    found: list[NamedYear] = []
    for items in _lists(half(text)):
        values = _values(items, carried)
        fiscal = False
        years: list[NamedYear] = []
        for item, value in zip(reversed(items), reversed(values), strict=True):
            fiscal = item.suffix == "年度" or (fiscal and not item.suffix)
            years.append(NamedYear(value, item.start, item.end, fiscal))
        found.extend(reversed(years))
        carried = _era_in_force(items, values, carried)
    return found


def years_in(text: str, *, carried: str | None = None) -> list[int]:
    """Return the years that a label or a row of headings names, ranges filled.

    平成30･令和元・２年度 names 2018, 2019 and 2020, as does 平成30～令和２年度. A year printed in
    both calendars, 令和２年度（2020年度）, counts once; one of unknown era is left out.
    """
    years: list[int] = []
    end = 0
    for year in named_years(text, carried=carried):
        gap = half(text[end : year.start])
        last = years[-1] if years else None
        if year.value is None or (last == year.value and _IN_BRACKETS.fullmatch(gap)):
            continue
        if last is not None and _JOINED.fullmatch(gap) and _RANGE.search(gap):
            years.extend(range(last + 1, min(year.value, last + _LONGEST_RANGE)))
        years.append(year.value)
        end = year.end
    return years


def years_of(labels: Sequence[str], *, carried: str | None = None) -> list[int | None]:
    """Return the year of each label of a row, eras carried from one to the next.

    A label that names no year, several, or one of unknown era (－年度) has None.
    """
    named = named_years("\n".join(labels), carried=carried)
    years: list[int | None] = []
    start = 0
    for label in labels:
        end = start + len(label)
        here = {year.value for year in named if start <= year.start < end}
        years.append(here.pop() if len(here) == 1 else None)
        start = end + 1
    return years


def _lists(text: str) -> Iterator[list[_Item]]:
    """Yield the runs of years between which only separators stand."""
    run: list[_Item] = []
    for item in _items(text):
        if run and not _JOINED.fullmatch(text, run[-1].end, item.start):
            yield from _sound(text, run)
            run = []
        run.append(item)
    yield from _sound(text, run)


def _items(text: str) -> Iterator[_Item]:
    for match in _YEAR.finditer(text):
        era = era_name(match["era"]) if match["era"] else None
        number = 1 if match["number"] == "元" else kanji_number(match["number"])
        suffix = match["suffix"] or ""
        if number is None:
            continue
        after = text[match.end() : match.end() + 1]
        item = _Item(era, number, match["number"] == "元", suffix, match.start(), match.end())
        doubtful = (match["era"] or "")[:1] in ("M", "T", "S") and after not in (".", "/", "-")
        if suffix or (era and after not in ("月", "日") and not doubtful):
            yield item
        elif match["number"][0] in "元0123456789" and _ENDED.match(text, match.end()):
            before = text[max(match.start() - 2, 0) : match.start()]
            if before == "FY" or not before[-1:].isalpha() or not before.isascii():
                yield item


def _sound(text: str, run: list[_Item]) -> Iterator[list[_Item]]:
    """Yield the run without the numbers that only look like years.

    A bare number is a year where a sign, not a blank, ties it to one: 令和３・４, 30・令和元年度.
    """
    leads = False  # a year proper comes later in the run
    tied: list[bool] = [False] * len(run)
    for place in range(len(run) - 2, -1, -1):
        leads = leads or not run[place + 1].bare
        tied[place] = leads and bool(text[run[place].end : run[place + 1].start].strip())
    kept: list[_Item] = []
    for item, leading in zip(run, tied, strict=True):
        last = kept[-1] if kept else None
        follows = last and not last.suffix and text[last.end : item.start].strip()
        alone = item.suffix == "年" and not (item.era or item.civil or last)
        if not alone and (not item.bare or leading or follows):
            kept.append(item)
    if kept:
        yield kept


def _values(items: list[_Item], carried: str | None) -> list[int | None]:
    values = _forward(items, carried)
    if all(value is None for value in values):
        values = _forward(_turned(items), carried)
    for place in range(len(items) - 2, -1, -1):
        after = values[place + 1]
        if values[place] is None and after is not None and not items[place + 1].civil:
            near = [ERAS[name] + items[place].number for name in ERAS]
            values[place] = next((year for year in near if abs(year - after) == 1), None)
    return values


def _forward(items: list[_Item], era: str | None) -> list[int | None]:
    values: list[int | None] = []
    last: _Item | None = None
    for item in items:
        before = values[-1] if values else None
        value: int | None = None
        if item.era:
            era, value = item.era, ERAS[item.era] + item.number
        elif item.civil:
            value = item.number
        elif last is not None and last.civil and before is not None:
            value = before - before % 100 + item.number if item.number > before % 100 else None
        elif era:
            era, value = _continued(era, item, before)
        values.append(value)
        last = item if item.civil or item.era else last
    return values


def _continued(era: str, item: _Item, before: int | None) -> tuple[str, int | None]:
    """Return era and year of a number without era, in a row in which ``era`` was in force."""
    names = _NAMES[_NAMES.index(era) :][:2]
    years = [ERAS[name] + item.number for name in names]
    if before is None:
        return era, None if item.first and len(names) > 1 else years[0]
    for name, year in zip(names, years, strict=True):
        if abs(year - before) == 1:
            return name, year
    if item.first and len(names) > 1 and before > years[0]:
        return names[1], years[1]
    return era, years[0]


def _turned(items: list[_Item]) -> list[_Item]:
    """Give a row without eras the era that its turn from one to the next shows."""
    for place in range(len(items) - 1):
        item, later = items[place], items[place + 1]
        if not item.suffix or not later.first:
            continue
        for before, after in (("昭和", "平成"), ("平成", "令和")):
            if ERAS[before] + item.number == ERAS[after]:
                return [*items[:place], item._replace(era=before), *items[place + 1 :]]
    return items


def _era_in_force(items: list[_Item], values: list[int | None], carried: str | None) -> str | None:
    """Return the era of the last year that has one."""
    for item, value in zip(reversed(items), reversed(values), strict=True):
        if value is not None and not item.civil:
            return next((name for name in ERAS if ERAS[name] + item.number == value), carried)
    return carried
