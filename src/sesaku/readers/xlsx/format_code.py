"""Codes of number formats, taken apart: sections, and the signs that each is made of.

``#,##0;"△"#,##0;0`` has a section for numbers above zero, one for those below and one for zero;
``[$-411]ggge"年"m"月"`` is a date in the Japanese calendar.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal[
    "literal", "digit", "point", "comma", "percent", "exponent", "slash", "text", "general", "date"
]

_SIGNS = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/標準)|(?P<noon>AM/PM|A/P|午前/午後)|(?P<exponent>E[+-])"
    r"|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?|g+|e+|a{3,4}|r+|b+)|(?P<digit>[0#?])"
    r"|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<slash>/)|(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"(?i)h+|m+|s+")
_MONEY = re.compile(r"\$(?P<sign>[^-]*)(?:-(?P<locale>.*))?", re.DOTALL)
_NUMERALS = re.compile(r"(?i)DBNum([1-3])")
_SECTION = re.compile(r'(?:"[^"]*"?|\\.|\[[^\]]*\]|[^;])*', re.DOTALL)
_MOST = 255  # characters of a code, as the file format allows


class Sign(NamedTuple):
    """A sign of a section: its kind, and the characters that make it."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a code.

    Attributes:
        signs: what it prints, in order.
        condition: the numbers that it is for, where it says so: operator and bound.
        numerals: 1 to 3 where digits are printed as ``[DBNum1]`` to ``[DBNum3]`` say, else 0.
        locale: ``411`` or a name such as ``ja-JP-x-gannen``; empty without one.
    """

    signs: tuple[Sign, ...]
    condition: tuple[str, float] | None = None
    numerals: int = 0
    locale: str = ""

    @property
    def is_date(self) -> bool:
        """Whether it prints a date or time."""
        return any(sign.kind == "date" for sign in self.signs)

    def has(self, kind: Kind) -> bool:
        """Whether it has a sign of that kind."""
        return any(sign.kind == kind for sign in self.signs)


@lru_cache(maxsize=1024)
def sections_of(code: str) -> tuple[Section, ...]:
    """Return the sections of a code, at least one."""
    found: list[Section] = []
    at, code = 0, code[:_MOST]
    while True:
        match = _SECTION.match(code, at)
        end = match.end() if match else len(code)
        found.append(_section(code[at:end]))
        if end >= len(code):
            return tuple(found)
        at = end + 1


def _section(text: str) -> Section:
    signs: list[Sign] = []
    condition, numerals, locale = None, 0, ""
    for match in _SIGNS.finditer(text):
        group = match.lastgroup or "other"
        content = match[group]
        if group != "bracket":
            sign = _sign(group, content)
            if sign is not None:
                signs.append(sign)
            continue
        bound = _CONDITION.fullmatch(content)
        money = _MONEY.fullmatch(content)
        kanji = _NUMERALS.fullmatch(content)
        if bound:
            condition = (bound[1], float(bound[2]))
        elif kanji:
            numerals = int(kanji[1])
        elif money:
            locale = money["locale"] or locale
            if money["sign"]:
                signs.append(Sign("literal", money["sign"]))
        elif _ELAPSED.fullmatch(content):
            signs.append(Sign("date", f"[{content.lower()}]"))
    return Section(tuple(_dates_apart(signs)), condition, numerals, locale)


def _sign(group: str, content: str) -> Sign | None:
    if group in {"quoted", "escaped", "other"}:
        return Sign("literal", content)
    if group == "space":
        return Sign("literal", " ")
    if group == "fill":
        return None
    if group == "noon":
        return Sign("date", "noon")
    if group == "date":
        return Sign("date", content.lower())
    kinds: tuple[Kind, ...] = (
        "digit",
        "point",
        "comma",
        "percent",
        "exponent",
        "slash",
        "text",
        "general",
    )
    return next(Sign(kind, content) for kind in kinds if kind == group)


def _dates_apart(signs: list[Sign]) -> list[Sign]:
    """Settle which m are minutes, and make the signs of numbers in a date plain."""
    places = [place for place, sign in enumerate(signs) if sign.kind == "date"]
    if not places:
        return signs
    settled = [
        sign if sign.kind in {"date", "literal"} else Sign("literal", sign.text) for sign in signs
    ]
    for order, place in enumerate(places):
        text = signs[place].text
        if text not in {"m", "mm"}:
            continue
        before = signs[places[order - 1]].text if order else ""
        after = signs[places[order + 1]].text if order + 1 < len(places) else ""
        if before.strip("[")[:1] == "h" or after.strip("[")[:1] == "s":
            settled[place] = Sign("date", text.replace("m", "n"))
    return settled
