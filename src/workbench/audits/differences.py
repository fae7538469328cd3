"""Where two pieces of evidence of one kind differ: what to mark in each."""

import difflib
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

_WORD = re.compile(r"\s+|[0-9０-９.,，．]+|[A-Za-zＡ-Ｚａ-ｚ]+|[ァ-ヺー]+|.", re.DOTALL)
_NUMBER = re.compile(r"\d+")
_LEAST, _LIKE = 0.3, 0.5
"""Share in common below which two texts of one role, or of two roles, are not compared."""


class Piece(NamedTuple):
    """A stretch of a text, and whether the other text lacks it."""

    text: str
    differs: bool


def marked(evidence: Sequence[dict[str, Any]]) -> list[list[Piece]]:
    """Return the pieces of each text.

    A text is marked against the one before it of the same role, else against the likest one before
    it, where half of the two is the same.
    """
    found: list[list[Piece]] = []
    before: dict[str, int] = {}
    for place, one in enumerate(evidence):
        family = _NUMBER.sub("", one["role"]).strip()
        earlier = before.get(family)
        if earlier is None:
            earlier = _likest([each["text"] for each in evidence[:place]], one["text"])
        pieces = [Piece(one["text"], differs=False)]
        if earlier is not None:
            first, second = _compared(evidence[earlier]["text"], one["text"])
            pieces = second
            if not any(piece.differs for piece in found[earlier]):
                found[earlier] = first
        found.append(pieces)
        before[family] = place
    return found


def _likest(texts: Sequence[str], text: str) -> int | None:
    ratios = [_matcher(one, text).ratio() for one in texts]
    best = max(range(len(texts)), key=ratios.__getitem__, default=None)
    return best if best is not None and ratios[best] >= _LIKE else None


def _matcher(first: str, second: str) -> difflib.SequenceMatcher[str]:
    return difflib.SequenceMatcher(
        None, _WORD.findall(first), _WORD.findall(second), autojunk=False
    )


def _compared(first: str, second: str) -> tuple[list[Piece], list[Piece]]:
    matcher = _matcher(first, second)
    if matcher.ratio() < _LEAST:
        return [Piece(first, differs=False)], [Piece(second, differs=False)]
    one, other = _WORD.findall(first), _WORD.findall(second)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        differs = tag != "equal"
        if i1 < i2:
            left.append(Piece("".join(one[i1:i2]), differs))
        if j1 < j2:
            right.append(Piece("".join(other[j1:j2]), differs))
    return left, right
