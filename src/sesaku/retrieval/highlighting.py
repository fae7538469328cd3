"""Where the forms that were found stand in a text, in its own characters."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from sesaku.text.folding import Folded, fold, fold_with_offsets

_SIMPLE = re.compile(r"[!-~、。「」『』（）ぁ-ゖァ-ヺー一-龠々〇]+")
"""Signs that stay one sign when they are folded, unless they are left out."""


class Piece(NamedTuple):
    """A stretch of a text, and whether it is what was searched for."""

    text: str
    marked: bool


def marks(text: str, forms: Iterable[str]) -> list[tuple[int, int]]:
    """Return the ranges of a text in which folded forms stand, in order, overlaps joined."""
    plain = fold(text)
    held = {form for form in forms if form and form in plain}
    if not held:
        return []
    if len(plain) == len(text) and _SIMPLE.fullmatch(text):
        folded = Folded(plain, range(len(text)))
    else:
        folded = fold_with_offsets(text)
    found: list[tuple[int, int]] = []
    for form in held:
        at = folded.text.find(form)
        while at >= 0:
            found.append(folded.source(at, at + len(form)))
            at = folded.text.find(form, at + 1)
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def pieces(text: str, forms: Iterable[str]) -> list[Piece]:
    """Return a text cut at the ranges in which folded forms stand; joined it is the text."""
    made: list[Piece] = []
    at = 0
    for start, end in marks(text, forms):
        if start > at:
            made.append(Piece(text[at:start], marked=False))
        made.append(Piece(text[start:end], marked=True))
        at = end
    if at < len(text):
        made.append(Piece(text[at:], marked=False))
    return made


def printed(text: str, forms: Iterable[str]) -> list[str]:
    """Return how the forms are printed in a text, each once, in the order of the text."""
    return list(dict.fromkeys("".join(text[a:b].split()) for a, b in marks(text, forms)))
