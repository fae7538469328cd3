"""Rows: the lines of a flat print as a grammar wants them.

A row is a line with its blanks cut off, its page furniture taken away, and what the print shows of
its place: whether a paragraph, heading or cell ends with it. Three prints are known:

* a blank before the line end marks the end of a paragraph (a PDF flattened by some programs);
* no such blank, lines wrapped at a width: a line much shorter than the width ends a paragraph;
* no wrapping: every line is a paragraph.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from sesaku.document.cite import Cite, Span
from sesaku.document.document import Document, Line
from sesaku.document.passage import Passage
from sesaku.grammars.edges import page_numbers, running_heads
from sesaku.model.reading import Furniture
from sesaku.text.width import narrow

_MARKER = re.compile(r"[(\[]?\d{1,2}[)\].]?[\s(]|[・○●◯◆■□※＊*]|[①-⑳]|[(\[][注出\d]|【")
_VALUE = re.compile(
    r"(?:約|[△▲\-]|[MTSHR](?=\d))?\d[\d,]*(?:\.\d+)?(?:[~～〜\-]\d[\d,]*(?:\.\d+)?)?[^\s\d、。]{0,8}|"
    r"[-－―−‐–—]|調査中|集計中|算定中|精査中|確認中|検討中|未集計|未公表|未確定|未定|非公表"
)
_HINT_RANGE = (0.04, 0.97)
_SHORT = 3
_LONGEST_NUMBER = 20
_WINDOW = 15
_MIN_WIDTH = 40


class Row(NamedTuple):
    """A line of content: offsets without its blanks, and its text made half-width in place.

    ``text[i]`` stands at offset ``start + i`` of the canonical text. ``closes`` says that a
    paragraph, heading or cell ends here; ``sure`` that the print says so, rather than a guess from
    the width. ``cut`` says that page furniture stood between this row and the next.
    """

    start: int
    end: int
    text: str
    closes: bool
    sure: bool = True
    cut: bool = False

    @property
    def tight(self) -> str:
        """The text without blanks."""
        return self.text.replace(" ", "").replace("\t", "")


class Sheet(NamedTuple):
    """The rows of a document and the furniture that was taken away.

    ``full`` are the ends of the lines of cells that have no room for another figure.
    """

    rows: list[Row]
    furniture: list[Furniture]
    full: frozenset[int] = frozenset()


def lay_out_lines(document: Document) -> Sheet:
    """Turn the lines of a document without tables and places into rows."""
    narrowed = document.narrowed
    texts = [narrowed[line.start : line.end].strip() for line in document.lines]
    numbers = page_numbers(document.lines, texts)
    closing = _closing(document.lines, numbers)
    heads = running_heads(document.lines, texts, numbers, closing)
    rows: list[Row] = []
    furniture: list[Furniture] = []
    for index, line in enumerate(document.lines):
        stripped = line.text.strip()
        start = line.start + len(line.text) - len(line.text.lstrip())
        if index in numbers or index in heads:
            kind = "page-number" if index in numbers else "running-head"
            furniture.append(Furniture(kind, document.cite(start, start + len(stripped))))
            if rows:
                rows[-1] = rows[-1]._replace(cut=True)
            continue
        closes, sure = closing[index]
        end = start + len(stripped)
        rows.append(Row(start, end, narrowed[start:end], closes, sure))
    return Sheet(rows, furniture)


def _closing(lines: tuple[Line, ...], skip: set[int]) -> list[tuple[bool, bool]]:
    """Say of every line whether a paragraph ends with it, and whether the print says so."""
    kept = [line for index, line in enumerate(lines) if index not in skip]
    ended = sum(line.text[-1:].isspace() and not _latin_end(line.text) for line in kept)
    share = ended / len(kept) if kept else 0.0
    if _HINT_RANGE[0] < share < _HINT_RANGE[1]:
        return [(line.text[-1:].isspace(), True) for line in lines]
    widths = [width(line.text.strip()) for line in lines]
    common = _common_width(widths)
    if common is None:
        return [(True, False)] * len(lines)
    wraps = _wrap_widths(widths, common)
    return [(wide < wrap - _SHORT, False) for wide, wrap in zip(widths, wraps, strict=True)]


def _latin_end(text: str) -> bool:
    """Whether a line ends in a Latin word: the blank behind it may be that between two words."""
    last = text.rstrip()[-1:]
    return last.isascii() and last.isalnum()


def width(text: str) -> int:
    """Return the columns that ``text`` takes, a full-width character counting two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _common_width(widths: list[int]) -> int | None:
    """Return the width at which most lines are wrapped, None where lines are not wrapped.

    Wrapped prose has many lines of nearly the same width, and few that are longer.
    """
    counts = Counter(wide for wide in widths if wide >= _MIN_WIDTH)
    if not counts:
        return None
    near = {wide: sum(counts[wide - back] for back in range(_SHORT + 1)) for wide in counts}
    peak = max(near, key=lambda wide: (near[wide], wide))
    longer = sum(count for wide, count in counts.items() if wide > peak + _SHORT)
    if near[peak] < max(len(widths) * 0.06, 3) or longer > near[peak]:
        return None
    return peak


def _wrap_widths(widths: list[int], common: int) -> list[int]:
    """Return for every line the width at which lines are wrapped around it.

    A part of a document may be set narrower or wider; what the lines near by share then counts.
    """
    wraps: list[int] = []
    for start in range(0, len(widths), _WINDOW):
        window = widths[max(0, start - _WINDOW) : start + 2 * _WINDOW]
        counts = Counter(wide for wide in window if wide >= _MIN_WIDTH)
        near = {wide: sum(counts[wide - back] for back in range(_SHORT + 1)) for wide in counts}
        peak = max(near, key=lambda wide: (near[wide], wide), default=common)
        local = peak if near.get(peak, 0) > len(window) * 0.3 else common
        wraps.extend([local] * len(widths[start : start + _WINDOW]))
    return wraps


def compose(document: Document, rows: Iterable[Row], skip: int = 0) -> Passage:
    """Join rows into one passage; a new line starts where a paragraph of the print does.

    Args:
        document: what the rows were made of.
        rows: the rows, in order.
        skip: characters at the start of the first row that are not part of the text.
    """
    text = document.text
    parts: list[str] = []
    spans: list[Span] = []
    last: Row | None = None
    for row in rows:
        start = row.start + skip if last is None else row.start
        piece = text[start : row.end].lstrip() if last is None else text[start : row.end]
        start = row.end - len(piece)
        if not piece:
            continue
        if last is not None:
            parts.append(_seam(last, row))
        parts.append(_unwrapped(piece) if "\n" in piece else piece)
        page = document.page_at(start)
        previous = spans[-1] if spans else None
        touches = previous is not None and previous.page == page and previous.end <= start
        if previous and touches and not text[previous.end : start].strip():
            spans[-1] = Span(previous.start, row.end, page)
        else:
            spans.append(Span(start, row.end, page))
        last = row
    return Passage("".join(parts), tuple(spans))


def are_values(lines: Iterable[str]) -> bool:
    """Whether each of some lines, made half-width, is a figure, a dash or a year: R4 | 12.5."""
    found = [line.strip() for line in lines]
    figures = all(_VALUE.fullmatch(line) for line in found)
    return figures and any(len(line) > 1 and any(map(str.isdecimal, line)) for line in found)


def _unwrapped(text: str) -> str:
    """Join the lines of a row that has several: a label that its cell wraps; values stay apart."""
    if are_values(map(narrow, text.splitlines())):
        return " ".join(line.strip() for line in text.splitlines())
    return re.sub(r"(?<=[!-~])\s*\n\s*(?=[!-~])", " ", text).replace("\n", "")


def _seam(before: Row, after: Row) -> str:
    """Return what stands between two rows of one text: nothing, a space, or a new line."""
    left, right = before.text[-1:], after.text[:1]
    if before.closes and not before.cut and (left in "。)」】" or _MARKER.match(after.text)):
        return "\n"
    if before.closes and not before.cut and are_values((before.text, after.text)):
        return " "
    latin = left.isascii() and right.isascii() and (left.isalnum() or left in ",.;:")
    return " " if latin and right.isalnum() else ""


def starts_paragraph(rows: list[Row], index: int) -> bool:
    """Whether a paragraph may start at a row: the one before it ends one, as far as is known."""
    if index == 0:
        return True
    before = rows[index - 1]
    return before.closes or (not before.sure and before.text[-1:] in "。)」】")


def cite_rows(document: Document, rows: Iterable[Row]) -> Cite:
    """Return the cite of whole rows."""
    return compose(document, rows).cite
