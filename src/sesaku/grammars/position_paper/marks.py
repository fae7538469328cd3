"""What stands before a line's text: a number, a bullet, or both; numbers garbled by a print.

The markers themselves are those of ``sesaku.text.numerals``; here is what a print adds to them: the
dash of a list program, a word that belongs to the number, a circled ten followed by a plain digit.
"""

import re
from typing import NamedTuple

from sesaku.grammars.position_paper.vocabulary import words
from sesaku.text.numerals import marker
from sesaku.text.width import fold

# "- ・港" / "* ①港": a list program's dash before the mark that was printed
_LIST_DASH = re.compile(r"[-*+•]\s+")
# "提言3 港" / "提言3：港" / "【提言3】港"
_WORD_NUMBER = re.compile(
    r"[【\[(]?(?:" + words("numbered_words").pattern + r")\s*"
    r"(?P<number>\d{1,2}|[①-⑳]|[一二三四五六七八九十]{1,3})\s*"
    r"(?:[】\])][.::、\s]*|[.::、\s]+)(?=\S)"
)
# "③0 港": a circled ten, then a plain digit that is not the beginning of a count or a year
_GARBLED = re.compile(r"[①-⑨]\s?[0-9](?![0-9年月日か個つ人件回%.,])")
_UNIT = re.compile(r"(?P<unit>[0-9])(?P<blank>\s*)")
_SIGNS = "()〔〕[].、,部編章節款項"
_PLAIN = frozenset({"digit", "circled", "bracketed"})


class Mark(NamedTuple):
    """What stands before a line's text.

    Attributes:
        style: the manner of numbering with its signs: "circled", "digit.", "bullet・", ….
        number: the number as printed, in ordinary characters; None for a bullet.
        value: its place in the series; None for a bullet.
        listed: whether a list program's dash stands before it.
        garbled: whether the print broke the number into two.
    """

    style: str
    number: str | None
    value: int | None
    listed: bool = False
    garbled: bool = False

    @property
    def numbered(self) -> bool:
        """Whether it is a number rather than a bullet."""
        return self.number is not None


def read_mark(text: str) -> tuple[int, Mark | None]:
    """Read the mark before a line's text.

    Returns:
        How many characters it takes, blanks after it included, and the mark; 0 and None without.
    """
    dash = _LIST_DASH.match(text)
    at = dash.end() if dash else 0
    length, mark = _printed_mark(text[at:])
    if mark is not None:
        return at + length, mark._replace(listed=dash is not None)
    return (at, Mark("bullet-", None, None, listed=True)) if dash else (0, None)


def _printed_mark(text: str) -> tuple[int, Mark | None]:
    word = _WORD_NUMBER.match(text)
    if word:
        inner = marker(word["number"] + " ")
        return word.end(), Mark("word", fold(word["number"]), inner.number if inner else None)
    found = marker(text)
    if found is None or found.length >= len(text):
        return 0, None
    if found.number is None:
        return found.length, Mark("bullet" + found.printed[-1], None, None)
    style = found.kind + "".join(sign for sign in found.printed if sign in _SIGNS)
    number = str(found.number) if found.kind in _PLAIN else fold(found.printed).strip("().、 ")
    garbled = found.kind == "circled" and bool(_GARBLED.match(text))
    return found.length, Mark(style, number, found.number, garbled=garbled)


def true_mark(mark: Mark, text: str, last: int) -> tuple[int, Mark]:
    """Read a garbled number as what it is: ②4 after ㉓ is 24.

    A circled digit with a plain one behind it is a number of two digits where that continues the
    series, or where a blank stands behind it and the circled digit alone would not continue it.

    Args:
        mark: the circled digit.
        text: what stands behind it.
        last: the number before it in the series, 0 where none is.

    Returns:
        How many characters of ``text`` belong to the number, and the mark.
    """
    unit = _UNIT.match(text) if mark.garbled else None
    if unit is None or mark.value is None:
        return 0, mark._replace(garbled=False)
    value = mark.value * 10 + int(unit["unit"])
    alone = mark.value in {1, last + 1} or not unit["blank"]
    if value != last + 1 and alone:
        return 0, mark._replace(garbled=False)
    return unit.end(), mark._replace(number=str(value), value=value)
