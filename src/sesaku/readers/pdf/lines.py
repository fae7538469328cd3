"""From characters to visual lines: sorted by place, blanks put in where the print has gaps."""

import statistics
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from sesaku.document.document import Box
from sesaku.readers.pdf.glyphs import Glyph
from sesaku.readers.pdf.layout import Overprinted, TextLine
from sesaku.readers.pdf.vertical import is_vertical, turned, turned_back

_SAME_LINE = 0.45
_LARGER = 1.1
_WIDE_GAP = 0.22
_COLUMN_GAP = 1.5
_NARROW_GAP = 0.17
_OVER_USUAL = 0.2
_DOUBLED = 0.3
_OVER = 0.5


class Segment(NamedTuple):
    """A stretch of text without wide gaps: what it says, where, and on which baseline."""

    text: str
    box: Box
    baseline: float


def lines_of(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Return the visual lines of some characters, top to bottom; columns from right to left.

    Args:
        glyphs: the characters in the order of the file.
    """
    if is_vertical(glyphs):
        return columns_of(glyphs)
    return [line for row in rows_of(glyphs) if (line := line_of(row)) is not None]


def columns_of(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Return the columns of vertical text as lines, right to left."""
    lines = (line_of(row) for row in rows_of(map(turned, glyphs)))
    return [TextLine(line.text, turned_back(line.box)) for line in lines if line is not None]


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Gather the characters that stand side by side, top to bottom and left to right.

    A character belongs to the line above where their baselines are nearer than half its size:
    raised marks do, the next line does not.
    """
    found = sorted(glyphs, key=_baseline)
    common = em_of(found) if found else 0.0
    rows: list[list[Glyph]] = []
    baseline = size = 0.0
    for glyph in found:
        wide = is_wide(glyph.character)
        em = max(glyph.right - glyph.left, 0.1) if wide else min(common, size or common)
        if rows and glyph.baseline - baseline <= _SAME_LINE * max(em, size):
            rows[-1].append(glyph)
            if em > size * _LARGER:
                baseline, size = glyph.baseline, em
        else:
            rows.append([glyph])
            baseline, size = glyph.baseline, em
    for row in rows:
        row.sort()
    return rows


def _baseline(glyph: Glyph) -> float:
    return glyph.baseline


def segments_of(glyphs: Iterable[Glyph]) -> list[Segment]:
    """Return the visual lines of some characters, cut at wide gaps."""
    segments: list[Segment] = []
    for row in rows_of(glyphs):
        kept = _printed(row)
        if not kept:
            continue
        em = em_of(kept)
        start = 0
        for index, (before, after) in enumerate(pairwise(kept), 1):
            if after.left - before.right > _COLUMN_GAP * em:
                segments.append(_segment(kept[start:index]))
                start = index
        segments.append(_segment(kept[start:]))
    return [segment for segment in segments if segment.text]


def _segment(row: Sequence[Glyph]) -> Segment:
    line = line_of(row)
    return Segment(*(line or TextLine("", box_of(row))), row[0].baseline)


def joined(segments: Sequence[Segment]) -> list[TextLine]:
    """Join segments of one line, left to right, a blank between them; lines top to bottom."""
    lines: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda segment: segment.baseline):
        high = segment.box[3] - segment.box[1]
        if lines and segment.baseline - lines[-1][0].baseline <= _SAME_LINE * high:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return [_join(sorted(line, key=lambda segment: segment.box[0])) for line in lines]


def _join(line: list[Segment]) -> TextLine:
    if len(line) == 1:
        return TextLine(line[0].text, line[0].box)
    left, top = min(part.box[0] for part in line), min(part.box[1] for part in line)
    right, bottom = max(part.box[2] for part in line), max(part.box[3] for part in line)
    text = line[0].text
    for before, after in pairwise(line):
        gap, em = after.box[0] - before.box[2], before.box[3] - before.box[1]
        text += " " + after.text if gap > _WIDE_GAP * em else after.text
    return TextLine(text, (left, top, right, bottom))


def line_of(row: Sequence[Glyph]) -> TextLine | None:
    """Return a row of characters as a line, None where it is blank."""
    kept = _printed(row)
    if not kept:
        return None
    gaps = [after.left - before.right for before, after in pairwise(kept)]
    em = em_of(kept)
    usual = max(statistics.median(gaps), 0.0) if gaps else 0.0
    parts = [kept[0].character]
    for gap, (before, after) in zip(gaps, pairwise(kept), strict=True):
        if _apart(gap, em, usual, before.character, after.character):
            parts.append(" ")
        parts.append(after.character)
    line = TextLine("".join(parts), box_of(kept))
    return Overprinted(*line) if _overprinted(kept, gaps) else line


def _overprinted(row: Sequence[Glyph], gaps: Sequence[float]) -> bool:
    """Whether one text is printed over another: letters or figures that lie over others.

    Marks around a character, as a circle around a number, are none. Where one sign of a font stands
    for several characters, these have the same place; two texts that begin at the same place have
    several such pairs, one after the other.
    """
    same: set[int] = set()
    for index, gap in enumerate(gaps):
        if gap >= 0.0:
            continue
        before, after = row[index : index + 2]
        width = min(before.right - before.left, after.right - after.left)
        written = before.character.isalnum() and after.character.isalnum()
        if not written or width <= 0.0 or -gap <= _OVER * width:
            continue
        if before[:5] != after[:5]:
            return True
        same.add(index)
    return any(index + 2 in same and index + 1 not in same for index in same)


def _printed(row: Sequence[Glyph]) -> list[Glyph]:
    """Return the characters of a line without those printed twice and the blanks at its ends."""
    kept = _once(row)
    first, last = 0, len(kept)
    while first < last and kept[first].character.isspace():
        first += 1
    while last > first and kept[last - 1].character.isspace():
        last -= 1
    return kept[first:last]


def _once(row: Sequence[Glyph]) -> list[Glyph]:
    """Leave out characters that are printed twice to look bold."""
    kept: list[Glyph] = []
    for glyph in row:
        if kept and glyph.character == kept[-1].character:
            width = max(glyph.right - glyph.left, 0.1)
            if glyph.left - kept[-1].left < _DOUBLED * width:
                continue
        kept.append(glyph)
    return kept


def em_of(row: Sequence[Glyph]) -> float:
    """Return the size of the print: the width of a full-width character."""
    wide = [glyph.right - glyph.left for glyph in row if is_wide(glyph.character)]
    high = statistics.median(glyph.bottom - glyph.top for glyph in row)
    return max(high, statistics.median(wide) if wide else 0.0, 0.1)


def _apart(gap: float, em: float, usual: float, before: str, after: str) -> bool:
    """Whether the print has a blank between two characters, beyond how it spaces all of them."""
    if before.isspace() or after.isspace():
        return False
    if is_wide(before) or is_wide(after):
        return gap > max(_WIDE_GAP * em, usual + _OVER_USUAL * em)
    return gap > max(_NARROW_GAP * em, min(usual, em) + 0.1 * em)


def is_wide(character: str) -> bool:
    """Whether a character is printed full width: kanji, kana, full-width signs."""
    return character > "\u2e7f" or unicodedata.east_asian_width(character) in "WF"


def box_of(glyphs: Sequence[Glyph]) -> Box:
    """Return the box around some characters."""
    return (
        min(glyph.left for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
    )
