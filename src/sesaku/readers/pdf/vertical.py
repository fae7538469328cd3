"""Text printed in columns from right to left 「縦書き」, turned so that columns become lines."""

from collections.abc import Sequence
from itertools import pairwise

from sesaku.document.document import Box
from sesaku.readers.pdf.glyphs import Glyph

_BESIDE = 0.35
_STEP = (0.4, 1.8)
_FEWEST = 8


def is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Whether characters run down the page in two or more columns.

    Args:
        glyphs: the characters in the order of the file. A single column is a label in a narrow
            cell, whose characters are lines.
    """
    down = along = columns = 0
    for before, after in pairwise(glyphs):
        em = max(after.right - after.left, after.bottom - after.top)
        aside = (after.left + after.right - before.left - before.right) / 2
        below = after.top - before.top
        if abs(aside) <= _BESIDE * em and _STEP[0] * em <= below <= _STEP[1] * em:
            down += 1
        elif abs(below) <= _BESIDE * em:
            along += 1
        elif below < 0 and aside < 0:
            columns += 1
    return down >= _FEWEST and down > 2 * along and columns > 0


def turned(glyph: Glyph) -> Glyph:
    """Return a character turned a quarter: down becomes along, right to left becomes down."""
    left, top, right, bottom, _, character = glyph
    return Glyph(top, -right, bottom, -left, -(left + right) / 2, character)


def turned_back(box: Box) -> Box:
    """Return the box on the page of something that was turned."""
    left, top, right, bottom = box
    return -bottom, left, -top, right
