"""Where the cells of a table stand: rows in which a cell that goes on has its place too."""

import math
from dataclasses import dataclass
from typing import NamedTuple

from sesaku.exports.official.layout import Cell, Sheet, Table

_SHORT, _FEW = 120, 8
_MOST_OF_PAGE = 0.7
_PAGE = {False: (493.0, 734.0), True: (740.0, 487.0)}  # points inside the margins
_LEADING = 1.6


class Room(NamedTuple):
    """What a page has room for: full-width characters across, lines down."""

    characters: float
    lines: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at its place.

    Attributes:
        cell: the cell.
        column: where it begins.
        begins: false in the rows into which it goes on.
        left: into how many rows below it goes on.
    """

    cell: Cell
    column: int
    begins: bool
    left: int


def placed_rows(table: Table) -> list[list[Placed]]:
    """Return the rows of a table, every column of every row covered once.

    A row that holds too few cells is filled with blank ones.
    """
    width = len(table.widths)
    reaching: dict[int, tuple[Placed, int]] = {}
    rows: list[list[Placed]] = []
    for row in table.rows:
        waiting = list(row)
        placed: list[Placed] = []
        column = 0
        while column < width:
            if column in reaching:
                above, left = reaching.pop(column)
                cell = above.cell
                placed.append(Placed(cell, column, begins=False, left=left - 1))
                if left > 1:
                    reaching[column] = (above, left - 1)
            else:
                cell = waiting.pop(0) if waiting else Cell()
                own = Placed(cell, column, begins=True, left=cell.rows - 1)
                placed.append(own)
                if cell.rows > 1:
                    reaching[column] = (own, cell.rows - 1)
            column += cell.columns
        rows.append(placed)
    return rows


class Keeping(NamedTuple):
    """What a page may do to a row.

    Attributes:
        whole: it stays on one page.
        with_next: it stays on the page of the next one.
    """

    whole: bool
    with_next: bool


def keeping(table: Table, room: Room) -> list[Keeping]:
    """Return, row by row, what a page may not cut.

    Rows that share a cell stay together unless they fill most of a page, heading rows with what
    they head; a row with a long text may be cut.
    """
    rows = placed_rows(table)
    found: list[Keeping] = []
    for group in _groups(rows):
        together = len(group) > 1 and _lines(group, table, room) <= room.lines * _MOST_OF_PAGE
        for place, row in enumerate(group, 1):
            whole = together or all(is_short(one.cell) for one in row)
            heads = len(found) < table.head
            found.append(Keeping(whole, heads or (together and place < len(group))))
    return found


def head_lines(table: Table, room: Room) -> int:
    """Return how many lines high each heading row is, so that cells over several of them fit."""
    share = room.characters / sum(table.widths)
    over = [
        math.ceil(_in_cell(place, table, share) / place.cell.rows)
        for row in placed_rows(table)[: table.head]
        for place in row
        if place.begins
    ]
    return max(over, default=1)


def _groups(rows: list[list[Placed]]) -> list[list[list[Placed]]]:
    """Put rows together that share a cell; a cell over many rows is a label beside them."""
    groups: list[list[list[Placed]]] = []
    going_on = False
    for row in rows:
        if going_on:
            groups[-1].append(row)
        else:
            groups.append([row])
        going_on = any(place.left and place.cell.rows <= _FEW for place in row)
    return groups


def _lines(group: list[list[Placed]], table: Table, room: Room) -> int:
    """Return about how many lines rows take."""
    whole = sum(table.widths)
    highest = 0
    for row in group:
        own = [_in_cell(one, table, room.characters / whole) for one in row if one.cell.rows == 1]
        highest += max(own, default=1)
    return highest


def _in_cell(place: Placed, table: Table, share: float) -> int:
    cell = place.cell
    across = sum(table.widths[place.column : place.column + cell.columns]) * share - 1
    return sum(math.ceil((len(line.text) + line.indent) / max(across, 1)) for line in cell.lines)


def is_short(cell: Cell) -> bool:
    """Whether a cell shall stay on one page: it has a few lines and takes a few rows."""
    return cell.rows <= _FEW and sum(len(line.text) for line in cell.lines) <= _SHORT


def room_of(sheet: Sheet) -> Room:
    """Return what a page of a sheet has room for."""
    across, down = _PAGE[sheet.wide]
    return Room(across / sheet.size, down / (sheet.size * _LEADING))
