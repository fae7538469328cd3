"""Numbers of automatic lists, as a document prints them before their items."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sesaku.readers.ooxml.markup import Element, elements
from sesaku.text.numerals import roman_numeral

_PLACE = re.compile(r"%([1-9])")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_KANJI = "〇一二三四五六七八九"
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
)
_BULLETS = {"\uf0b7": "・", "\uf06c": "●", "\uf06e": "■", "\uf075": "◆", "\uf0a7": "■", "o": "○"}


@dataclass(eq=False)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""


class Numbering:
    """Counts the items of all lists, in the order of the document."""

    def __init__(self, part: bytes, path: str) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()
        self._read(part, path)

    def _read(self, part: bytes, path: str) -> None:
        abstract = listed = ""
        level: _Level | None = None
        overridden = 0
        for element in elements(part, path):
            if not element.opens:
                level = None if element.name == "w:lvl" else level
            elif element.name == "w:abstractNum":
                abstract = element.get("abstractNumId")
                self._abstract[abstract] = {}
            elif element.name == "w:num":
                listed, abstract = element.get("numId"), ""
            elif element.name == "w:abstractNumId":
                self._lists[listed] = element.get("val")
            elif element.name == "w:lvlOverride":
                overridden = _number(element, "ilvl")
            elif element.name == "w:startOverride":
                self._starts[listed, overridden] = _number(element, "val", 1)
            elif element.name == "w:lvl" and abstract:
                level = self._abstract[abstract].setdefault(_number(element, "ilvl"), _Level())
            elif level is not None:
                _take(level, element)

    def next_mark(self, list_id: str, level: int) -> str:
        """Return what is printed before the next item of a list; empty where nothing is."""
        abstract = self._lists.get(list_id, "")
        levels = self._abstract.get(abstract)
        if not levels or level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if list_id not in self._started:
            self._started.add(list_id)
            for (name, place), start in self._starts.items():
                if name == list_id:
                    counts[place] = start - 1
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [place for place in counts if place > level]:
            del counts[deeper]
        return self._printed(levels, counts, level)

    def _printed(self, levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
        here = levels[level]
        if here.form == "bullet":
            return _BULLETS.get(here.text, here.text if here.text.isprintable() else "・")
        if here.form == "none":
            return _PLACE.sub("", here.text)

        def place(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            inner = levels.get(depth)
            if inner is None:
                return ""
            return _formed(counts.get(depth, inner.start), inner.form)

        return _PLACE.sub(place, here.text)


def _take(level: _Level, element: Element) -> None:
    if element.name == "w:start":
        level.start = _number(element, "val", 1)
    elif element.name == "w:numFmt":
        level.form = element.get("val")
    elif element.name == "w:lvlText":
        level.text = element.get("val")


def _number(element: Element, name: str, otherwise: int = 0) -> int:
    text = element.get(name)
    return min(int(text), 9999) if text.isdecimal() else otherwise


def _letters(signs: str) -> Callable[[int], str]:
    def formed(number: int) -> str:
        return signs[(number - 1) % len(signs)] if number > 0 else str(number)

    return formed


def _circled(number: int) -> str:
    return chr(0x245F + number) if 1 <= number <= 20 else str(number)  # noqa: PLR2004 - ① to ⑳


def _enclosed(number: int) -> str:
    return chr(0x2473 + number) if 1 <= number <= 20 else f"({number})"  # noqa: PLR2004 - ⑴ to ⒇


def _kanji(number: int) -> str:
    """Return a number up to 99 in kanji: 十二."""
    if not 0 < number < 100:  # noqa: PLR2004 - two digits
        return "".join(_KANJI[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _KANJI[tens]) + "十" if tens else ""
    return head + (_KANJI[ones] if ones else "")


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalFullWidth": lambda number: str(number).translate(_WIDE),
    "decimalFullWidth2": lambda number: str(number).translate(_WIDE),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _enclosed,
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters("abcdefghijklmnopqrstuvwxyz"),
    "upperLetter": _letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerRoman": lambda number: roman_numeral(number) or str(number),
    "upperRoman": lambda number: (roman_numeral(number) or str(number)).upper(),
    "aiueo": _letters(_AIUEO),
    "aiueoFullWidth": _letters(_AIUEO),
    "iroha": _letters(_IROHA),
    "irohaFullWidth": _letters(_IROHA),
    "japaneseCounting": _kanji,
    "japaneseDigitalTenThousand": _kanji,
    "chineseCounting": _kanji,
    "ideographDigital": _kanji,
    "ideographTraditional": _letters("甲乙丙丁戊己庚辛壬癸"),
}


def _formed(number: int, form: str) -> str:
    return _FORMS.get(form, str)(number)
