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
        self._rows: list[int] = []
        for number, row in enumerate(rows):
            for position, character in enumerate(row.text):
                if not character.isspace():
                    characters.append(character)
                    self.offsets.append(row.start + position)
                    self._rows.append(number)
            if row.closes:
                self.breaks.add(len(characters))
        self.text = "".join(characters)

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the ranges of offsets of a range of characters, one a row, blanks included."""
        pieces: list[tuple[int, int]] = []
        last: int | None = None
        for offset, row in zip(self.offsets[start:end], self._rows[start:end], strict=True):
            if row == last:
                pieces[-1] = (pieces[-1][0], offset + 1)
            else:
                pieces.append((offset, offset + 1))
            last = row
        return pieces

    def cite(self, document: Document, start: int, end: int) -> Cite:
        """Return the cite of a range of characters."""
        return join(document, self.pieces(start, end)).cite
