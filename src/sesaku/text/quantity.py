"""Numeric cells: what "８位以内", "80.2％", "△217", "約３千円" and "－（注）" say.

The rules, in the order in which they are asked:

* What stands in brackets, and note marks (※１, ＊, 注２) behind the figure, belong to the raw text
  alone. A cell that is nothing but brackets is read inside them.
* A figure has a sign (△ ▲ － + before it), thousands separators in groups of three, and decimals.
  Anything else made of digits (2021/7/18, 1/3, 12:30, 1.2.3, 007, 2021年度) is no figure.
* 万, 千 and 億 directly behind one figure are part of the unit: "125万件" is 125 万件. Where
  figures alternate with them ("8万5千人", "1億2,000万円") the cell has one number, 85000 人.
* A numeral in kanji counts only where it is the whole cell ("三千"); "一" and "〇" alone may be a
  dash and a mark, and say nothing.
* 以上, 以内, 約 … are the relation. A bound is stronger than 約 and 程度. Between has no value, nor
  has の内数; 前年度以上 has a relation alone.
* Whatever is left behind the figure is the unit, if it can be one: a sentence is no unit, and a
  cell with one has no value; 月 is one where it can name no month (9.5月, 8月以内). When in doubt
  the answer is empty; the raw text says the rest.
"""

import re
from typing import Literal, NamedTuple, TypeAlias

from sesaku.text.numerals import kanji_number
from sesaku.text.width import half

Relation: TypeAlias = Literal[
    "at_most", "at_least", "more_than", "less_than", "about", "between", "part_of"
]


class Parsed(NamedTuple):
    """What a cell says; every part None where it does not."""

    value: float | int | None = None
    unit: str | None = None
    relation: Relation | None = None
    low: float | int | None = None
    high: float | int | None = None


class _Figure(NamedTuple):
    value: float | int
    end: int
    currency: str
    either: bool  # printed with ±


class _Tail(NamedTuple):
    unit: str
    relation: Relation | None


_NOTHING = Parsed()
_MAX_CELL = 600
_MAX_DIGITS = 30
_MAX_UNIT = 16
_OPEN, _CLOSE = "(〈《[【\u3014{", ")〉》]】\u3015}"
_SIGNS = str.maketrans("−‐\u2011–﹣〜\u223c", "-----~~")
_NUMBER = r"(?:\d{1,3}(?:\s?,\s*\d{3})+(?![\d,])|\d+)(?:\.\d+)?"
_FIGURE = re.compile(
    r"\s*(?P<currency>US\$|[$¥€£])?\s*(?:(?P<minus>[△▲]\s*|-)|\+|(?P<either>±)\s*)?"
    rf"(?P<number>{_NUMBER})"
)
_SCALES = "十百千万億兆"
_COMPOSITE = re.compile(rf"\d[\d,]*\s*[{_SCALES}]+\s*\d[\d,\s{_SCALES}]*")
_SPELLED = re.compile(r"[〇零一二三四五六七八九十百千万億兆壱弐参拾]+")
_MAYBE_NO_NUMERAL = re.compile(r"〇+|一+|[百千万億兆]")
_LEADING_NOTE = re.compile(r"\s*[※*]\s*\d{0,2}\s+")
_TRAILING_NOTE = re.compile(
    r"(?:[*†‡]\s*\d{0,2}|注\s*\d{0,2}\)?|[\u2460-\u2473○◎●×〇△▲])\s*$|※.*$", re.DOTALL
)
_BEFORE: tuple[tuple[Relation | None, re.Pattern[str]], ...] = (
    ("about", re.compile(r"約|およそ|凡そ|おおむね|おおよそ|概ね|ほぼ")),
    ("at_least", re.compile(r"少なくとも|[≧≥]")),
    ("at_most", re.compile(r"[≦≤]")),
    ("more_than", re.compile(r">")),
    ("less_than", re.compile(r"<")),
    (None, re.compile(r"[○◎](?=\s*[△▲+-]?\d)")),
    (None, re.compile(r"(?:合計|累計|総計|総数|計|延べ|のべ|年平均|月平均|平均|全)\s*:?")),
    (None, re.compile(r"(?:毎年度?|各年度?|年間|年)\s*:?(?=\s*\d)")),
    (None, re.compile(r"第(?=\s*\d+\s*位)")),
    (
        None,
        re.compile(
            r"(?:(?:明治|大正|昭和|平成|令和|[MTSHR])?\s*(?:\d{1,4}|元)\s*年度(?:末?(?:まで)?に?\s*:?)"
            r"|(?:(?:明治|大正|昭和|平成|令和)\s*(?:\d{1,2}|元)|\d{4})\s*年末?(?:までに?|に|\s*:))"
            r"(?=\s*[^\s~-])"
        ),
    ),
)
_AFTER: tuple[tuple[Relation | None, re.Pattern[str]], ...] = (
    ("part_of", re.compile(r"の?\s*内数$")),
    ("at_least", re.compile(r"(?:以上|を(?:下回|割ら)らない)$")),
    ("at_most", re.compile(r"(?:以下|以内|を(?:上回ら|超え)ない)$")),
    ("more_than", re.compile(r"(?:超え?|を(?:超え|こえ|上回)る)$")),
    ("less_than", re.compile(r"(?:未満|を下回る|に満たない)$")),
    ("about", re.compile(r"(?:程度|前後|内外|くらい|ぐらい|近く|(?<=\D)[強弱])$")),
    (
        None,
        re.compile(r"[をのにと]?(?:維持|達成|確保|実施|開催|見込み?|予定|目指す|すること|する)$"),
    ),
    (None, re.compile(r"(?<=[上下内超満])[をのに]$|こと$")),
)
_WEAK: tuple[Relation | None, ...] = (None, "about")
_COMPARED = re.compile(
    r"(?:前年|前回|前期|昨年|現状|現行|基準|実績|平均|水準|目標|当初|年度|年)[^\d。、]{0,8}$"
)
_RANGE = re.compile(r"\s*(?:~|-|から|ないし|[—―])\s*(?=[△▲+-]?\s*\d)")
_UNIT = re.compile(
    r"(?:[A-Za-z](?:\d(?!\d)|[²³])?|[^\W\d_\u00b2-\u00be\u2070-\u2089\u2150-\u218b\u2460-\u24ff]|[%‰℃°\u2032\u2033/・･·$¥€\u3300-\u33ff-](?!\d))+"
)
_UNIT_WORDS = re.compile(r"あたり|当たり|か(?=[国所月年条町村社店])|つ")
_NO_UNIT = re.compile(
    r"[ぁ-ん]|以上|以下|以内|未満|超|内数|^[・･·/\u2032\u2033°-]*$|^年度|^[・･·\u2032\u2033-]"
)
_YEARS = range(1868, 2200)
_MONTHS_OF_YEAR = range(1, 13)


def parse(raw: str) -> Parsed:
    """Read a numeric cell as printed; a cell that is no number gives an empty ``Parsed``."""
    if not raw or len(raw) > _MAX_CELL:
        return _NOTHING
    whole = half(raw).translate(_SIGNS)
    folded, insides = _without_brackets(whole)
    if not folded.strip():
        return parse(raw[slice(*insides[0])]) if len(insides) == 1 else _NOTHING
    folded = _without_notes(folded)
    spelled = folded.strip()
    if _SPELLED.fullmatch(spelled) and not _MAYBE_NO_NUMERAL.fullmatch(spelled):
        return Parsed(kanji_number(spelled))
    first = len(folded) - len(folded.lstrip())
    if insides and insides[0][1] < first and whole[slice(*insides[0])].strip().isdecimal():
        return _NOTHING  # （１）８０: a number and its item, or two figures; the cell does not say
    parsed = _read(raw, folded)
    if parsed.value is not None and any("内数" in raw[start:end] for start, end in insides):
        return Parsed(None, parsed.unit, "part_of")
    return parsed


def _without_brackets(folded: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the cell with its bracketed parts blank, and where their insides stood."""
    characters, insides = list(folded), []
    depth = opened = 0
    for place, character in enumerate(folded):
        if character in _OPEN:
            opened = opened if depth else place
            depth += 1
        elif character in _CLOSE and depth:
            depth -= 1
            if not depth:
                insides.append((opened + 1, place))
    if depth:
        insides.append((opened + 1, len(folded)))
    for start, end in insides:
        characters[start - 1 : end + 1] = " " * (min(end + 1, len(folded)) - start + 1)
    return "".join(characters), insides


def _without_notes(folded: str) -> str:
    """Return the cell with its note marks blank."""
    leading = _LEADING_NOTE.match(folded)
    if leading:
        folded = " " * leading.end() + folded[leading.end() :]
    while (mark := _TRAILING_NOTE.search(folded)) and folded[: mark.start()].strip():
        folded = folded[: mark.start()] + " " * (len(folded) - mark.start())
        folded = folded.rstrip()
    return folded


def _read(raw: str, folded: str) -> Parsed:
    start, stated = _prefixes(folded)
    figure = _figure(raw, folded, start)
    if figure is None:
        return _compared(folded)
    found = _RANGE.search(folded, figure.end)
    upper = _figure(raw, folded, found.end()) if found and not figure.either else None
    tail = _tail(raw, folded, upper or figure)
    if tail is None:
        return _NOTHING
    unit, relation = tail.unit or None, _stronger(stated, tail.relation)
    bounds = {stated, tail.relation}.difference(_WEAK)
    if found and upper:
        sound = figure.value <= upper.value and not bounds
        sound = sound and _begins(tail.unit, folded[figure.end : found.start()])
        parsed = Parsed(None, unit, "between", figure.value, upper.value)
    elif figure.either and figure.value:
        sound = bounds <= {"at_most"}
        parsed = Parsed(None, unit, "between", -figure.value, figure.value)
    else:
        sound = len(bounds) <= 1
        parsed = Parsed(None if relation == "part_of" else figure.value, unit, relation)
    return parsed if sound and not _is_year(parsed) else _NOTHING


def _prefixes(folded: str) -> tuple[int, Relation | None]:
    """Return where the figure starts and the relation printed before it."""
    at, relation = 0, None
    while True:
        at += len(folded[at:]) - len(folded[at:].lstrip())
        for named, pattern in _BEFORE:
            match = pattern.match(folded, at)
            if match:
                relation, at = named or relation, match.end()
                break
        else:
            return at, relation


def _figure(raw: str, folded: str, start: int) -> _Figure | None:
    match = _FIGURE.match(folded, start)
    if match is None:
        return None
    either = match["either"] is not None
    currency = raw[slice(*match.span("currency"))] if match["currency"] else ""
    sign = -1 if match["minus"] else 1
    composite = _COMPOSITE.match(folded, match.start("number"))
    if composite:
        number = kanji_number("".join(composite[0].split()))
        return _Figure(sign * number, composite.end(), currency, either) if number else None
    digits = re.sub(r"[\s,]", "", match["number"])
    if len(digits) > _MAX_DIGITS or re.match(r"0\d", digits):
        return None
    value = float(digits) if "." in digits else int(digits)
    return _Figure(sign * value if value else value, match.end(), currency, either)


def _tail(raw: str, folded: str, figure: _Figure) -> _Tail | None:
    """Return unit and relation behind a figure; None where that is no unit."""
    tail, relation = folded[figure.end :].rstrip(), None
    stripped = True
    while stripped:
        stripped = False
        for named, pattern in _AFTER:
            match = pattern.search(tail)
            if match:
                joined = _stronger(relation, named)
                if relation and named and joined is None:
                    return None
                tail, relation, stripped = tail[: match.start()].rstrip(), joined, True
                break
    places = [
        place for place in range(figure.end, figure.end + len(tail)) if not folded[place].isspace()
    ]
    unit = "".join(raw[place] for place in places)
    shape = "".join(folded[place] for place in places)
    if shape and (
        len(shape) > _MAX_UNIT
        or not _UNIT.fullmatch(shape)
        or _NO_UNIT.search(_UNIT_WORDS.sub("国", shape))
        or (shape.startswith("月") and not _is_duration(figure, relation))
    ):
        return None
    return _Tail(figure.currency + unit, relation)


def _is_duration(figure: _Figure, relation: Relation | None) -> bool:
    """Whether 月 behind a figure counts months, and names none: 9.5月, 18月, 8月以内."""
    named = isinstance(figure.value, int) and figure.value in _MONTHS_OF_YEAR
    return not named or relation not in _WEAK


def _stronger(one: Relation | None, other: Relation | None) -> Relation | None:
    """Return the relation that says more; None where the two bounds are at odds."""
    if one in _WEAK or one == other:
        return other or one
    return one if other in _WEAK else None


def _begins(unit: str, between: str) -> bool:
    """Whether what stands behind the first figure of a range is the unit or its first part."""
    return half(unit).translate(_SIGNS).startswith("".join(between.split()))


def _is_year(parsed: Parsed) -> bool:
    """Whether this is a calendar year, or a range of them: 2021年, 2019～2021年."""
    figure = parsed.value if parsed.low is None else parsed.low
    return parsed.unit in ("年", "年末") and figure in _YEARS


def _compared(folded: str) -> Parsed:
    """Read a cell that names what it is compared with instead of a figure: 前年度以上."""
    cell = folded.strip()
    for relation, pattern in _AFTER:
        match = pattern.search(cell)
        if match and relation and relation != "part_of" and _COMPARED.search(cell[: match.start()]):
            return Parsed(None, None, relation)
    return _NOTHING
