"""Rows of a table that are printed again on another page: told by what they say, and where."""

from sesaku.readers.pdf.layout import Grid
from sesaku.readers.pdf.rules import THIN
from sesaku.readers.pdf.seams import lines_of
from sesaku.text.width import squeeze

_CLIPPED = 6
_TITLE = 10  # a shorter text alone over a table may be a label of two rows


def repeated_rows(first: Grid, grid: Grid, start: int = 0) -> int:
    """Return how many rows at the top of a page repeat those of an earlier one from a row on."""
    most = min(len(first.rows) - start, len(grid.rows)) - 2
    said, again = row_texts(first)[start:], row_texts(grid)
    rows = 0
    while (
        rows < most and says_again(said[rows], again[rows]) and any(text for _, text in said[rows])
    ):
        rows += 1
    open_cells = any(cell.row < rows < cell.row + cell.row_span for cell in grid.cells)
    most_cells = max((sum(bool(text) for _, text in row) for row in said[:rows]), default=0)
    titled = any(len(text) >= _TITLE for row in said[:rows] for _, text in row)
    return rows if (most_cells > 1 or titled) and not open_cells else 0


def says_again(first: list[tuple[float, str]], row: list[tuple[float, str]]) -> bool:
    """Whether a row says what another says; of a long text the end may be cut off.

    LibreOffice prints repeated headings no higher than one of their rows is.
    """
    if len(first) != len(row):
        return False
    return all(
        abs(left - after_left) <= THIN
        and (text == again or (len(again) >= _CLIPPED and text.startswith(again)))
        for (left, text), (after_left, again) in zip(first, row, strict=True)
    )


def row_texts(grid: Grid) -> list[list[tuple[float, str]]]:
    """Return what begins in each row of a table: the left edges of its cells, and their texts."""
    rows: list[list[tuple[float, str]]] = [[] for _ in grid.rows]
    for cell in grid.cells:
        text = squeeze("".join(line.text for line in lines_of(cell.content)))
        rows[cell.row].append((cell.box[0], text))
    return rows
