"""A page with tables: every character goes to the cell that it is printed in."""

import bisect
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sesaku.readers.pdf.columns import in_reading_order
from sesaku.readers.pdf.glyphs import Glyph
from sesaku.readers.pdf.grids import around
from sesaku.readers.pdf.layout import Grid, GridCell, Item, TextLine
from sesaku.readers.pdf.lines import lines_of, segments_of
from sesaku.readers.pdf.vertical import is_vertical, turned, turned_back

_INSIDE = 1.0
_NEAR = 0.6
_BLANK_BEFORE = frozenset("（「『【〔［｛〈《")
_BLANK_AFTER = frozenset("）」』】〕］｝〉》、。，．")
_NEXT = 0.15
_FRAME_SHARE = 0.02

Place = tuple[int, int]


class _Finder:
    """Finds the cell of a point in one table."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._cells: dict[Place, int] = {}
        for index, cell in enumerate(grid.cells):
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    self._cells[row, column] = index

    def cell_at(self, x: float, y: float) -> int | None:
        """Return the index of the cell around a point."""
        row = bisect.bisect_right(self.grid.rows, y) - 1
        column = bisect.bisect_right(self.grid.columns, x) - 1
        return self._cells.get((row, column))


class Placed(NamedTuple):
    """The characters of every cell (table, cell) and those outside all tables."""

    cells: dict[Place, list[Glyph]]
    outside: list[Glyph]


def compose(grids: list[Grid], glyphs: list[Glyph]) -> tuple[Item, ...]:
    """Return lines and tables in reading order.

    Args:
        grids: the tables, without text, top to bottom; one may lie in a cell of another.
        glyphs: the characters in the order of the file.
    """
    kept = _without_strangers(grids, glyphs)
    placed = _place(kept, glyphs)
    inner = _owners(kept)
    finished: dict[int, Grid] = {}
    for index in sorted(range(len(kept)), key=lambda index: _area(kept[index])):
        finished[index] = _filled(index, kept[index], placed, inner, finished)
    top = [finished[index] for index in range(len(kept)) if index not in inner]
    tables = [grid for grid in top if any(cell.content for cell in grid.cells)]
    if is_vertical(placed.outside):
        return (*_vertical(placed.outside), *tables)
    return in_reading_order(segments_of(placed.outside), tables)


def _vertical(glyphs: list[Glyph]) -> Iterator[TextLine]:
    """Yield the lines of vertical text: tier by tier, and right to left."""
    for item in in_reading_order(segments_of(map(turned, glyphs))):
        if isinstance(item, TextLine):
            yield TextLine(item.text, turned_back(item.box))


def _without_strangers(grids: list[Grid], glyphs: list[Glyph]) -> list[Grid]:
    """Drop what is no table: a frame around others, two lines with text on both sides of them."""
    kept = []
    for grid in grids:
        if len(grid.cells) == 1 and any(_holds(grid, other) for other in grids):
            continue
        if all(cell.open_top and cell.open_bottom for cell in grid.cells):
            left, top, right, bottom = grid.box
            level = [glyph for glyph in glyphs if top < (glyph.top + glyph.bottom) / 2 < bottom]
            beside = sum(not left < (glyph.left + glyph.right) / 2 < right for glyph in level)
            if beside > _FRAME_SHARE * len(level):
                continue
        kept.append(grid)
    return kept


def _holds(outer: Grid, inner: Grid) -> bool:
    left, top, right, bottom = inner.box
    return (
        outer is not inner
        and _area(outer) > _area(inner)
        and around(outer.box, left, top)
        and around(outer.box, right, bottom)
    )


def _area(grid: Grid) -> float:
    left, top, right, bottom = grid.box
    return (right - left) * (bottom - top)


def _owners(grids: list[Grid]) -> dict[int, Place]:
    """Return which tables lie in a cell of another: the smallest that holds them."""
    owners: dict[int, Place] = {}
    finders = [_Finder(grid) for grid in grids]
    for index, grid in enumerate(grids):
        left, top, right, bottom = grid.box
        holding = [other for other in range(len(grids)) if _holds(grids[other], grid)]
        for other in sorted(holding, key=lambda other: _area(grids[other])):
            cell = finders[other].cell_at((left + right) / 2, (top + bottom) / 2)
            if cell is not None:
                owners[index] = (other, cell)
                break
    return owners


def _place(grids: list[Grid], glyphs: list[Glyph]) -> Placed:
    """Give every character its cell; one that runs over a line goes where its word began."""
    finders = [_Finder(grid) for grid in grids]
    order = sorted(range(len(grids)), key=lambda index: _area(grids[index]))
    placed = Placed({}, [])
    for run in _runs(glyphs):
        places = [_place_of(glyph, order, finders) for glyph in run]
        if len(set(places)) > 1 and not any(_in_table(glyph, grids) for glyph in run):
            places = [None] * len(run)  # a line just above or below several cells
        elif len(set(places)) > 1 and any(
            _straddles(glyph, place, grids) for glyph, place in zip(run, places, strict=True)
        ):
            places = [_home(run, places, grids)] * len(run)
        for glyph, place in zip(run, places, strict=True):
            if place is None:
                placed.outside.append(glyph)
            else:
                placed.cells.setdefault(place, []).append(glyph)
    return placed


def _in_table(glyph: Glyph, grids: list[Grid]) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    return any(around(grid.box, x, y) for grid in grids)


def _place_of(glyph: Glyph, order: Sequence[int], finders: list[_Finder]) -> Place | None:
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    for index in order:
        if around(finders[index].grid.box, x, y):
            cell = finders[index].cell_at(x, y)
            if cell is not None:
                return index, cell
    return _cut_place_of(glyph, order, finders)


def _cut_place_of(glyph: Glyph, order: Sequence[int], finders: list[_Finder]) -> Place | None:
    """Return the place of a character at the edge of a cell that the page cuts.

    The line may be cut with the cell, or stand just outside it.
    """
    x, near = (glyph.left + glyph.right) / 2, _NEAR * (glyph.bottom - glyph.top)
    for index in order:
        grid = finders[index].grid
        left, top, right, bottom = grid.box
        if not left <= x <= right:
            continue
        for edge, inside in ((top, top + _INSIDE), (bottom, bottom - _INSIDE)):
            close = glyph.top - near < edge < glyph.bottom + near
            number = finders[index].cell_at(x, inside) if close else None
            if number is None:
                continue
            cell = grid.cells[number]
            if cell.open_top if edge == top else cell.open_bottom:
                return index, number
    return None


def _runs(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Cut characters, in the order of the file, where one doesn't touch the next."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and abs(glyph.left - last.right) <= _NEXT * (last.bottom - last.top)
            and abs(glyph.bottom - last.bottom) <= (last.bottom - last.top) / 2
        ):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _straddles(glyph: Glyph, place: Place | None, grids: list[Grid]) -> bool:
    """Whether a character is printed across an edge of its cell; half of a bracket is blank."""
    if place is None:
        return False
    left, _, right, _ = grids[place[0]].cells[place[1]].box
    middle = (glyph.left + glyph.right) / 2
    first = middle if glyph.character in _BLANK_BEFORE else glyph.left
    last = middle if glyph.character in _BLANK_AFTER else glyph.right
    return first < left - _INSIDE or last > right + _INSIDE


def _home(run: list[Glyph], places: list[Place | None], grids: list[Grid]) -> Place | None:
    """Return the cell at whose edge a word starts, or at whose right edge it ends."""
    first, last = places[0], places[-1]
    if first is None or last is None:
        return first or last
    before = run[0].left - grids[first[0]].cells[first[1]].box[0]
    after = grids[last[0]].cells[last[1]].box[2] - run[-1].right
    return first if before <= after else last


def _filled(
    index: int,
    grid: Grid,
    placed: Placed,
    inner: dict[int, Place],
    finished: dict[int, Grid],
) -> Grid:
    """Return a table with the text of its cells, and the tables inside them."""
    cells: list[GridCell] = []
    for number, cell in enumerate(grid.cells):
        tables = [
            finished[other]
            for other, place in inner.items()
            if place == (index, number) and other in finished
        ]
        content: tuple[Item, ...] = tuple(lines_of(placed.cells.get((index, number), ())))
        if tables:
            content = tuple(sorted((*content, *tables), key=lambda item: item.box[1]))
        cells.append(cell._replace(content=content))
    return grid._replace(cells=tuple(cells))
