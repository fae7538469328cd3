"""Lays out text and ruled tables on pages: wraps cells, cuts tables where a page ends."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random
from typing import Literal, NamedTuple

from tests.grammars.evaluation_report.fiction.sheet import Glyph, wrapped
from tests.readers.pdf.paper import Paper, Sheet

MARGIN = 60.0
FOOT = 780.0


@dataclass(frozen=True)
class Look:
    """How a form is printed.

    Attributes:
        seed: for what is left to chance.
        size: of the print, in points.
        pitch: from line to line, in sizes.
        pad: what a cell leaves free at its sides.
        cut: whether lines are drawn where the page cuts a row.
        keeps: whether a row that fits on a page is never cut.
        rules: whether tables are ruled with lines or with thin bars.
        side: whether labels stand beside what they name, rather than above it.
        hang: by how much the further lines of a paragraph are moved in, in sizes.
        shuffled: whether the texts of a page are written in any order.
        number: how page numbers are printed.
        head: a line that stands at the top of every page.
    """

    seed: int = 0
    size: float = 10.0
    pitch: float = 1.5
    pad: float = 4.0
    cut: Literal["open", "closed"] = "open"
    keeps: bool = False
    rules: Literal["line", "bar"] = "line"
    side: bool = True
    hang: float = 1.0
    shuffled: bool = False
    number: str = "- {} -"
    head: str = ""


class Cell(NamedTuple):
    """A cell: its paragraphs, and how many columns and rows it takes."""

    paragraphs: tuple[str, ...] = ()
    columns: int = 1
    rows: int = 1
    align: Literal["left", "center", "right"] = "left"


def cell(*paragraphs: str, columns: int = 1, rows: int = 1) -> Cell:
    """Return a cell of running text."""
    return Cell(paragraphs, columns, rows)


def label(text: str, columns: int = 1, rows: int = 1) -> Cell:
    """Return a cell with a label in its middle."""
    return Cell((text,), columns, rows, "center")


class _Line(NamedTuple):
    text: str
    shift: float


@dataclass
class _Placed:
    """A cell as it comes to stand: its edges, its lines, and the rows it still takes."""

    left: float
    right: float
    lines: list[_Line]
    rows: int
    fresh: bool = True


@dataclass
class Form:
    """A form that grows from top to bottom, page after page."""

    look: Look
    paper: Paper = field(default_factory=Paper)
    y: float = 0.0
    sheet: Sheet = field(default_factory=Sheet)
    texts: list[tuple[float, float, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = Random(self.look.seed)  # noqa: S311 - fiction
        self.new_page()

    @property
    def width(self) -> float:
        """The width that text may take."""
        return self.sheet.width - 2 * MARGIN

    @property
    def step(self) -> float:
        """The distance from line to line."""
        return self.look.size * self.look.pitch

    def new_page(self) -> None:
        """End the page and begin another."""
        self._write()
        self.sheet = self.paper.page()
        self.y = MARGIN
        if self.look.head:
            self.texts.append((MARGIN, 35.0, self.look.head))
        if self.look.number:
            number = self.look.number.format(len(self.paper.pages) + 7)
            self.texts.append((self.sheet.width / 2 - 12, 812.0, number))

    def _write(self) -> None:
        if self.look.shuffled:
            self.rng.shuffle(self.texts)
        for x, y, text in self.texts:
            self.sheet.text(round(x, 2), round(y, 2), text, self.look.size)
        self.texts = []

    def bytes(self) -> bytes:
        """Return the file."""
        self._write()
        return self.paper.bytes()

    def text(self, text: str, align: Literal["left", "center", "right"] = "left") -> None:
        """Print a paragraph outside tables."""
        for line in self._lines(Cell((text,), align=align), self.width):
            if self.y + self.step > FOOT:
                self.new_page()
            self.texts.append((MARGIN + line.shift, self.y + self.look.size, line.text))
            self.y += self.step

    def table(self, widths: Sequence[float], rows: Sequence[Sequence[Cell]]) -> None:
        """Print a ruled table.

        Args:
            widths: shares of the width that the columns take.
            rows: the cells of each row; those that go on from the row above are left out.
        """
        shares = [0.0, *accumulate(widths)]
        edges = [MARGIN + self.width * share / shares[-1] for share in shares]
        going: list[_Placed | None] = [None] * len(widths)
        for row in rows:
            placed = self._placed(edges, going, row)
            self._row(placed)
            for entry in placed:
                entry.rows -= 1
        self.y += self.step / 2

    def _placed(
        self, edges: list[float], going: list[_Placed | None], row: Sequence[Cell]
    ) -> list[_Placed]:
        """Return the cells of a row, those that go on from above among them."""
        placed: list[_Placed] = []
        cells = iter(row)
        column = 0
        while column < len(going):
            old = going[column]
            if old is not None and old.rows > 0:
                if old not in placed:
                    placed.append(old)
                column += 1
                continue
            entry = next(cells)
            right = column + entry.columns
            inner = edges[right] - edges[column] - 2 * self.look.pad
            lines = list(self._lines(entry, inner))
            new = _Placed(edges[column], edges[right], lines, entry.rows)
            placed.append(new)
            for at in range(column, right):
                going[at] = new
            column = right
        assert next(cells, None) is None, "a row has more cells than columns"
        return placed

    def _row(self, placed: list[_Placed]) -> None:
        """Print a row, cut where the page ends."""
        ending = [entry for entry in placed if entry.rows == 1]
        need = max(len(entry.lines) for entry in ending)
        if self.y + self.step * 1.5 > FOOT or (
            self.look.keeps and self.y + self._high(need) > FOOT and self._high(need) < 500
        ):
            self.new_page()
        first = True
        while True:
            room = int((FOOT - self.y - self.step * 0.5) / self.step)
            need = max((len(entry.lines) for entry in ending), default=0)
            taken = min(need, room)
            last = taken == need
            self._draw(placed, self._high(taken), first=first, last=last)
            if last:
                return
            first = False
            self.new_page()

    def _high(self, lines: int) -> float:
        return max(lines, 1) * self.step + self.step * 0.5

    def _draw(self, placed: list[_Placed], high: float, *, first: bool, last: bool) -> None:
        """Draw a row, or the part of it that stands on this page."""
        top, bottom = self.y, self.y + high
        closed = self.look.cut == "closed"
        at_top = top == MARGIN
        for entry in placed:
            self._rule(entry.left, top, entry.left, bottom)
            self._rule(entry.right, top, entry.right, bottom)
            if (entry.fresh and first) or (closed and at_top):
                self._rule(entry.left, top, entry.right, top)
            ends = last and entry.rows == 1
            if ends or (closed and not last):
                self._rule(entry.left, bottom, entry.right, bottom)
            fitting = int((high - self.step * 0.5) / self.step + 0.01)
            for index, line in enumerate(entry.lines[:fitting]):
                x = entry.left + self.look.pad + line.shift
                y = top + self.step * (index + 0.25) + self.look.size
                self.texts.append((x, y, line.text))
            entry.lines = entry.lines[fitting:]
            entry.fresh = False
        self.y = bottom

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if self.look.rules == "line":
            self.sheet.line(x0, y0, x1, y1)
        else:
            self.sheet.bar(x0, y0, x1 + 0.5, y1 + 0.5)

    def _lines(self, entry: Cell, width: float) -> Iterator[_Line]:
        """Yield the lines of a cell, wrapped."""
        for paragraph in entry.paragraphs:
            rest = paragraph
            front = 0.0
            while rest:
                columns = int((width - front) / self.look.size * 2)
                line = next(wrapped([Glyph(s, ()) for s in rest], columns, latin_ends=False))
                text = "".join(sign for sign, _ in line)
                rest = rest[len(text) :].lstrip(" ")
                free = width - self.look.size * columns_of(text) / 2
                shift = {"left": front, "center": free / 2, "right": free}[entry.align]
                yield _Line(text, max(shift, 0.0))
                front = self.look.hang * self.look.size if entry.align == "left" else 0.0


def columns_of(text: str) -> int:
    """Return the columns that a text takes, a full-width character counting two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)
