"""From characters to visual lines: sorted by place, blanks put in where the print has gaps."""

import statistics
import unicodedata
from collections.abc import Iterable, Sequence

from sesaku.document.document import Box
from sesaku.readers.pdf.glyphs import Glyph
from sesaku.readers.pdf.layout import TextLine

_SAME_LINE = 0.45
_LARGER = 1.1
_WIDE_GAP = 0.22
_NARROW_GAP = 0.17
_OVER_USUAL = 0.2
_DOUBLED = 0.3


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Return the visual lines of some characters, top to bottom."""
    return [line for row in rows_of(glyphs) if (line := line_of(row)) is not None]


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


def line_of(row: Sequence[Glyph]) -> TextLine | None:
    """Return a row of characters as a line, None where it is blank."""
    kept = _once(row)
    while kept and kept[0].character.isspace():
        kept = kept[1:]
    while kept and kept[-1].character.isspace():
        kept = kept[:-1]
    if not kept:
        return None
    gaps = [after.left - before.right for before, after in zip(kept, kept[1:], strict=False)]
    em = em_of(kept)
    usual = statistics.median(gaps) if gaps else 0.0
    parts = [kept[0].character]
    for gap, before, after in zip(gaps, kept, kept[1:], strict=False):
        if _apart(gap, em, max(usual, 0.0), before.character, after.character):
            parts.append(" ")
        parts.append(after.character)
    return TextLine("".join(parts), box_of(kept))


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
    return character > "\u2e7f" or unicodedata.east_asian_width(character) in "WF"


def box_of(glyphs: Sequence[Glyph]) -> Box:
    """Return the box around some characters."""
    return (
        round(min(glyph.left for glyph in glyphs), 2),
        round(min(glyph.top for glyph in glyphs), 2),
        round(max(glyph.right for glyph in glyphs), 2),
        round(max(glyph.bottom for glyph in glyphs), 2),
    )
