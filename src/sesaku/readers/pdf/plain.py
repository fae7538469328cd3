"""A page without tables: pdfium's own lines where they are sound, the characters where not.

Asking for the place of every character takes as long as reading the page does. pdfium sorts what
stands on one line already, so that the ends of its lines are enough to put them in order; only
where a line has a wide gap in its middle, or its ends contradict it, every character is placed.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from sesaku.readers.pdf.columns import in_reading_order
from sesaku.readers.pdf.glyphs import PageText
from sesaku.readers.pdf.layout import Item, TextLine
from sesaku.readers.pdf.lines import Segment
from sesaku.readers.pdf.ruled import compose

_LINE = re.compile(r"[^\s\x02\ufffe](?:[^\r\n\x02\ufffe]*[^\s\x02\ufffe])?[\x02\ufffe]?")
_HYPHENS = ("\x02", "\ufffe")
_SAMPLES = 4
_MOST_BLANKS = 8
_MIDDLE = (0.2, 0.8)
_GAP = 1.5
_LEVEL = 0.5
_TOUCH = 1.5


def plain_items(text: PageText) -> tuple[Item, ...]:
    """Return the lines of a page without tables, in reading order."""
    spans = [match.span() for match in _LINE.finditer(text.text)]
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


def _lines(text: PageText, spans: Sequence[tuple[int, int]]) -> list[TextLine] | None:
    """Return pdfium's lines; None where the page is one that needs a closer look."""
    lines: list[TextLine] = []
    places: list[tuple[float, int, int]] = []
    for (start, end), (first, last) in zip(spans, text.ends(spans), strict=True):
        left, top, _, bottom = first
        _, other_top, right, other_bottom = last
        high = max(bottom - top, other_bottom - other_top)
        level = abs(other_top + other_bottom - top - bottom) <= 2 * high
        if high <= 0 or right <= left or not level:
            return None
        box = (left, min(top, other_top), right, max(bottom, other_bottom))
        lines.append(TextLine(_printed(text.text[start:end]), box))
        places.append((left - right, start, end))
    places.sort()
    if any(_has_gap(text, start, end) for _, start, end in places[:_SAMPLES]):
        return None
    return lines if all(text.shows(line.box) for line in lines) else None


def _printed(text: str) -> str:
    """Return a line as printed: pdfium has a sign of its own for the hyphen at its end."""
    return text if text[-1] not in _HYPHENS else text[:-1] + "-"


def _has_gap(text: PageText, start: int, end: int) -> bool:
    """Whether a line has a gap in its middle that may part two columns."""
    first = start + int(_MIDDLE[0] * (end - start))
    last = start + int(_MIDDLE[1] * (end - start))
    at = text.text.find(" ", first, last)
    for _ in range(_MOST_BLANKS):
        if at < 0:
            return False
        _, top, right, bottom = text.box(at - 1)
        if text.box(at + 1)[0] - right > _GAP * (bottom - top):
            return True
        at = text.text.find(" ", at + 1, last)
    return False


def _overlap(segments: list[Segment]) -> bool:
    """Whether lines are printed over each other."""
    ordered = sorted(segments, key=lambda segment: segment.baseline)
    for before, after in pairwise(ordered):
        level = after.baseline - before.baseline < _LEVEL * (after.box[3] - after.box[1])
        beside = after.box[0] >= before.box[2] - 1 or after.box[2] <= before.box[0] + 1
        if level and not beside:
            return True
    return False
