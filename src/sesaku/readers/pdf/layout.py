"""What stands on a page: its size, its lines and tables in reading order, by place.

Boxes are (left, top, right, bottom) in points from the top left corner of the page as it is shown.
"""

from typing import NamedTuple, TypeAlias

from sesaku.document.document import Box


class TextLine(NamedTuple):
    """A visual line: what is printed on it, and where."""

    text: str
    box: Box


class Overprinted(TextLine):
    """A line of a cell in which one text is printed over another: what it says is in doubt."""

    __slots__ = ()


class GridCell(NamedTuple):
    """A cell of a ruled table: its place in the grid, and what stands in it, top to bottom.

    ``open_top`` and ``open_bottom`` say that no line closes it there: the page cuts it.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    content: "tuple[Item, ...]" = ()
    open_top: bool = False
    open_bottom: bool = False


class Grid(NamedTuple):
    """A ruled table on one page.

    ``columns`` and ``rows`` are the places of its ruling lines; the cells stand row by row.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> Box:
        """The outer edges."""
        return self.columns[0], self.rows[0], self.columns[-1], self.rows[-1]


Item: TypeAlias = TextLine | Grid


class Recognised(NamedTuple):
    """What was recognised in the picture of a page: stretches of text, and those in doubt."""

    stretches: int
    doubtful: int


class PageLayout(NamedTuple):
    """A page: size in points and what stands on it, in reading order.

    ``pictured`` says that it has pictures, ``unmapped`` counts the characters that its fonts print
    without saying which they are; ``broken`` says that it could not be read; ``recognised``
    that its text comes from its picture 「文字認識」.
    """

    width: float
    height: float
    items: tuple[Item, ...]
    pictured: bool = False
    unmapped: int = 0
    broken: bool = False
    recognised: Recognised | None = None

    @property
    def scanned(self) -> bool:
        """Whether it is a picture without text."""
        return self.pictured and not self.items

    @property
    def characters(self) -> int:
        """How many characters stand on it."""
        return sum(map(_characters, self.items))


def _characters(item: Item) -> int:
    if isinstance(item, TextLine):
        return len(item.text)
    return sum(_characters(inner) for cell in item.cells for inner in cell.content)
