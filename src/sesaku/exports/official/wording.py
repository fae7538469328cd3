"""How forms write years, codes, grades and paragraphs."""

import re
from collections.abc import Iterable, Iterator, Sequence

from sesaku.exports.official.layout import Line
from sesaku.text.numerals import marker
from sesaku.text.wareki import era_year

_WIDE = str.maketrans("0123456789-abcdesABCDES", "０１２３４５６７８９－ａｂｃｄｅｓＡＢＣＤＥＳ")
_ERA = re.compile(r"(?P<era>\D*)(?P<number>\d+|元)")
DIVIDED = "（※"
"""How the note begins that says in a report that its measure is divided into fields."""

_HALF_WIDTH = 0.5
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def wide(number: int | str) -> str:
    """Return a number of one digit full-width, one of more as it is: ３, 12."""
    text = str(number)
    return text.translate(_WIDE) if len(text) == 1 else text


def era(year: int) -> str:
    """Return a year with its era: 平成30, 令和２."""
    found = _ERA.fullmatch(era_year(year))
    return f"{found['era']}{wide(found['number'])}" if found else str(year)


def fiscal(year: int) -> str:
    """Return a fiscal year: 令和２年度."""
    return f"{era(year)}年度"


def spoken(years: Sequence[int]) -> str:
    """Return years in one breath, an era named once: 平成30・令和元・２."""
    said: list[str] = []
    before = ""
    for year in years:
        found = _ERA.fullmatch(era_year(year))
        name, number = (found["era"], found["number"]) if found else ("", str(year))
        said.append(("" if name == before else name) + wide(number))
        before = name
    return "・".join(said)


def month(date: str) -> str:
    """Return a month, ``2021-08``, as 令和３年８月; anything else as it is."""
    found = re.fullmatch(r"(\d{4})-(\d{2})", date)
    return f"{era(int(found[1]))}年{wide(int(found[2]))}月" if found else date


def coded(code: str) -> str:
    """Return the code of an indicator: ３－２, 10－２."""
    return "－".join(wide(part) for part in code.split("-"))


def graded(grade: str | None) -> str:
    """Return a grade full-width."""
    return (grade or "").translate(_WIDE)


def printable(text: str) -> str:
    """Return a text without the characters that no file of an office can hold."""
    return _CONTROL.sub("", text)


def paragraphs(text: str, *, indent: float = 0) -> tuple[Line, ...]:
    """Return a text as paragraphs; one that begins with a number or bullet hangs behind it."""
    return tuple(
        Line(part, hang=_hang(part), indent=indent) for part in text.split("\n") if part.strip()
    )


def numbered(number: str | None, text: str) -> tuple[Line, ...]:
    """Return an item as paragraphs, its number before the first."""
    front = "" if number is None else wide(number) + ("" if text.startswith("（") else "　")
    first, *rest = paragraphs(front + text) or (Line(front),)
    return (first, *rest)


def bulleted(text: str) -> tuple[Line, ...]:
    """Return an entry of a list as paragraphs, 「・」 before the first."""
    first, _, rest = text.partition("\n")
    return (
        Line(f"・{first}", hang=1),
        *(Line(part, indent=1) for part in rest.split("\n") if part),
    )


def joined(parts: Iterable[tuple[Line, ...]]) -> tuple[Line, ...]:
    """Return the paragraphs of several texts as those of one."""
    return tuple(line for part in parts for line in part)


def _hang(text: str) -> float:
    found = marker(text)
    if found is None or found.length > 6:  # noqa: PLR2004 - （10）
        return 0
    return sum(_widths(text[: found.length]))


def _widths(text: str) -> Iterator[float]:
    for character in text:
        yield _HALF_WIDTH if character.isascii() else 1.0
