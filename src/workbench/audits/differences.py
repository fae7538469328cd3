"""Where two pieces of evidence of one kind differ: what to mark in each."""

import difflib
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

_WORD = re.compile(r"\s+|[0-9０-９.,，．]+|[A-Za-zＡ-Ｚａ-ｚ]+|[ァ-ヺー]+|.", re.DOTALL)
_NUMBER = re.compile(r"\d+")
_LEAST = 0.3
"""Share in common below which two texts are two texts, and nothing is marked."""


class Piece(NamedTuple):
    """A stretch of a text, and whether the other text lacks it."""

    text: str
    differs: bool


def marked(evidence: Sequence[dict[str, Any]]) -> list[list[Piece]]:
    """Return the pieces of each text; marked against the one before it of the same role."""
    found: list[list[Piece]] = []
    before: dict[str, int] = {}
    for place, one in enumerate(evidence):
        family = _NUMBER.sub("", one["role"]).strip()
        earlier = before.get(family)
        pieces = [Piece(one["text"], differs=False)]
        if earlier is not None:
            first, second = _compared(evidence[earlier]["text"], one["text"])
            pieces = second
            if not any(piece.differs for piece in found[earlier]):
                found[earlier] = first
        found.append(pieces)
        before[family] = place
    return found


def _compared(first: str, second: str) -> tuple[list[Piece], list[Piece]]:
    one, other = _WORD.findall(first), _WORD.findall(second)
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    if matcher.ratio() < _LEAST:
        return [Piece(first, differs=False)], [Piece(second, differs=False)]
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        differs = tag != "equal"
        if i1 < i2:
            left.append(Piece("".join(one[i1:i2]), differs))
        if j1 < j2:
            right.append(Piece("".join(other[j1:j2]), differs))
    return left, right
