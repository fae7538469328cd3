"""The ways in which a year, a number or a foreign word is written."""

import re
from collections.abc import Iterator

from sesaku.text.folding import fold
from sesaku.text.wareki import ERAS, years_in

_LOOSER = 0.9
_BARE = 0.8
_NUMBER = re.compile(r"([△▲-]?)(\d[\d,]*(?:\.\d+)?)(.*)")
_SPELLED = (
    ("ディ", "デ"),
    ("ティ", "チ"),
    ("ヴァ", "バ"),
    ("ヴィ", "ビ"),
    ("ヴェ", "ベ"),
    ("ヴォ", "ボ"),
    ("フォ", "ホ"),
    ("ツァ", "チャ"),
    ("ウィ", "ウイ"),
    ("ウェ", "ウエ"),
    ("ジェ", "ゼ"),
    ("シェ", "セ"),
)
"""Sounds of foreign words that are written in two ways."""
_LONG = "ー"
_TIMES = "千万億兆"
_TELLING = 3
"""A number of so many signs is found without its unit; a shorter one is everywhere."""
_WORTH = 4
_KANA = range(0x30A1, 0x30F7)
_TO_HIRAGANA = {code: code - 0x60 for code in _KANA}
_TO_KATAKANA = {code - 0x60: code for code in _KANA}
_MONEY = {"千円": 1_000, "万円": 10_000, "百万円": 1_000_000, "億円": 100_000_000}


def years_named(text: str) -> tuple[int, ...]:
    """Return the years that a word names: 令和3年, R3, 2021年, 2019-2021."""
    return tuple(years_in(text.upper()))


def year_forms(text: str) -> tuple[dict[str, float], tuple[int, ...]]:
    """Return the folded ways in which the year of a word is written, and the year."""
    fiscal = "度" if text.endswith("度") else ""
    years = years_named(text)
    forms = {fold(text): 1.0}
    for year in years:
        for written in _written(year):
            forms.setdefault(f"{written}年{fiscal}", 1.0)
    return forms, years


def _written(year: int) -> Iterator[str]:
    yield str(year)
    eras = list(ERAS.items())
    for place, (name, before) in enumerate(eras):
        number = year - before
        last = eras[place + 1][1] + 1 - before if place + 1 < len(eras) else number
        if 1 <= number <= last:
            yield f"{name}{number}"
            if number == 1:
                yield f"{name}元"


def number_forms(text: str) -> dict[str, float]:
    """Return the folded ways in which a number is written: with its unit, in others, without."""
    forms = {fold(text): 1.0}
    written = _NUMBER.fullmatch(fold(text))
    if written is None or not written[3]:
        return forms
    sign, digits, unit = written.groups()
    if unit in _MONEY:
        amount = float(digits) * _MONEY[unit]
        for other, factor in _MONEY.items():
            if other != unit and amount % factor == 0:
                forms[f"{int(amount // factor)}{other}"] = _LOOSER
    times = unit[0] if unit[0] in _TIMES else ""
    if times or len(digits) >= _TELLING:
        forms.setdefault(f"{sign}{digits}{times}", _BARE)
    return forms


def spellings(word: str) -> Iterator[str]:
    """Yield other spellings of a folded foreign word: デューディリジェンス, デューデリジェンス."""
    for one, other in _SPELLED:
        if one in word:
            yield word.replace(one, other)
    if len(word) >= _WORTH and word.endswith(_LONG):
        yield word[:-1]


def in_other_kana(word: str) -> str:
    """Return a folded word with hiragana for katakana, or the other way about."""
    swapped = word.translate(_TO_HIRAGANA)
    return swapped if swapped != word else word.translate(_TO_KATAKANA)
