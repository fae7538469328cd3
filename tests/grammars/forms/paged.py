"""Canvases and paragraphs printed on pages of any height, tables cut wherever a page ends."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from tests.grammars.forms.fiction.canvas import Box, Canvas
from tests.readers.pdf.paper import A4, Paper, Sheet

Block: TypeAlias = str | tuple[Canvas, int]
"""A paragraph, or a table and how many of its rows are headings."""

SIZE, PITCH, PAD, EDGE = 9.0, 12.0, 2.5, 40.0


class Print(NamedTuple):
    """How pages are printed.

    Attributes:
        height: of the pages.
        cuts_rows: whether a row that does not fit is cut, not moved to the next page.
        closes: whether lines are drawn around both parts of what a page cuts.
        repeats: whether the headings of a table are printed again on each page.
    """

    height: float
    cuts_rows: bool = False
    closes: bool = False
    repeats: bool = False


@dataclass
class Cell:
    """A cell on its way through the pages: what is left of its lines, and where it began."""

    box: Box
    left: float
    right: float
    lines: list[str] = field(default_factory=list)
    top: float | None = None
    printed: float = 0.0
    was_cut: bool = False


class Printer:
    """Prints blocks one below the other."""

    def __init__(self, how: Print) -> None:
        self.how = how
        self.paper = Paper()
        self.limit = how.height - EDGE
        self._turn()

    def put(self, block: Block) -> None:
        """Print a paragraph or a table."""
        if isinstance(block, str):
            for line in wrapped(block, A4[0] - 2 * EDGE):
                if self.y + PITCH > self.limit:
                    self._turn()
                self.sheet.text(EDGE, self.y + SIZE, line, SIZE)
                self.y += PITCH
        else:
            self._table(*block)
        self.y += PITCH / 2

    def _turn(self) -> None:
        self.sheet: Sheet = self.paper.page(A4[0], self.how.height)
        self.y = EDGE

    def _table(self, canvas: Canvas, heads: int) -> None:
        for row, cells in enumerate(_rows(canvas, canvas.bottom)):
            while self.y + (need := self._need(cells, row)) > self.limit:
                room = self.limit - self.y
                if self.how.cuts_rows and row >= heads and room >= PITCH + 2 * PAD:
                    self._draw(cells, room, row, last=False)
                else:
                    self._leave(cells)
                self._turn()
                if self.how.repeats and row >= heads:
                    for head, again in enumerate(_rows(canvas, heads)):
                        self._draw(again, self._need(again, head), head, last=True)
            self._draw(cells, need, row, last=True)

    def _need(self, cells: Iterable[Cell], row: int) -> float:
        """Return how high a row is that holds what is left of the cells that end in it."""
        need = PITCH + 2 * PAD
        for cell in cells:
            if _ends(cell.box, row):
                start = self.y + PAD if cell.top is None else cell.printed
                need = max(need, start + len(cell.lines) * PITCH + PAD - self.y)
        return need

    def _draw(self, cells: Iterable[Cell], high: float, row: int, *, last: bool) -> None:
        bottom = self.y + high
        for cell in cells:
            if cell.top is None:
                cell.top, cell.printed = self.y, self.y + PAD
            while cell.lines and cell.printed + PITCH <= bottom:
                self.sheet.text(cell.left + PAD, cell.printed + SIZE, cell.lines.pop(0), SIZE)
                cell.printed += PITCH
            ends = last and _ends(cell.box, row)
            if ends or not last:
                self._frame(cell, bottom, cut=not ends)
        self.y = bottom

    def _leave(self, cells: Iterable[Cell]) -> None:
        """Close what a page cuts between two rows: the cells that span both."""
        for cell in cells:
            if cell.top is not None:
                self._frame(cell, self.y, cut=True)

    def _frame(self, cell: Cell, bottom: float, *, cut: bool) -> None:
        left, right, top = cell.left, cell.right, cell.top or 0.0
        self.sheet.line(left, top, left, bottom)
        self.sheet.line(right, top, right, bottom)
        if self.how.closes or not cell.was_cut:
            self.sheet.line(left, top, right, top)
        if self.how.closes or not cut:
            self.sheet.line(left, bottom, right, bottom)
        cell.top, cell.was_cut = None, cut


def printed(blocks: Sequence[Block], how: Print) -> bytes:
    """Return a PDF of blocks."""
    printer = Printer(how)
    for block in blocks:
        printer.put(block)
    return printer.paper.bytes()


def wrapped(text: str, wide: float) -> list[str]:
    """Return the lines of a text, broken wherever the next sign does not fit."""
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for sign in paragraph:
            if _wide(line + sign) * SIZE > wide:
                lines.append(line)
                line = ""
            line += sign
        lines.append(line)
    return lines


def _wide(text: str) -> float:
    return sum(1 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)


def _ends(box: Box, row: int) -> bool:
    return row == box.row + box.rows - 1


def _rows(canvas: Canvas, count: int) -> list[list[Cell]]:
    """Return the cells that stand in each of the first rows; one that spans rows is in each."""
    edges = [EDGE + (A4[0] - 2 * EDGE) * at / canvas.right for at in range(canvas.right + 1)]
    rows: list[list[Cell]] = [[] for _ in range(count)]
    taken = {
        (row, column)
        for box in canvas.boxes
        for row in range(box.row, box.row + box.rows)
        for column in range(box.column, box.column + box.columns)
    }
    blank = [
        Box(row, column, 1, 1, "")
        for row in range(count)
        for column in range(canvas.right)
        if (row, column) not in taken
    ]
    for box in [*canvas.boxes, *blank]:
        left, right = edges[box.column], edges[box.column + box.columns]
        cell = Cell(box, left, right, wrapped(box.text, right - left - 2 * PAD))
        for row in rows[box.row : box.row + box.rows]:
            row.append(cell)
    return rows
