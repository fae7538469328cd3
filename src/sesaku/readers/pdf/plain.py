"""A page without tables: pdfium's own lines where they are sound, the characters where not.

Asking for the place of every character takes as long as reading the page does. pdfium sorts what
stands on one line already, so that the ends of its lines are enough to put them in order; where
the longest have wide gaps, so that there may be columns, all are cut at such gaps. Only where the
ends of a line contradict it, or lines lie over each other, every character is placed.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from sesaku.readers.pdf.columns import in_reading_order
from sesaku.readers.pdf.glyphs import PageText
from sesaku.readers.pdf.layout import Item, TextLine
from sesaku.readers.pdf.lines import Segment
from sesaku.readers.pdf.ruled import compose

Span: TypeAlias = tuple[int, int]

_LINE = re.compile(r"[^\s\x02\ufffe](?:[^\r\n\x02\ufffe]*[^\s\x02\ufffe])?[\x02\ufffe]?")
_HYPHENS = ("\x02", "\ufffe")
_SAMPLES = 4
_GAP = 1.5
_LEVEL = 0.5
_TOUCH = 1.5


def plain_items(text: PageText) -> tuple[Item, ...]:
    """Return the lines of a page without tables, in reading order."""
    spans = [match.span() for match in _LINE.finditer(text.text)]
    lines = _lines(text, spans)
    if lines is None:
        return compose([], text.glyphs())
    if _wide_gaps(text, _longest(lines, spans)):
        spans = _cut(spans, _wide_gaps(text, spans))
        lines = _lines(text, spans)
        if lines is None:
            return compose([], text.glyphs())
    ordered = sorted(lines, key=_top)
    if all(above.box[3] - below.box[1] <= _TOUCH for above, below in pairwise(ordered)):
        return tuple(ordered)
    segments = [
        Segment(line.text, line.box, baseline)
        for line, baseline in zip(lines, text.baselines(spans), strict=True)
    ]
    return compose([], text.glyphs()) if _overlap(segments) else in_reading_order(segments)


def _top(line: TextLine) -> float:
    return line.box[1]


def _lines(text: PageText, spans: Sequence[Span]) -> list[TextLine] | None:
    """Return pdfium's lines; None where the page is one that needs a closer look."""
    printed = text.text
    lines: list[TextLine] = []
    for (start, end), (first, last) in zip(spans, text.ends(spans), strict=True):
        left, top, _, bottom = first
        _, other_top, right, other_bottom = last
        if other_top < top:
            top, other_top = other_top, top
        if other_bottom > bottom:
            bottom, other_bottom = other_bottom, bottom
        if right <= left or not top <= other_top < other_bottom <= bottom:
            return None
        line = printed[start:end]
        if line[-1] in _HYPHENS:
            line = line[:-1] + "-"
        lines.append(TextLine(line, (left, top, right, bottom)))
    return lines if text.shows([line.box for line in lines]) else None


def _longest(lines: Sequence[TextLine], spans: Sequence[Span]) -> list[Span]:
    """Return where the longest lines stand in the text."""
    order = sorted(range(len(lines)), key=lambda index: lines[index].box[0] - lines[index].box[2])
    return [spans[index] for index in order[:_SAMPLES]]


def _wide_gaps(text: PageText, spans: Sequence[Span]) -> list[int]:
    """Return the blanks in some lines that are wide enough to part two columns."""
    printed = text.text
    blanks = [at for start, end in spans for at in range(start + 1, end - 1) if printed[at] == " "]
    around = text.ends([(at - 1, at + 2) for at in blanks])
    return [
        at
        for at, (before, after) in zip(blanks, around, strict=True)
        if after[0] - before[2] > _GAP * (before[3] - before[1])
    ]


def _cut(spans: Sequence[Span], gaps: Sequence[int]) -> list[Span]:
    """Cut lines at gaps."""
    cut: list[Span] = []
    for start, end in spans:
        edges = [start, *(at for at in gaps if start < at < end), end]
        cut.append((edges[0], edges[1]))
        cut.extend((before + 1, after) for before, after in pairwise(edges[1:]))
    return cut


def _overlap(segments: list[Segment]) -> bool:
    """Whether lines are printed over each other."""
    ordered = sorted(segments, key=lambda segment: segment.baseline)
    for before, after in pairwise(ordered):
        level = after.baseline - before.baseline < _LEVEL * (after.box[3] - after.box[1])
        beside = after.box[0] >= before.box[2] - 1 or after.box[2] <= before.box[0] + 1
        if level and not beside:
            return True
    return False
