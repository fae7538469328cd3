"""Lists inside a cell: entries with bullets or numbers, each with the lines that follow it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sesaku.grammars.forms.context import Context
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.rows import Row, starts_paragraph

_NUMBER = re.compile(
    r"(?P<mark>\(\d{1,2}\)|\d{1,2}(?:[.．、:)]|(?=\s))|[\u2460-\u2473]|[\u2474-\u2487]|"
    r"\[\d{1,2}\]|\([\u2160-\u216b]\)|[(「][ア-オ][)」]|[\u2160-\u216b\u2170-\u217b](?:[.．、:)]|(?=\s))|"
    r"[\u2488-\u249b]|[ア-オ](?:[.．、)]|(?=\s))|[a-e][.)]|[イロハニホ](?:[.．)]|(?=\s)))\s*(?=\S)"
)
_BULLET = re.compile(r"(?P<mark>[・･○◯〇●◆◇■□▪▶➢✓◎※＊*]|[-‐–—](?=\s))\s*(?=\S)")
_DASHES = set("-‐–—")
_KINDS = (
    ("circled", re.compile(r"[\u2460-\u2473]")),
    ("bracketed_kana", re.compile(r"[(「][ア-オ]")),
    ("bracketed_roman", re.compile(r"\([\u2160-\u216b]")),
    ("bracketed", re.compile(r"[(\u2474-\u2487]")),
    ("squared", re.compile(r"\[\d")),
    ("digit", re.compile(r"[\d\u2488-\u249b]")),
    ("roman", re.compile(r"[\u2160-\u216b]")),
    ("small_roman", re.compile(r"[\u2170-\u217b]")),
    ("kana", re.compile(r"[ア-オ]")),
    ("letter", re.compile(r"[a-e]")),
    ("iroha", re.compile(r"[イロハニホ]")),
)
_BEFORE_FIRST = {
    "letter": ord("a") - 1,
    "roman": 0x215F,
    "bracketed_roman": 0x215F,
    "small_roman": 0x216F,
    "circled": 0x245F,
}
"""The code before that of the first number, where the codes of numbers follow one another."""
_AS_PRINTED = re.compile(r"[ア-オイロハニホ\u2160-\u216b\u2170-\u217b]")


class Entry(NamedTuple):
    """An entry: its mark as printed (empty without one), and its lines without the mark."""

    mark: str
    rows: tuple[Row, ...]


class Listing(NamedTuple):
    """What stands before the first entry, and the entries."""

    lead: tuple[Row, ...]
    entries: tuple[Entry, ...]


def listing_of(context: Context, cells: Sequence[FormCell]) -> Listing:
    """Return the entries of the outermost list in some cells, in order.

    The first mark that begins a paragraph says what the list is marked with. Numbers have to come
    in their order, so that a figure at the start of a line opens no entry.
    """
    rows = [row for cell in cells for row in cell.rows]
    first = next((at for at in range(len(rows)) if _mark(rows, at)), None)
    if first is None:
        return Listing(tuple(rows), ())
    kind = _kind_begun(_mark(rows, first))
    entries: list[Entry] = []
    expected = 1
    for at in range(first, len(rows)):
        mark = _mark(rows, at) or _dash(rows, at, kind)
        row = rows[at]
        if mark and _is_next(mark, kind, expected):
            expected += 1
            context.label_range(row.start, row.start + len(mark))
            text = row.text[len(mark) :].lstrip()
            entries.append(Entry(mark, (row._replace(start=row.end - len(text), text=text),)))
        elif entries:
            entries[-1] = entries[-1]._replace(rows=(*entries[-1].rows, row))
        else:
            return Listing(tuple(rows), ())
    return Listing(tuple(rows[:first]), tuple(entries))


_NUMBERED = {name for name, _ in _KINDS}


def number_of(mark: str) -> str | None:
    """Return the number of a mark: １, (1) and ① are 1, ア and Ⅱ stay; None for a bullet."""
    if not mark or _kind(mark) not in _NUMBERED:
        return None
    printed = _AS_PRINTED.search(mark)
    return printed[0] if printed else str(_value(mark, _kind(mark)))


def _mark(rows: Sequence[Row], at: int) -> str:
    """Return the mark with which a paragraph begins at a row, empty where none does."""
    if not starts_paragraph(list(rows[max(at - 1, 0) : at + 1]), min(at, 1)):
        return ""
    text = rows[at].text
    match = _NUMBER.match(text) or _BULLET.match(text)
    return match["mark"] if match else ""


def _dash(rows: Sequence[Row], at: int, kind: str) -> str:
    """Return the dash of an entry of a list of dashes where a print loses the blank behind it."""
    begins = kind in _DASHES and rows[at].text[:1] == kind and not rows[at].text[1:2].isdecimal()
    return kind if begins and starts_paragraph(list(rows[at - 1 : at + 1]), 1) else ""


def _is_next(mark: str, kind: str, expected: int) -> bool:
    if kind not in _NUMBERED:
        return _kind(mark) == kind
    return dict(_KINDS)[kind].match(mark) is not None and _value(mark, kind) == expected


def _kind_begun(mark: str) -> str:
    """Return the kind of the first mark of a list: イ begins イロハ, and goes on from ア."""
    kind = _kind(mark)
    return "iroha" if kind == "kana" and mark[0] == "イ" else kind


def _kind(mark: str) -> str:
    return next((name for name, shape in _KINDS if shape.match(mark)), mark[:1])


def _value(mark: str, kind: str) -> int:
    bare = mark.strip("()[]「」.．、:")
    if kind in {"kana", "bracketed_kana"}:
        return "アイウエオ".index(bare) + 1
    if kind == "iroha":
        return "イロハニホ".index(bare) + 1
    if kind in _BEFORE_FIRST:
        return ord(bare) - _BEFORE_FIRST[kind]
    if mark[:1] in {chr(code) for code in range(0x2474, 0x249C)}:
        return (ord(mark[0]) - 0x2473 - 1) % 20 + 1
    return int(bare)
