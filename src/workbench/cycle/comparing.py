"""Two texts, piece by piece: what both have, what only one has."""

import difflib
import re
from typing import Literal, NamedTuple

# Japanese words have no blanks between them: signs, digits and Latin words are told apart.
_PIECE = re.compile(r"[A-Za-z0-9０-９.,，．]+|\s+|.", re.DOTALL)


class Piece(NamedTuple):
    """A stretch of text: in ``both``, only in what stands there (``theirs``), or in ``mine``."""

    side: Literal["both", "theirs", "mine"]
    text: str


def compared(theirs: str, mine: str) -> tuple[Piece, ...]:
    """Return the pieces of two texts in reading order."""
    one, other = _PIECE.findall(theirs), _PIECE.findall(mine)
    found: list[Piece] = []
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece("both", "".join(one[start:end])))
            continue
        if end > start:
            found.append(Piece("theirs", "".join(one[start:end])))
        if last > first:
            found.append(Piece("mine", "".join(other[first:last])))
    return tuple(found)
