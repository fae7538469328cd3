"""Reading order outside tables: top to bottom, and column by column where text stands in two.

Two columns are two blocks of running text beside each other: lines that start together and mostly
end together on both sides of a gap that no line crosses. Labels beside values are none.
"""

from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from sesaku.document.document import Box
from sesaku.readers.pdf.layout import Grid, Item
from sesaku.readers.pdf.lines import Segment, joined

_FEWEST_LINES = 4
_LEAST_WIDTH = 10.0
_ALIGNED = 2.5
_ALIGNED_SHARE = 0.6
_FULL_SHARE = 0.5
_OVERLAP = 0.5
_MIDDLE = (0.25, 0.75)
_STEP = 4.0
_CROSSING_SHARE = 0.34

Piece = Segment | Grid


class _Block(NamedTuple):
    """Pieces that are read one after another, top to bottom."""

    pieces: list[Piece]


def in_reading_order(segments: Sequence[Segment], grids: Sequence[Grid] = ()) -> tuple[Item, ...]:
    """Return lines and tables in reading order.

    Args:
        segments: stretches of text without wide gaps; those of one line are joined.
        grids: the tables.
    """
    pieces: list[Piece] = sorted([*segments, *grids], key=_top)
    gutter = _gutter(pieces)
    blocks = [_Block(pieces)] if gutter is None else _split(pieces, gutter)
    return tuple(item for block in blocks for item in _items(block.pieces))


def _top(piece: Piece) -> tuple[float, float]:
    return piece.box[1], piece.box[0]


def _items(pieces: list[Piece]) -> list[Item]:
    """Return the lines and tables of a block, segments of one line joined."""
    items: list[Item] = [piece for piece in pieces if isinstance(piece, Grid)]
    items.extend(joined([piece for piece in pieces if isinstance(piece, Segment)]))
    return sorted(items, key=lambda item: (item.box[1], item.box[0]))


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Return where a gap runs down between two columns, None where there are none."""
    segments = [piece for piece in pieces if isinstance(piece, Segment)]
    if len(segments) < 2 * _FEWEST_LINES:
        return None
    left = min(piece.box[0] for piece in pieces)
    right = max(piece.box[2] for piece in pieces)
    steps = max(int((right - left) / _STEP), 1)
    changes = [0] * (steps + 2)
    for segment in segments:
        changes[int((segment.box[0] - left) / _STEP) + 1] += 1
        changes[int((segment.box[2] - left) / _STEP) + 1] -= 1
    crossing = list(accumulate(changes))
    inner = range(int(_MIDDLE[0] * steps), int(_MIDDLE[1] * steps) + 1)
    best = min(inner, key=lambda step: (crossing[step], abs(2 * step - steps)))
    if crossing[best] > _CROSSING_SHARE * len(segments):
        return None
    gutter = left + best * _STEP
    return gutter if any(_is_double(band, gutter) for band in _bands(pieces, gutter)) else None


def _bands(pieces: Sequence[Piece], gutter: float) -> list[list[Piece]]:
    """Cut pieces, top to bottom, where one crosses the gutter; that one is a band by itself."""
    groups = groupby(pieces, key=lambda piece: piece.box[0] < gutter < piece.box[2])
    return [list(group) for _, group in groups]


def _is_double(band: Sequence[Piece], gutter: float) -> bool:
    """Whether a band is two columns of running text."""
    sides = [
        [piece for piece in band if isinstance(piece, Segment) and piece.box[2] <= gutter],
        [piece for piece in band if isinstance(piece, Segment) and piece.box[0] >= gutter],
    ]
    if not all(_is_text(side) for side in sides):
        return False
    (_, top, _, bottom), (_, other_top, _, other_bottom) = (_around(side) for side in sides)
    shared = min(bottom, other_bottom) - max(top, other_top)
    return shared >= _OVERLAP * min(bottom - top, other_bottom - other_top)


def _is_text(side: Sequence[Segment]) -> bool:
    """Whether segments are a column: they start together, and half of them end together."""
    if len(side) < _FEWEST_LINES:
        return False
    left, _, right, _ = _around(side)
    em = sorted(segment.box[3] - segment.box[1] for segment in side)[len(side) // 2]
    starting = sum(segment.box[0] <= left + _ALIGNED * em for segment in side)
    ending = sum(segment.box[2] >= right - _ALIGNED * em for segment in side)
    return (
        right - left >= _LEAST_WIDTH * em
        and starting >= _ALIGNED_SHARE * len(side)
        and ending >= _FULL_SHARE * len(side)
    )


def _around(pieces: Sequence[Piece]) -> Box:
    return (
        min(piece.box[0] for piece in pieces),
        min(piece.box[1] for piece in pieces),
        max(piece.box[2] for piece in pieces),
        max(piece.box[3] for piece in pieces),
    )


def _split(pieces: Sequence[Piece], gutter: float) -> list[_Block]:
    """Return the blocks in reading order: the left column of a band before its right one."""
    blocks: list[_Block] = []
    for band in _bands(pieces, gutter):
        if _is_double(band, gutter):
            blocks.append(_Block([piece for piece in band if piece.box[0] < gutter]))
            blocks.append(_Block([piece for piece in band if piece.box[0] >= gutter]))
        else:
            blocks.append(_Block(band))
    return blocks
