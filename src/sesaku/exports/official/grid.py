"""Where the cells of a table stand: rows in which a cell that goes on has its place too."""

from dataclasses import dataclass

from sesaku.exports.official.layout import Cell, Table

_SHORT, _FEW = 120, 8


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


def is_short(cell: Cell) -> bool:
    """Whether a cell shall stay on one page: it has a few lines and takes a few rows."""
    return cell.rows <= _FEW and sum(len(line.text) for line in cell.lines) <= _SHORT


def is_kept(row: list[Placed]) -> bool:
    """Whether a row shall stay with the next: a cell of a few rows goes on there."""
    return any(place.left and is_short(place.cell) for place in row)
