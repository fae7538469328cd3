"""Values of cells: quantities, dashes, marks, texts, and the year that a cell adds in brackets."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from sesaku.document.cite import Cite
from sesaku.grammars.cells import quantity_of
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.sheet import FormSheet, cut
from sesaku.grammars.forms.vocabulary import vocabulary
from sesaku.grammars.forms.years import YearLabel, is_year, year_in
from sesaku.grammars.items import find_items, numbered_texts
from sesaku.model.values import DatedValue, ItemisedText, NumberedText, Quantity

Shape: TypeAlias = Literal["number", "dash", "words", "text"]

_DASH = re.compile(r"[-－―−‐–—ー]{1,2}")
_MARK = re.compile(r"[○◯〇×✕☓✖△▲◎●\-－―−‐–—ー]")
_AFTER = re.compile(r"(?<=[^\s(])(?:\(([○◯〇×✕☓△◎])\)|([○◯〇×✕☓△◎]))$")
_BEFORE = re.compile(r"^(?:\(([○◯〇×✕☓△◎])\)(?=.)|([○◯〇×✕☓◎])(?=[△▲\-]?\d))")
_BRACKETED = r"[(\[【〔<〈]([^()\[\]【】〔〕<>〈〉]{1,16}(?:\([^()]{1,6}\)[^()]{0,4})?)[)\]】〕>〉]"
_YEAR_AFTER = re.compile(rf"{_BRACKETED}$")
_YEAR_BEFORE = re.compile(rf"^(?:{_BRACKETED}|([^()::]{{1,12}})[::])")
_YEAR_WORDS = re.compile(r"(?:基準|目標|実績|時点|現在|末|値|度末)+$")
_YEAR_BESIDE = (
    re.compile(r"(?P<year>[^\d()]{0,3}(?:\d{1,4}|元)年(?:度末?|末)(?:時点)?)[::]?(?P<value>.+)"),
    re.compile(
        r"(?P<value>.*?[^\d.,])(?P<year>(?:令和|平成|昭和|[RHS])?(?:\d{1,4}|元)年(?:度末?|末)(?:時点)?)"
    ),
)
"""A year right before a value or behind it, where a narrow cell wraps them: 平成30年度12.4."""
_MARK_LINE = re.compile(r"[○◯〇×✕☓✖△▲◎]")
_NOTE_MARK = re.compile(r"(?:[※*]\d*|\(注\d*\)|注\d*)+$")
_PAIR = re.compile(r"(?P<first>[^()]+)\((?P<second>.+)\)$")
_NOTED = re.compile(r"(?:注|[※*])\d*")
_LONG = 30
_WRAPPED = re.compile(
    r"(?<=[,，]) (?=\d{3})|(?<=[,，]\d) (?=\d\d(?!\d))|(?<=[,，]\d\d) (?=\d(?!\d))|"
    r"(?<=\d[.．]) (?=\d)|(?<=\d) (?=[.．]\d)"
)
_PER = re.compile(
    r"(?:毎?[週月年日]|[一1１][日週人回](?:当たり|あたり|につき)?|[年月週日]?平均|延べ)(?=\d)"
)
_COUNTED = re.compile(
    r"(?:\d+[十百千万]?)?(?!.*(?:未|達|済|中$|実績|目標|調査))[^\d\sぁ-ん○×△]{1,5}"
)
"""What a value may be counted by behind a stroke: 円/件, 件/10万人."""
_PARTED = re.compile(r"\d \d")
_WITH_UNIT = re.compile(r"[\d.,]+[^\d.,]|0{2,}")


class Part(NamedTuple):
    """A stretch of a cell's tight text."""

    cell: FormCell
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its characters, half-width, without white space."""
        return self.cell.text[self.start : self.end]


class Apart(NamedTuple):
    """A cell taken apart: its value, the mark and the year printed with it."""

    value: Part
    mark: Part | None = None
    year: YearLabel | None = None
    year_part: Part | None = None


def whole(cell: FormCell) -> Part:
    """Return all of a cell."""
    return Part(cell, 0, len(cell.text))


def take_apart(part: Part) -> Apart:
    """Part a value from the mark and the year that its cell prints with it.

    95.4％（28年度） is a value of fiscal 2016; 94.2％× has the mark ×. A bracket that says more
    than a year stays with the value.
    """
    found = Apart(part)
    for pattern, after in ((_YEAR_AFTER, True), (_YEAR_BEFORE, False)):
        match = pattern.search(found.value.text)
        if match is None or found.year is not None:
            continue
        inner = next(group for group in match.groups() if group is not None)
        bare = _YEAR_WORDS.sub("", inner)
        if is_year(bare) and match.end() - match.start() < len(found.value.text):
            found = _without(found, match, after=after)._replace(year=year_in(bare))
    found = _without_mark_line(_without_year_beside(_without_year_line(found)))
    for pattern, after in ((_AFTER, True), (_BEFORE, False)):
        match = pattern.search(found.value.text)
        if match is not None and found.mark is None and len(found.value.text) < _LONG:
            at = found.value.start + match.start(match.lastindex or 0)
            mark = Part(part.cell, at, at + 1)
            year, year_part = found.year, found.year_part
            found = _without(found, match, after=after)
            found = found._replace(mark=mark, year=year, year_part=year_part)
    return found


def _without_year_line(found: Apart) -> Apart:
    """Part a value from the year that is the first or the last line of its cell, the only one."""
    cell, start, end = found.value
    breaks = [at for at in sorted(cell.tight.breaks) if start < at < end]
    if not breaks or found.year is not None:
        return found
    places = [start, *breaks, end]
    lines = [Part(cell, *span) for span in pairwise(places)]
    years = [line for line in lines if is_year(_YEAR_WORDS.sub("", line.text))]
    if len(years) != 1 or years[0] not in {lines[0], lines[-1]}:
        return found
    year = years[0]
    value = Part(cell, year.end, end) if year is lines[0] else Part(cell, start, year.start)
    said = year_in(_YEAR_WORDS.sub("", year.text))
    return Apart(value, found.mark, said, year)


def _without_year_beside(found: Apart) -> Apart:
    """Part a figure from the year that stands before it or behind it with nothing between them."""
    if found.year is not None:
        return found
    for value, printed in _run_apart(found.value):
        if is_year(_YEAR_WORDS.sub("", printed.text)) and shape_of(value) != "text":
            said = year_in(_YEAR_WORDS.sub("", printed.text))
            return found._replace(value=value, year=said, year_part=printed)
    for pattern in _YEAR_BESIDE:
        match = pattern.fullmatch(found.value.text)
        if match is None or not is_year(year := _YEAR_WORDS.sub("", match["year"])):
            continue
        cell, start, _ = found.value
        value, printed = (
            Part(cell, start + match.start(name), start + match.end(name))
            for name in ("value", "year")
        )
        if shape_of(value) != "text":
            return found._replace(value=value, year=year_in(year), year_part=printed)
    return found


def _run_apart(part: Part) -> list[tuple[Part, Part]]:
    """Return a part without its first run of signs, and without its last: 12 and H29 of H29 12."""
    cell, start, end = part
    offsets = cell.tight.offsets
    blanks = [at for at in range(start + 1, end) if offsets[at] > offsets[at - 1] + 1]
    if not blanks:
        return []
    return [
        (Part(cell, blanks[0], end), Part(cell, start, blanks[0])),
        (Part(cell, start, blanks[-1]), Part(cell, blanks[-1], end)),
    ]


def _without_mark_line(found: Apart) -> Apart:
    """Part a value from the mark that is the first or the last line of its cell."""
    cell, start, end = found.value
    breaks = [at for at in sorted(cell.tight.breaks) if start < at < end]
    if not breaks:
        return found
    for mark, value in (
        (Part(cell, start, breaks[0]), Part(cell, breaks[0], end)),
        (Part(cell, breaks[-1], end), Part(cell, start, breaks[-1])),
    ):
        is_minus = mark.text in "△▲" and value.text[0].isdecimal()
        if _MARK_LINE.fullmatch(mark.text) and not is_minus:
            return found._replace(value=value, mark=mark)
    return found


def _without(found: Apart, match: re.Match[str], *, after: bool) -> Apart:
    value = found.value
    cell, start, end = value
    taken = Part(cell, start + match.start(), start + match.end())
    left = Part(cell, start, taken.start) if after else Part(cell, taken.end, end)
    return Apart(left, found.mark, found.year, taken)


def shape_of(part: Part) -> Shape:
    """Say what a value is: a number, a dash, words that stand for a number, or a text."""
    text = part.text
    if _DASH.fullmatch(_NOTE_MARK.sub("", text)):
        return "dash"
    said = _quantity(text, ())
    if said.value is not None or said.low is not None or said.relation is not None:
        return "number"
    return "words" if is_unknown(text) else "text"


def is_unknown(text: str) -> bool:
    """Whether a cell says in words that there is no figure."""
    bare = _NOTE_MARK.sub("", text).strip("()")
    return vocabulary().unknown_values.fullmatch(bare) is not None


def quantity_at(sheet: FormSheet, part: Part) -> Quantity:
    """Return the quantity that a stretch of a cell says.

    A number that a narrow cell wraps is whole again where its last group lacks figures: 17,9 | 03,
    where it is cut at its point: 16. | 3, and where its line is full and a unit follows: 20 | 0件.
    """
    passage = sheet.passage(part.cell, part.start, part.end)
    text = _WRAPPED.sub("", passage.text.replace("\n", ""))
    if _PARTED.search(text):
        text = _without_wraps(sheet, part)
    return _quantity(text, passage.cite)


def _quantity(text: str, cite: Cite) -> Quantity:
    """Return the quantity that a text says; of 週27便 and １日８時間 the words before it aside."""
    said = quantity_of(text, cite)
    if said.unit is not None and is_unknown(said.unit):
        return Quantity(said.raw, None, cite=cite)  # 140集計中: two values, of which none is told
    per = _PER.match(text)
    if per is None or said.value is not None or said.relation is not None:
        return said
    inner = quantity_of(text[per.end() :], cite)
    return said if inner.value is None else replace(inner, raw=said.raw)


def _without_wraps(sheet: FormSheet, part: Part) -> str:
    """Return the text of a part whose numbers are not parted where a full line ends."""
    offsets, text, printed = part.cell.tight.offsets, part.cell.text, sheet.document.text
    pieces = [printed[offsets[part.start]]]
    for at in range(part.start + 1, part.end):
        parted = offsets[at] > offsets[at - 1] + 1 and text[at - 1 : at + 1].isdecimal()
        wrapped = offsets[at - 1] + 1 in sheet.full and _WITH_UNIT.match(text, at, part.end)
        sign = printed[offsets[at]]
        pieces.append(f" {sign}" if parted and not wrapped else sign)
    return _WRAPPED.sub("", "".join(pieces))


def text_at(sheet: FormSheet, part: Part) -> ItemisedText:
    """Return a text with its numbered items; without numbers it is one item."""
    passage = sheet.passage(part.cell, part.start, part.end)
    rows = cut(part.cell.rows, part.cell.tight, part.start, part.end)
    items, _ = find_items(rows)
    texts = numbered_texts(sheet.document, rows, items)
    if not texts or items[0].first > 0:
        texts = [NumberedText(None, passage.text, passage.cite)]
    return ItemisedText(passage.text, tuple(texts), passage.cite)


def dated_value(
    sheet: FormSheet, part: Part, year: int | None, year_cite: Cite, *, qualitative: bool
) -> DatedValue:
    """Return the value of a year: a text in a qualitative indicator, else a quantity."""
    if qualitative and shape_of(part) == "text":
        passage = sheet.passage(part.cell, part.start, part.end)
        return DatedValue(year, passage.text, cite=passage.cite, year_cite=year_cite)
    return dated(quantity_at(sheet, part), year, year_cite)


def dated(quantity: Quantity, year: int | None, year_cite: Cite) -> DatedValue:
    """Return a quantity as that of a year."""
    return DatedValue(
        year,
        None,
        quantity.raw,
        quantity.value,
        quantity.unit,
        quantity.relation,
        quantity.low,
        quantity.high,
        quantity.cite,
        year_cite,
    )


def is_mark(text: str) -> bool:
    """Whether a cell is nothing but a mark ○ × △ ◎ －."""
    return _MARK.fullmatch(text) is not None


def two_values(cell: FormCell) -> list[Part]:
    """Return the two values of a cell 43％（42.5％): in brackets, on lines, or beside a stroke.

    Of two figures the blank between them is left where a reader joins their lines: 120 118.
    """
    pair = _PAIR.fullmatch(cell.text)
    if pair and not _NOTED.fullmatch(pair["second"]):
        sides = [Part(cell, *pair.span(side)) for side in ("first", "second")]
        said = shape_of(sides[0]) in {"number", "words"} and shape_of(sides[1]) == "text"
        return [whole(cell)] if said else sides  # 集計中（７月公表予定）: what is said of the one
    breaks = sorted(at for at in cell.tight.breaks if 0 < at < len(cell.text))
    strokes = [at for at, sign in enumerate(cell.text) if sign == "/"]
    if len(breaks) == 1:
        lines = [Part(cell, 0, breaks[0]), Part(cell, breaks[0], len(cell.text))]
        if all(shape_of(line) != "text" for line in lines):  # no text that is wrapped
            return lines
    if len(strokes) == 1:
        sides = [Part(cell, 0, strokes[0]), Part(cell, strokes[0] + 1, len(cell.text))]
        shapes = [shape_of(side) for side in sides]
        per = shapes == ["number", "text"] and _COUNTED.fullmatch(sides[1].text)
        return [whole(cell)] if per else sides  # 1,250円/件 is one value
    return _around_stroke(cell, strokes) or _on_lines(cell)


def _around_stroke(cell: FormCell, strokes: list[int]) -> list[Part]:
    """Return the two values beside one of several strokes, of which units have the others."""
    pairs = [[Part(cell, 0, at), Part(cell, at + 1, len(cell.text))] for at in strokes]
    found = [pair for pair in pairs if all(shape_of(side) != "text" for side in pair)]
    return found[0] if len(found) == 1 else []


def _on_lines(cell: FormCell) -> list[Part]:
    """Return the two values of a cell that are a line each: 60～70 over 58.2; else the cell.

    A blank parts them where a reader joins the lines. A unit that only the second has may be that
    of one figure which a narrow cell wraps: 20 | 0件.
    """
    end = cell.run_from(0)
    lines = [Part(cell, 0, end), Part(cell, end, len(cell.text))]
    if end == len(cell.text) or cell.run_from(end) != len(cell.text):
        return [whole(cell)]
    if any(shape_of(line) == "text" for line in lines):
        return [whole(cell)]
    one, other = (_quantity(line.text, ()) for line in lines)
    wrapped = one.value is not None and one.unit is None and other.unit is not None
    return [whole(cell)] if wrapped else lines
