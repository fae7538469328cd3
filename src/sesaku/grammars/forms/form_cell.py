"""A cell of a form: where it stands in the sheet, and its lines."""

from dataclasses import dataclass
from functools import cached_property

from sesaku.document.document import Document
from sesaku.document.passage import Passage
from sesaku.grammars.rows import Row, compose
from sesaku.grammars.tight import Tight
from sesaku.text.width import squeeze


@dataclass(frozen=True, eq=False)
class FormCell:
    """A cell that is not blank, or a paragraph outside the tables.

    Attributes:
        top: its first row, counted through the whole form.
        bottom: the row after its last.
        left: its first column.
        right: the column after its last.
        group: tables of one width follow one another as one; their columns can be compared.
        rows: its lines.
        alone: whether nothing else stands in its rows.
        in_table: whether it is a cell, not a paragraph.
    """

    top: int
    bottom: int
    left: int
    right: int
    group: int
    rows: tuple[Row, ...]
    alone: bool = False
    in_table: bool = True

    @cached_property
    def tight(self) -> Tight:
        """Its characters without white space, half-width, with the way back to offsets."""
        return Tight(self.rows)

    @cached_property
    def key(self) -> str:
        """Its text for comparison: width folded, no white space."""
        return squeeze(self.tight.text)

    @property
    def text(self) -> str:
        """Its text without white space, half-width."""
        return self.tight.text

    @cached_property
    def second_line(self) -> int | None:
        """Where the second of its two lines begins, as a reader parts or joins them, else None."""
        end = len(self.text)
        breaks = [at for at in sorted(self.tight.breaks) if 0 < at < end]
        if breaks:
            return breaks[0] if len(breaks) == 1 else None
        at = self.run_from(0) if end else 0
        return at if 0 < at < end and self.run_from(at) == end else None

    def run_from(self, start: int) -> int:
        """Return where the characters of the tight text from ``start`` on meet the first blank."""
        offsets = self.tight.offsets
        end = start + 1
        while end < len(offsets) and offsets[end] == offsets[end - 1] + 1:
            end += 1
        return end

    def beside(self, other: "FormCell") -> bool:
        """Whether both share a row."""
        return self.top < other.bottom and other.top < self.bottom

    def stacked(self, other: "FormCell") -> bool:
        """Whether both share a column of comparable tables."""
        same = self.group == other.group or not (self.in_table and other.in_table)
        return same and self.left < other.right and other.left < self.right

    def within_rows(self, other: "FormCell") -> bool:
        """Whether its rows are among those of another."""
        return other.top <= self.top and self.bottom <= other.bottom

    def passage(self, document: Document) -> Passage:
        """Return its text as printed, and where it stands."""
        return compose(document, self.rows)


def by_left(cell: FormCell) -> int:
    """Return the first column of a cell, by which what stands in a row is ordered."""
    return cell.left
