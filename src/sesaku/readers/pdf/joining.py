"""Tables that go on over pages: one table, and one cell where the page cuts a cell.

A table goes on where nothing but margins stands between it and the next, and both have the same
outer edges; where one is closed high on its page and the next begins as it did, they are two. A
row goes on where the page leaves it open; where the table reaches far down its page, also where
the text of one of its cells runs on, or where the next page leaves out the row's label. The heading
rows that are printed again on each page are no rows of the table.
"""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from sesaku.document.document import Box
from sesaku.readers.pdf.layout import Grid, GridCell, Item
from sesaku.readers.pdf.repetition import repeated_rows, row_texts, says_again
from sesaku.readers.pdf.row_spans import Halves, Spanned, lacks_what_others_say, spanning
from sesaku.readers.pdf.rules import THIN
from sesaku.readers.pdf.seams import Seam, lines_of

_LOW = 0.55
_MANY = 3


class Part(NamedTuple):
    """A cell on one page: the page's position, what stands in it, and whether it goes on."""

    page: int
    content: tuple[Item, ...]
    box: Box
    open_bottom: bool = False


@dataclass(slots=True)
class JoinedCell:
    """A cell over all its pages; ``left`` and ``right`` are its edges."""

    row: int
    row_span: int
    left: float
    right: float
    parts: list[Part]

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it on any page."""
        return not any(part.content for part in self.parts)


Pair: TypeAlias = tuple[GridCell, JoinedCell]


@dataclass(slots=True)
class JoinedTable:
    """A table over all its pages; ``repeated`` are the heading rows printed again.

    ``opening`` is the first table of the document, whose rows may be printed on each page.
    """

    grids: list[tuple[int, Grid]]
    opening: Grid | None = None
    cells: list[JoinedCell] = field(default_factory=list)
    repeated: list[Part] = field(default_factory=list)
    rows: int = 0

    def columns(self) -> list[float]:
        """Return the places of the edges of all cells, left to right."""
        places = sorted(place for _, grid in self.grids for place in grid.columns)
        kept: list[float] = []
        for place in places:
            if not kept or place - kept[-1] > THIN:
                kept.append(place)
        return kept


def join_tables(flows: list[list[Item]], heights: list[float]) -> list[JoinedTable]:
    """Join the tables of pages.

    Args:
        flows: for every page what stands on it in reading order, without margins.
        heights: of the pages, in points.

    Returns:
        The tables in the order of their first page.
    """
    tables: list[JoinedTable] = []
    going_on: JoinedTable | None = None
    low = False
    opening = next((item for item in flows[0] if isinstance(item, Grid)), None) if flows else None
    closes = not any(_leaves_open(before, after) for before, after in pairwise(flows))
    for page, flow in enumerate(flows):
        for index, item in enumerate(flow):
            if not isinstance(item, Grid):
                continue
            table = going_on if index == 0 else None
            if table is not None and _goes_on(table, item, low=low):
                _append(table, page, item, guessing=low and closes)
            else:
                table = alone(page, item)
                table.opening = opening
                tables.append(table)
            low = item.box[3] > _LOW * heights[page]
            last = all(other.box[3] <= item.box[3] for other in flow)
            going_on = table if last else None
        if not flow:
            going_on = None
    return tables


def alone(page: int, grid: Grid) -> JoinedTable:
    """Return the table that a grid is by itself."""
    table = JoinedTable([(page, grid)])
    _add_cells(table, page, grid.cells, 0)
    table.rows = len(grid.rows) - 1
    return table


def _goes_on(table: JoinedTable, after: Grid, *, low: bool) -> bool:
    """Whether a table goes on: not where it is closed, ends high, and another begins alike."""
    before = table.grids[-1][1]
    same_left = abs(before.columns[0] - after.columns[0]) <= THIN
    if not same_left:
        return False
    if abs(before.columns[-1] - after.columns[-1]) > THIN:
        return _is_cut_open(before, after)
    if low or _is_open(before) or _heading_rows(table, after):
        return True
    return not says_again(row_texts(table.grids[0][1])[0], row_texts(after)[0])


def _is_cut_open(before: Grid, after: Grid) -> bool:
    """Whether all cells that a page leaves open at its top are open at the foot of the other."""
    last = len(before.rows) - 1
    above = [
        cell.box for cell in before.cells if cell.open_bottom and cell.row + cell.row_span == last
    ]
    below = [cell.box for cell in after.cells if cell.row == 0 and cell.open_top]
    return len(below) >= _MANY and all(
        any(abs(left - box[0]) <= THIN and abs(right - box[2]) <= THIN for box in above)
        for left, _, right, _ in below
    )


def _leaves_open(before: list[Item], after: list[Item]) -> bool:
    """Whether a table that two pages share has a cell that neither of them closes."""
    if not before or not after:
        return False
    above, below = before[-1], after[0]
    if not isinstance(above, Grid) or not isinstance(below, Grid) or not _is_open(above):
        return False
    return any(cell.open_top for cell in below.cells if cell.row == 0)


def _is_open(grid: Grid) -> bool:
    """Whether the page cuts a cell of a table's last row."""
    last = len(grid.rows) - 1
    return any(cell.open_bottom and cell.row + cell.row_span == last for cell in grid.cells)


def _append(table: JoinedTable, page: int, grid: Grid, *, guessing: bool) -> None:
    """Add the part of a table on its next page.

    Args:
        table: the table.
        page: the position of the page.
        grid: the part.
        guessing: whether a closed cell may be cut: its page was full, and no cut is left open.
    """
    skip = _heading_rows(table, grid)
    table.repeated.extend(_part(page, cell) for cell in grid.cells if cell.row < skip)
    cells = tuple(cell._replace(row=cell.row - skip) for cell in grid.cells if cell.row >= skip)
    above = [cell for cell in table.cells if cell.row + cell.row_span == table.rows]
    pairs = [
        (cell, other)
        for cell in cells
        if cell.row == 0
        for other in above
        if _same_edges(cell, other)
    ]
    whole = len(pairs) == sum(cell.row == 0 for cell in cells)
    halves, others = _halves(pairs), _whole(table, above, cells)
    told = spanning(halves, others) if guessing else None
    if told:
        same, cut = told
        by_rows = [pair for pair, is_one in zip(pairs, same, strict=True) if is_one]
    else:
        believing = guessing and whole
        cut = _is_cut(pairs, above, guessing=believing, headed=bool(skip))
        cut = cut or (believing and lacks_what_others_say(halves, others))
        by_rows = []
    base = table.rows - 1 if cut else table.rows
    going_on = pairs if cut else [*by_rows, *_spanning(pairs, above, guessing=guessing)]
    joined = {id(cell): other for cell, other in going_on}
    rest = [cell for cell in cells if id(cell) not in joined]
    for cell in cells:
        other = joined.get(id(cell))
        if other is not None:
            other.row_span = base + cell.row_span - other.row
            other.parts.append(_part(page, cell))
    _add_cells(table, page, rest, base)
    table.rows = base + len(grid.rows) - 1 - skip
    table.grids.append((page, grid))


def _halves(pairs: list[Pair]) -> list[Halves]:
    return [
        Halves(other.left, other.right, other.row_span, cell.row_span, _seam(cell, other))
        for cell, other in pairs
    ]


def _whole(
    table: JoinedTable, above: list[JoinedCell], below: tuple[GridCell, ...]
) -> list[Spanned]:
    """Return the cells that end on neither side of a page's end, but the table's first row."""
    last = max((cell.row + cell.row_span for cell in below), default=0)
    ending = {id(cell) for cell in above}
    before = [
        Spanned(cell.left, cell.right, cell.row_span, not cell.is_blank)
        for cell in table.cells
        if cell.row and id(cell) not in ending
    ]
    after = [
        Spanned(cell.box[0], cell.box[2], cell.row_span, bool(cell.content))
        for cell in below
        if cell.row and cell.row + cell.row_span < last
    ]
    return before + after


def _add_cells(
    table: JoinedTable, page: int, cells: tuple[GridCell, ...] | list[GridCell], base: int
) -> None:
    for cell in cells:
        left, _, right, _ = cell.box
        row = base + cell.row
        table.cells.append(JoinedCell(row, cell.row_span, left, right, [_part(page, cell)]))


def _part(page: int, cell: GridCell) -> Part:
    return Part(page, cell.content, cell.box, cell.open_bottom)


def _same_edges(cell: GridCell, other: JoinedCell) -> bool:
    return abs(cell.box[0] - other.left) <= THIN and abs(cell.box[2] - other.right) <= THIN


def _spanning(pairs: list[Pair], above: list[JoinedCell], *, guessing: bool) -> list[Pair]:
    """Return the cells that go on although their row does not: those that span rows.

    Where lines close them at the end of the page, no row says that they span another. That the
    label at the left runs on says it, or that it stands below only, as others of its row do.
    """
    found = [pair for pair in pairs if _spans_on(pair, pairs, above, guessing=guessing)]
    if found or not guessing or not pairs:
        return found
    label = min(pairs, key=lambda pair: pair[0].box[0])
    if _seam(*label).surely and _seam(*label).runs_on:
        return [pair for pair in pairs if _seam(*pair).runs_on]
    below = [pair for pair in pairs if pair[0].content and pair[1].is_blank]
    sewn = any(_seam(*pair).is_sewn for pair in pairs)
    return below if label in below and sewn and len(below) > 1 else []


def _spans_on(pair: Pair, pairs: list[Pair], above: list[JoinedCell], *, guessing: bool) -> bool:
    """Whether a cell goes on although its row does not: one that spans rows, printed once.

    One with text on both pages goes on only where it is wide enough for running text, and where
    those beside it that span the same rows go on as well.
    """
    cell, other = pair
    if cell.open_top and other.parts[-1].open_bottom:
        return True
    if not guessing or (cell.row_span == 1 and other.row_span == 1):
        return False
    rows = other.row, other.row_span
    beside = [one for one in pairs if (one[1].row, one[1].row_span) == rows]
    if not cell.content or other.is_blank:
        return len(beside) == sum((one.row, one.row_span) == rows for one in above)
    both = [seam for one in beside if (seam := _seam(*one)).is_sewn]
    seam = _seam(*pair)
    return seam.is_sewn and seam.is_wide and all(one.runs_on for one in both)


def _is_cut(pairs: list[Pair], above: list[JoinedCell], *, guessing: bool, headed: bool) -> bool:
    """Whether the page cuts the last row of a table.

    Programs that leave every cell of a cut row open on both pages cut it for certain; those that
    draw lines around both parts are believed only where a sentence goes on, or a label is missing.
    Where the heading is printed again (``headed``), its lower edge closes the cell below it, and a
    row that ends where the page does may look open.
    """
    is_open = [(headed or cell.open_top) and other.parts[-1].open_bottom for cell, other in pairs]
    if any(is_open):
        seams = [_seam(*pair) for pair in pairs] if headed else []
        return all(is_open) and not any(one.is_of_values and not one.fills() for one in seams)
    return guessing and bool(pairs) and _may_be_cut(pairs, above)


def _may_be_cut(pairs: list[Pair], above: list[JoinedCell]) -> bool:
    """Whether the page cuts the last row of a table although lines close both of its parts.

    A cell with text on both pages must then be one that can go on: a value is whole on one page.
    A row whose cells all have text on both pages is another one, perhaps the headings of another
    table's columns, unless each of them runs on, and one plainly.
    """
    sewn = [seam for pair in pairs if (seam := _seam(*pair)).is_sewn]
    plain = any(seam.surely and seam.is_wide for seam in sewn)
    if not all(
        seam.may_go_on and (not seam.is_of_values or (plain and seam.fills())) for seam in sewn
    ):
        return False
    going_on = [seam for seam in sewn if seam.runs_on]
    filled = [cell for cell, other in pairs if cell.content or not other.is_blank]
    sure = any(seam.surely for seam in going_on)
    if len(sewn) == len(filled) >= _MANY and not (sure and len(going_on) == len(sewn)):
        return False
    if sure or any(seam.is_wide for seam in going_on) or len(going_on) >= _MANY:
        return True
    if going_on and sum(bool(cell.content) for cell, _ in pairs) == 1 < len(pairs):
        return True
    return len(pairs) == len(above) and _lacks_label(pairs)


def _seam(cell: GridCell, other: JoinedCell) -> Seam:
    """Return what stands in a cell before a page's end, and after it."""
    last = other.parts[-1]
    return Seam(lines_of(last.content), lines_of(cell.content), last.box, cell.box)


def _lacks_label(pairs: list[Pair]) -> bool:
    """Whether the first cell of the row stands on the first page only, and another on both."""
    own = [pair for pair in pairs if pair[1].row_span == 1] or pairs
    first, label = min(own, key=lambda pair: pair[0].box[0])
    return (
        not first.content
        and not label.is_blank
        and any(cell.content and not other.is_blank for cell, other in pairs if cell is not first)
    )


def _heading_rows(table: JoinedTable, grid: Grid) -> int:
    """Return how many rows at the top of a page repeat heading rows.

    Those of the table, those of the document's first, or those of another that began at the top of
    the page before: full pages show no gap between two tables, so that both were joined. Where the
    page cuts a row, they may also stand anywhere above it: no new row can begin with headings
    before the rest of that one.
    """
    last = table.grids[-1][1]
    earlier = [table.grids[0][1], last, *([table.opening] if table.opening else [])]
    rows = max(repeated_rows(before, grid) for before in earlier)
    if rows or not _is_open(last):
        return rows
    return max(repeated_rows(last, grid, start) for start in range(len(last.rows) - 1))
