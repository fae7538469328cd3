"""What a form looks like, before any file format: lines, cells, tables and sheets.

The modules of the forms say everything here, once; ``as_docx``, ``as_pdf`` and ``as_workbook``
print it and add nothing, so that the formats cannot drift apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Align: TypeAlias = Literal["start", "center", "end"]
Shade: TypeAlias = Literal["plain", "label", "head", "bar"]
Bookmark: TypeAlias = Literal[0, 1, 2, 3]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph.

    Attributes:
        text: what it says.
        align: where it stands.
        bold: whether it is set bold.
        size: in points; 0 is that of the sheet.
        hang: how far its second line and those after it are set in, in characters.
        indent: how far all of it is set in, in characters.
        level: its depth in the outline (bookmarks); 0 is none.
    """

    text: str
    align: Align = "start"
    bold: bool = False
    size: float = 0
    hang: float = 0
    indent: float = 0
    level: Bookmark = 0


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that a workbook counts with: its value, how it is shown, how it is made.

    Attributes:
        value: the number, which the file keeps beside the formula.
        shown: the number format.
        formula: how a workbook makes it out of other cells, e.g. ``"=C5+C6"``; ``{name}`` stands
            for the address of the cell of that name.
    """

    value: float | int
    shown: str
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs and how far it goes.

    Attributes:
        lines: its paragraphs.
        columns: how many columns it takes.
        rows: how many rows it takes.
        shade: its ground.
        align: of the paragraphs that do not say it themselves.
        middle: whether its text stands in the middle of its height.
        amount: the number in it, for a workbook.
        name: what formulas of other cells call it; no two cells of a sheet have one name.
    """

    lines: tuple[Line, ...] = ()
    columns: int = 1
    rows: int = 1
    shade: Shade = "plain"
    align: Align = "start"
    middle: bool = False
    amount: Amount | None = None
    name: str = ""


Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; a row holds the cells that begin in it.

    Attributes:
        widths: of the columns, as shares of the whole.
        rows: the rows.
        head: how many of them are printed again on each page.
        together: whether the table stays on one page where it can.
        joined: whether it follows the table before it without a gap.
    """

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    head: int = 0
    together: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block: TypeAlias = Line | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form, ready to be printed.

    Attributes:
        title: of the file.
        author: who publishes it.
        subject: what it is.
        blocks: what stands on it, in order.
        wide: whether its pages lie on their long side.
        size: of the text, in points.
        summary: what an English reader is told it is.
    """

    title: str
    author: str
    subject: str
    blocks: tuple[Block, ...]
    wide: bool = False
    size: float = 10
    summary: str = ""


def label(text: str, *, columns: int = 1, rows: int = 1, align: Align = "center") -> Cell:
    """Return a cell that names what stands beside or below it."""
    return Cell((Line(text, bold=True),), columns, rows, shade="label", align=align, middle=True)


def heading(text: str, *, columns: int = 1, level: Bookmark = 0, shade: Shade = "head") -> Cell:
    """Return a cell over the whole width that heads what follows."""
    return Cell((Line(text, bold=True, level=level),), columns, shade=shade)


def body(lines: Iterable[Line], *, columns: int = 1, rows: int = 1) -> Cell:
    """Return a cell of text."""
    return Cell(tuple(lines), columns, rows)


def spanning(cell: Cell, *, columns: int | None = None, rows: int | None = None) -> Cell:
    """Return a cell that goes on over more columns or rows."""
    return replace(cell, columns=columns or cell.columns, rows=rows or cell.rows)
