"""Rows of a laid-out document: the lines of its cells and paragraphs, with what the print shows.

Where a document has boxes or table cells, nothing about its rows needs to be guessed from the
width of a flat print: a cell ends where it ends, its lines belong together over pages, and a line
that leaves room for the next one's first word ends a paragraph.

The rows come in the same form as those of a flat print, so that the same grammars read both. A
short label that its narrow cell wraps is one row.
"""

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sesaku.document.document import Box, Document, Line
from sesaku.grammars.rows import Row, Sheet, are_values, width
from sesaku.model.reading import Furniture
from sesaku.text.width import narrow

_LABEL_COLUMNS = 80
_LETTER_COLUMNS = 4
_NARROW = 12
_COVERS = 0.6
_SLACK = 0.6
_RAGGED = 1.6
_FIGURE = 0.6
_OUTDENT = 0.6
_NEXT_PARAGRAPH = 1.75
_OTHER_SIZE = 1.2
_NO_START = "、。，．,.)）」』】〉》］］ー・：；！？ぁぃぅぇぉっゃゅょァィゥェォッャュョ％%"
_MARKER = re.compile(r"[(\[]?\d{1,2}[)\].]?[\s(]|[・○●◯◆■□※＊*]|[①-⑳]|[(\[][注出\d]|【")
_WORDS = re.compile(r"\(?[^\W\d_][^。]*$")
_WORD = re.compile(r"[!-~]+")
_OPEN_BRACKETS = "（「『【〔(["
_SENTENCE_ENDS = "。)」】"


class _Unit(NamedTuple):
    """Lines that belong together: those of a cell, or of the text between two tables."""

    lines: list[Line]
    boxes: dict[int | None, Box]
    is_cell: bool


def lay_out_tables(document: Document) -> Sheet:
    """Turn a laid-out document into rows, cell by cell."""
    margins = sorted(document.margins)
    starts = [start for start, _, _ in margins]
    kept: list[Line] = []
    for line in document.lines:
        at = bisect.bisect_right(starts, line.start) - 1
        if at < 0 or margins[at][1] < line.end:
            kept.append(line)
    furniture = [Furniture(kind, document.cite(start, end)) for start, end, kind in margins]
    rows: list[Row] = []
    full: set[int] = set()
    for unit in _units(document, kept):
        rows.extend(_rows(document, unit))
        full.update(_full_lines(unit))
    return Sheet(rows, furniture, frozenset(full))


def _units(document: Document, lines: list[Line]) -> Iterator[_Unit]:
    """Yield cells and stretches of text between them, in the order of their first lines."""
    place_of = _places(document, lines)
    members: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.start in place_of:
            members.setdefault(place_of[line.start], []).append(line)
    text_area = _text_areas(document, lines)
    free: list[Line] = []
    for line in lines:
        place = place_of.get(line.start)
        if place is None:
            free.append(line)
            continue
        if free:
            yield _Unit(free, text_area, is_cell=False)
            free = []
        own = members.pop(place, None)
        if own is not None:
            cell = document.tables[place[0]].cells[place[1]]
            yield _Unit(own, _cell_boxes(own, cell.box), is_cell=True)
    if free:
        yield _Unit(free, text_area, is_cell=False)


def _places(document: Document, lines: list[Line]) -> dict[int, tuple[int, int]]:
    """Return the table and cell of every line that stands in one, by the line's start."""
    starts = [line.start for line in lines]
    found: dict[int, tuple[int, int]] = {}
    for table, cells in enumerate(document.tables):
        for cell, entry in enumerate(cells.cells):
            for span in entry.cite:
                first = bisect.bisect_left(starts, span.start)
                last = bisect.bisect_left(starts, span.end)
                for line in lines[first:last]:
                    found.setdefault(line.start, (table, cell))
    return found


def _text_areas(document: Document, lines: list[Line]) -> dict[int | None, Box]:
    """Return the area that text takes on each page, tables included."""
    areas: dict[int | None, Box] = {}
    boxes = [(line.page, line.box) for line in lines]
    boxes += [(table.page, cell.box) for table in document.tables for cell in table.cells]
    for page, box in boxes:
        if box is not None:
            areas[page] = _around(areas.get(page, box), box)
    return areas


def _around(one: Box, other: Box) -> Box:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    return left, top, max(one[2], other[2]), max(one[3], other[3])


def _cell_boxes(lines: Sequence[Line], box: Box | None) -> dict[int | None, Box]:
    """Return the area of a cell's text on each page: its edges, less what it leaves free there."""
    own = [line.box for line in lines if line.box is not None]
    if box is None or not own:
        return {}
    pad = max(min(min(line[0] for line in own) - box[0], box[2] - max(b[2] for b in own)), 0.0)
    em = own[0][3] - own[0][1]
    pad = min(pad, em)
    area = (box[0] + pad, box[1], _right_edge([line[2] for line in own], box[2] - pad, em), box[3])
    return {line.page: area for line in lines}


def _right_edge(ends: Sequence[float], edge: float, em: float) -> float:
    """Return where lines end that fill a cell: where its longest do, if they nearly fill it."""
    longest = max(ends)
    full = sum(longest - end < em for end in ends)
    return longest if full > 1 and edge - longest < _RAGGED * em else edge


def _rows(document: Document, unit: _Unit) -> Iterator[Row]:
    """Yield the rows of a cell or of a stretch of text."""
    lines = unit.lines
    ends = [_ending(line, after, unit) for line, after in itertools.pairwise(lines)]
    ends.append((True, True))
    if unit.is_cell and _is_label(unit, ends):
        groups = [list(group) for _, group in itertools.groupby(lines, lambda line: line.page)]
        for group in groups:
            last = group is groups[-1]
            yield _row(document, group[0].start, group[-1].end, (last, True), cut=not last)
        return
    for index, (line, end) in enumerate(zip(lines, ends, strict=True)):
        last = index == len(lines) - 1
        cut = not last and line.page != lines[index + 1].page
        yield _row(document, line.start, line.end, end, cut=cut)


def _full_lines(unit: _Unit) -> Iterator[int]:
    """Yield the ends of the lines of a cell that have no room for another figure."""
    for line in unit.lines if unit.is_cell else ():
        area = unit.boxes.get(line.page)
        if line.box is not None and area is not None:
            em = line.box[3] - line.box[1]
            if _room(line.box, area, em) < _FIGURE * em:
                yield line.end


def _row(
    document: Document, start: int, end: int, ending: tuple[bool, bool], *, cut: bool = False
) -> Row:
    whole = document.text[start:end]
    start += len(whole) - len(whole.lstrip())
    text = narrow(whole.strip()).replace("\n", " ")
    return Row(start, start + len(text), text, *ending, cut)


def _is_label(unit: _Unit, ends: Sequence[tuple[bool, bool]]) -> bool:
    """Whether the lines of a cell are one short text that the cell is too narrow for."""
    lines = unit.lines
    if len(lines) == 1:
        return True
    widths = [width(line.text) for line in lines]
    if all(closes for closes, _ in ends) and are_values(narrow(line.text) for line in lines):
        return False
    if max(widths) <= _LETTER_COLUMNS:
        return True
    marked = any(_MARKER.match(narrow(line.text)) for line in lines[1:])
    if sum(widths) > _LABEL_COLUMNS or marked:
        return False
    if not any(closes for closes, _ in ends[:-1]):
        return True
    area, box = unit.boxes.get(lines[0].page), lines[0].box
    narrow_cell = area and box and area[2] - area[0] <= _NARROW * (box[3] - box[1])
    return bool(narrow_cell) and all(_is_words(narrow(line.text)) for line in lines)


def _is_words(text: str) -> bool:
    """Whether a line starts with a word, not with a figure or the number of an item."""
    return _WORDS.match(text) is not None and _MARKER.match(text) is None


def _ending(line: Line, after: Line, unit: _Unit) -> tuple[bool, bool]:
    """Say of a line whether a paragraph ends with it, and whether the print says so."""
    area = unit.boxes.get(line.page)
    if line.box is None or after.box is None or area is None:
        return True, True
    if line.page == after.page and _is_apart(line.box, after.box, unit):
        return True, True
    em = line.box[3] - line.box[1]
    if line.text[-1:] in _OPEN_BRACKETS:
        return False, True
    room = _room(line.box, area, em)
    covers = (line.box[2] - line.box[0]) >= _COVERS * (area[2] - area[0])
    word = _first_word(after.text) * em
    if " " not in after.text and _WORD.fullmatch(after.text):
        word = max(word, after.box[2] - after.box[0])
    if room >= word + _SLACK * em or not covers:
        return True, True
    if after.page == line.page and _MARKER.match(narrow(after.text)) is not None:
        outdented = after.box[0] < line.box[0] - _OUTDENT * em
        if outdented:
            return True, True
    return False, narrow(line.text)[-1:] not in _SENTENCE_ENDS


def _is_apart(box: Box, after: Box, unit: _Unit) -> bool:
    """Whether the print sets a line apart from the next: by a gap, by its size."""
    high, next_high = box[3] - box[1], after[3] - after[1]
    if not unit.is_cell and max(high, next_high) > _OTHER_SIZE * min(high, next_high):
        return True
    return not unit.is_cell and after[3] - box[3] > _NEXT_PARAGRAPH * 1.5 * max(high, next_high)


def _room(box: Box, area: Box, em: float) -> float:
    """Return the width that a line leaves free; on both sides where it is centred."""
    left, right = box[0] - area[0], area[2] - box[2]
    centred = abs(left - right) <= em / 2 and left > em / 2
    return right + (left if centred else 0.0)


def _first_word(text: str) -> float:
    """Return the width, in full-width characters, that a line's first word would have taken."""
    at = 0
    while at < len(text) - 1 and text[at] in _OPEN_BRACKETS:
        at += 1
    word = _WORD.match(text, at)
    at = word.end() if word is not None else at + 1
    while at < len(text) and text[at] in _NO_START:
        at += 1
    return width(text[:at]) / 2
