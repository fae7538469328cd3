"""Rows without their blanks: a string to match table headings in, and the way back to offsets."""

from collections.abc import Iterable

from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.document.passage import join
from sesaku.grammars.rows import Row


class Tight:
    """The characters of some rows, blanks left out, each with its offset."""

    def __init__(self, rows: Iterable[Row]) -> None:
        characters: list[str] = []
        self.offsets: list[int] = []
        self.breaks: set[int] = set()
        for row in rows:
            for position, character in enumerate(row.text):
                if not character.isspace():
                    characters.append(character)
                    self.offsets.append(row.start + position)
            if row.closes:
                self.breaks.add(len(characters))
        self.text = "".join(characters)

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the ranges of offsets of a range of characters; gaps are blanks or other rows."""
        pieces: list[tuple[int, int]] = []
        for offset in self.offsets[start:end]:
            if pieces and pieces[-1][1] == offset:
                pieces[-1] = (pieces[-1][0], offset + 1)
            else:
                pieces.append((offset, offset + 1))
        return pieces

    def cite(self, document: Document, start: int, end: int) -> Cite:
        """Return the cite of a range of characters."""
        return join(document, self.pieces(start, end)).cite
