"""Cells that span rows, at the end of a page: how many rows their column's others span.

Where lines close both parts of what a page cuts, the rows tell whether two parts are one: a column
whose cells span three rows each ends a page with a cell of two, and begins the next one with a
cell of one. Together they are one cell; where they have a row too many, the page cuts a row as
well, and both parts of it were counted.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sesaku.readers.pdf.rules import THIN
from sesaku.readers.pdf.seams import Seam

_FEWEST_BLANK = 2


class Spanned(NamedTuple):
    """A whole cell of a table: its edges, how many rows it spans, and whether a text is in it."""

    left: float
    right: float
    rows: int
    filled: bool


class Halves(NamedTuple):
    """What may be two parts of one cell: its edges, the rows of both parts, what stands in them."""

    left: float
    right: float
    above: int
    below: int
    seam: Seam


def spanning(halves: Sequence[Halves], whole: Iterable[Spanned]) -> tuple[list[bool], bool] | None:
    """Return which halves are one cell, and whether the page also cuts their row.

    Args:
        halves: the cells at the end of a page, each with the one below it at the head of the next.
        whole: the cells of the table that no page cuts, its headings aside.

    Returns:
        None where the rows do not tell.
    """
    cells = list(whole)
    usual = [_usual(half, cells) for half in halves]
    fitting = [
        rows is not None and half.above + half.below - rows
        for half, rows in zip(halves, usual, strict=True)
    ]
    told = [
        (half, extra)
        for half, rows, extra in zip(halves, usual, fitting, strict=True)
        if rows is not None and rows > 1 and (half.seam.above or half.seam.below)
    ]
    if not told:
        return None
    cut = told[0][1] == 1
    if any(extra not in {0, 1} or bool(extra) != cut for _, extra in told):
        return None
    if not _are_one([half for half, _ in told]):
        return None
    if cut and not all(_may_share_row(half.seam) for half in halves):
        return None
    return [cut or bool(rows and rows > 1) for rows in usual], cut


def lacks_what_others_say(halves: Sequence[Halves], whole: Sequence[Spanned]) -> bool:
    """Whether a row is the rest of another: blank, its name too, where no other row is.

    What stands on both pages has to go on in one cell at least, and may in each. Cells that span
    rows are blank below without it.
    """
    own = [half for half in halves if half.above == half.below == 1 == _usual(half, whole)]
    said = [half for half in own if half.seam.above or half.seam.below]
    blank = [half for half in said if not half.seam.below and _is_always_filled(half, whole)]
    if len(blank) < _FEWEST_BLANK or min(said, key=lambda half: half.left) not in blank:
        return False
    sewn = [half.seam for half in said if half.seam.is_sewn]
    return any(seam.surely or seam.fills() or seam.adds_bracket for seam in sewn) and not any(
        (seam.are_values or seam.counts_on) and not seam.adds_bracket for seam in sewn
    )


def _is_always_filled(half: Halves, whole: Iterable[Spanned]) -> bool:
    filled = [cell.filled for cell in whole if _are_level(half, cell)]
    return bool(filled) and all(filled)


def _are_level(half: Halves, cell: Spanned) -> bool:
    return abs(cell.left - half.left) <= THIN and abs(cell.right - half.right) <= THIN


def _usual(half: Halves, whole: Iterable[Spanned]) -> int | None:
    """Return how many rows the cells between the same edges span; None where there are none."""
    counts = Counter(cell.rows for cell in whole if _are_level(half, cell))
    return counts.most_common(1)[0][0] if counts else None


def _are_one(halves: list[Halves]) -> bool:
    """Whether what stands in halves can be of the same cells: none has a name on both pages."""
    first = min(halves, key=lambda half: half.left).seam
    once = [half for half in halves if not half.seam.is_sewn]
    if not first.is_sewn:
        return True
    return not first.counts_on and (first.runs_on or len(once) > len(halves) - len(once))


def _may_share_row(seam: Seam) -> bool:
    """Whether what stands on both pages may stand in one row: no two values, no two labels."""
    return not seam.is_sewn or seam.fills() or not seam.is_of_values
