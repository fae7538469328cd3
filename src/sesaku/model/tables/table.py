"""What a table is: a name, columns, and how its rows are made from a reading."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sesaku.document.document import Document
from sesaku.model.reading import Reading
from sesaku.model.tables.column import Column, Row, Scalar, as_cell, given

DOCUMENT = given("document", "文書", "Name of the file, without folders.")
PLACE = (
    given("page", "ページ", "Page on which the cite begins; empty without pages.", "integer"),
    given("line", "行", "Line of the canonical text on which the cite begins.", "integer"),
    given("cite", "典拠", "Character offsets into the canonical text: start-end, several by ;."),
    given("sha256", "ハッシュ", "SHA-256 of the file that the offsets belong to."),
)


class Lines:
    """The line numbers of a text, counted from 1 as ``sesaku read --text`` prints it."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def at(self, offset: int) -> int:
        """Return the number of the line on which ``offset`` stands."""
        return bisect_right(self._starts, offset)


@dataclass(frozen=True, slots=True)
class Table:
    """A table that any reading has, with or without rows.

    Attributes:
        name: identifier, e.g. ``"yearly_values"``.
        label: Japanese name, at most 31 characters, which a worksheet can bear.
        description: one sentence: what one row is.
        own: the columns between the document's name and the place.
        make: gives the rows of a reading.
        cited: the classes of record whose ``cite`` is the row's.
    """

    name: str
    label: str
    description: str
    own: tuple[Column, ...]
    make: Callable[[Reading], Iterator[Row]]
    cited: tuple[type, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns, in order."""
        return (DOCUMENT, *self.own, *PLACE)

    def rows(self, reading: Reading) -> Iterator[tuple[Scalar, ...]]:
        """Yield the rows of a reading, one cell for each of ``columns``."""
        document = reading.document
        lines = Lines(document.text)
        for row in self.make(reading):
            cells = [column.value(row) for column in self.own]
            yield (document.name, *cells, *_place(row, document, lines))


def _place(row: Row, document: Document, lines: Lines) -> tuple[Scalar, ...]:
    if not row.cite:
        return None, None, None, document.sha256
    first = row.cite[0]
    return first.page, lines.at(first.start), as_cell(row.cite), document.sha256
