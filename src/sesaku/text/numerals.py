"""Numerals as printed: 「三千二百」, ①, ⑴, Ⅳ, ３; and the markers that number items.

A marker is what stands before an item: １, （２）, ③, ・, ア, ⅳ. What follows it is not looked at
beyond the blank or point that ends it, so ``10 か国`` at the start of a line has the marker 10:
the caller, who knows the neighbours, decides whether it numbers an item.
"""

import re
import unicodedata
from typing import Literal, NamedTuple, TypeAlias

from sesaku.text.width import fold, half

MarkerKind: TypeAlias = Literal[
    "digit", "bracketed", "circled", "bullet", "roman", "kana", "letter", "kanji", "ordinal"
]

_DIGITS = {
    **{character: value for value, character in enumerate("〇一二三四五六七八九")},
    **{character: value for value, character in enumerate("零壱弐参肆伍陸漆捌玖")},
    "壹": 1,
    "貳": 2,
    "弍": 2,
    "參": 3,
    **{character: value for value, character in enumerate("0123456789")},
}
_SMALL = {"十": 1, "拾": 1, "百": 2, "陌": 2, "佰": 2, "千": 3, "阡": 3, "仟": 3}
_MYRIADS = {"万": 4, "萬": 4, "億": 8, "兆": 12, "京": 16}
_MAX_LENGTH = 64
_ROMAN = {"i": 1, "v": 5, "x": 10}
_ROMAN_SHAPE = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"
_GROUPS = re.compile(r"(\d),(?=\d{3}(?!\d))")


class Marker(NamedTuple):
    """What stands before an item.

    Attributes:
        kind: the manner of numbering; ``bracketed`` has digits in brackets, while letters and
            kana keep their kind with brackets or without.
        number: the place in the series (ア is 1), None for a bullet.
        printed: the marker's own characters.
        length: characters up to where the item's text begins, blanks included.
    """

    kind: MarkerKind
    number: int | None
    printed: str
    length: int


def kanji_number(text: str) -> int | None:
    """Return the number that kanji, digits of any width or a mixture of both write.

    三千二百, 二〇二一, 3億4千8百万 and 壱万 are numbers; a text that is not wholly one gives None,
    and so does one whose places run the wrong way (三五十) or whose 万 has nothing before it.
    """
    digits = _GROUPS.sub(r"\1", half(text).strip())
    if not digits or len(digits) > _MAX_LENGTH:
        return None
    total, group, exponent = 0, "", 0
    limit = max(_MYRIADS.values()) + 1
    for character in digits:
        exponent = _MYRIADS.get(character, 0)
        if not exponent:
            group += character
            continue
        value = _group(group)
        if not value or exponent >= limit:
            return None
        total, group, limit = total + value * 10**exponent, "", exponent
    if not group:
        return total
    rest = _group(group)
    if rest is None or (total and rest >= 10**limit):
        return None
    return total + rest


def _group(text: str) -> int | None:
    """Return the value of what stands before a 万 or 億, or at the end."""
    total, pending, limit = 0, "", 4
    for character in text:
        if character in _DIGITS:
            pending += character
            continue
        exponent = _SMALL.get(character)
        if exponent is None or exponent >= limit or len(pending) > 1:
            return None
        total += (_DIGITS[pending] if pending else 1) * 10**exponent
        pending, limit = "", exponent
    if not pending:
        return total if text else None
    rest = int("".join(str(_DIGITS[character]) for character in pending))
    if total:
        whole = len(pending) in (1, limit) or pending.isdecimal()
        return total + rest if whole and rest < 10**limit else None
    return rest


def roman_number(text: str) -> int | None:
    """Return the value of a Roman numeral up to 39: Ⅳ, ⅳ, IV, iv."""
    letters = fold(text).lower()
    if not letters or not _ROMAN_SHAPE.fullmatch(letters):
        return None
    values = [_ROMAN[letter] for letter in letters]
    return sum(
        -value if value < max(values[place:]) else value for place, value in enumerate(values)
    )


def roman_numeral(number: int) -> str | None:
    """Return the small Roman numeral of 1 to 39, None for others."""
    if not 0 < number < 40:  # noqa: PLR2004 - the numerals that ``roman_number`` reads
        return None
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return "x" * (number // 10) + ones[number % 10]


def item_number(printed: str) -> int | None:
    """Return the number that a marker prints: ③, （３）, ３., Ⅲ, iii, 三, ウ, c and 第３ are 3."""
    bare = half(printed).strip("()[]\u3014\u3015【】.、,第 ")
    if len(bare) == 1 and bare not in _DIGITS:
        value = unicodedata.numeric(bare, None)
        if value is not None and value.is_integer():
            return int(value)
        if bare in _KANA:
            return _KANA.index(bare) + 1
    roman = roman_number(bare)
    if roman is not None:
        return roman
    if len(bare) == 1 and bare.isascii() and bare.isalpha():
        return ord(bare.lower()) - ord("a") + 1
    return kanji_number(bare)


_END = r"(?:\s*[.、](?!\d)|(?=\s)|$)"
_KANJI = "[一二三四五六七八九十]"
_ROMANS = "(?:[ivx]{1,5}|[IVX]{1,5})"
_MARKERS: tuple[tuple[MarkerKind, re.Pattern[str]], ...] = (
    ("circled", re.compile(r"[\u2460-\u2473\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf]")),
    ("circled", re.compile(r"[\u3280-\u3289\u32d0-\u32fe]")),
    ("bracketed", re.compile(r"[\u2474-\u2487\u3220-\u3229]")),
    ("bracketed", re.compile(rf"[(\[\u3014]\s*(?:\d{{1,3}}|{_KANJI}{{1,3}})\s*[)\]\u3015]")),
    ("bracketed", re.compile(r"\d{1,3}\s*\)")),
    ("digit", re.compile(r"[\u2488-\u249b]")),
    ("digit", re.compile(rf"\d{{1,3}}{_END}")),
    ("roman", re.compile(r"\(?[\u2160-\u216b\u2170-\u217b]+(?:\)|[.、](?!\d))?")),
    ("roman", re.compile(rf"\({_ROMANS}\)|{_ROMANS}(?:\)|{_END})")),
    ("kana", re.compile(rf"\([{_KANA}]\)|[{_KANA}](?:\)|{_END})")),
    ("letter", re.compile(r"\([a-zA-Z]\)|[a-zA-Z](?:\)|\s*[.、](?!\S*[.])|(?=\u3000))")),
    ("ordinal", re.compile(rf"第\s*(?:\d{{1,3}}|{_KANJI}{{1,4}})\s*[部編章節款項]?(?=\s|$)")),
    ("kanji", re.compile(rf"{_KANJI}{{1,3}}{_END}")),
    ("bullet", re.compile(r"[・･●○◎◯◆◇■□▪▫•‣➢➤►▶◦∙]")),
    ("bullet", re.compile(r"[-−‐–—―*](?=\s)")),
)
_CIRCLED_KANA = range(0x32D0, 0x32FF)


def marker(text: str) -> Marker | None:
    """Return the marker with which ``text`` begins, blanks before it aside; None without one."""
    folded = half(text)
    start = len(folded) - len(folded.lstrip())
    for kind, pattern in _MARKERS:
        match = pattern.match(folded, start)
        if match is None:
            continue
        printed = text[start : match.end()].strip()
        number = _number(kind, printed)
        if number is not None or kind == "bullet":
            rest = folded[match.end() :]
            return Marker(kind, number, printed, len(folded) - len(rest.lstrip()))
    return None


def _number(kind: MarkerKind, printed: str) -> int | None:
    if kind == "bullet":
        return None
    if kind == "circled" and ord(printed) in _CIRCLED_KANA:
        return ord(printed) - _CIRCLED_KANA.start + 1
    if kind == "ordinal":
        return item_number(printed.rstrip("部編章節款項"))
    return item_number(printed)
