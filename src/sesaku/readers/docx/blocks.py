"""What a document's body is made of: paragraphs, and tables whose cells hold the same again."""

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(eq=False)
class Paragraph:
    """A paragraph: its text with line breaks, what of it is struck out, its place in lists.

    ``joined`` says that its end is tracked as deleted: the next one goes on with it.
    """

    parts: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    style: str = ""
    list_id: str = ""
    level: int = 0
    joined: bool = False

    @property
    def text(self) -> str:
        """The text."""
        return "".join(self.parts)


@dataclass(eq=False)
class CellBlock:
    """A cell of a table row: its content and its extent in the grid.

    ``merged`` is ``restart`` where a merge over rows begins, ``continue`` where it goes on.
    """

    blocks: list["Block"] = field(default_factory=list)
    column: int = 0
    columns: int = 1
    rows: int = 1
    merged: str = ""
    beside: str = ""


@dataclass(eq=False)
class RowBlock:
    """A row of a table; ``before`` counts the columns that it leaves out at its start."""

    cells: list[CellBlock] = field(default_factory=list)
    before: int = 0
    deleted: bool = False


@dataclass(eq=False)
class TableBlock:
    """A table."""

    rows: list[RowBlock] = field(default_factory=list)


Block: TypeAlias = Paragraph | TableBlock
