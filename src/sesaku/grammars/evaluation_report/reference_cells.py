"""The table of a reference indicator where its cells are known: one series a row."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sesaku.document.document import Document
from sesaku.document.passage import Passage
from sesaku.grammars.cells import quantity_of, tokens
from sesaku.grammars.evaluation_report.notes import opens_note
from sesaku.grammars.rows import Row
from sesaku.grammars.ruled_cells import RuledCell, cells_between
from sesaku.model.values import Quantity
from sesaku.text.wareki import years_in
from sesaku.text.width import narrow

_RESULTS = re.compile(r"実績値?")
_YEAR = re.compile(r"(?:(?:平成|令和|昭和|西暦)(?:\d{1,4}|元)|\d{4}|\d{1,2}|元)年度?")


class SeriesCells(NamedTuple):
    """A series: its label, and one value a year; blank cells are blank values."""

    label: Passage
    values: tuple[Quantity, ...]


class ReferenceCells(NamedTuple):
    """A table as read; ``rest`` are the rows of its other cells, notes among them."""

    years: tuple[int, ...]
    series: tuple[SeriesCells, ...]
    labels: list[tuple[int, int]]
    rest: list[Row]


def read_cells(document: Document, rows: Sequence[Row]) -> ReferenceCells | None:
    """Read the table under the heading of a reference indicator.

    Returns:
        None where the rows are no such table, or a cell has more than one value: such cells are
        read by the marks of their values.
    """
    if not rows:
        return None
    start, end = min(row.start for row in rows), max(row.end for row in rows)
    for cells in cells_between(document, start, end):
        years = [cell for cell in cells if _YEAR.fullmatch(cell.tight)]
        results = [cell for cell in cells if _RESULTS.fullmatch(cell.tight)]
        if years and results and len({cell.row for cell in years}) == 1:
            return _read(cells, years, results, rows)
    return None


def _read(
    cells: list[RuledCell], heads: list[RuledCell], results: list[RuledCell], rows: Sequence[Row]
) -> ReferenceCells | None:
    heads = sorted(heads, key=lambda cell: cell.column)
    header = heads[0].row
    series: list[SeriesCells] = []
    used = [*heads, *results]
    for row in sorted({cell.row for cell in cells if cell.row > header}):
        values = [_at(cells, row, head.column) for head in heads]
        found = [cell for cell in values if cell is not None and cell.text]
        if not found:
            continue
        if len(set(found)) < len(found) or not all(_is_value(cell) for cell in found):
            if any(_is_value(cell) for cell in found):
                return None
            continue
        label = _label(cells, row, heads[0].column)
        amounts = [
            quantity_of(cell.text, cell.cite) if cell and cell.text else Quantity("", None)
            for cell in values
        ]
        said = Passage(label.text, label.cite) if label is not None else Passage("", ())
        series.append(SeriesCells(said, tuple(amounts)))
        used.extend([*found, *([label] if label is not None else [])])
    years = [year for head in heads for year in years_in(head.text)[:1]]
    if not series or len(years) != len(heads):
        return None
    taken = [(span.start, span.end) for cell in used for span in cell.cite]
    labels = [(span.start, span.end) for cell in (*heads, *results) for span in cell.cite]
    rest = [row for row in rows if not any(a <= row.start and row.end <= b for a, b in taken)]
    return ReferenceCells(tuple(years), tuple(series), labels, rest)


def _at(cells: list[RuledCell], row: int, column: int) -> RuledCell | None:
    """Return the cell of a place, if it begins in its row."""
    for cell in cells:
        if cell.row == row and cell.covers(row, column):
            return cell
    return None


def _label(cells: list[RuledCell], row: int, first: int) -> RuledCell | None:
    """Return the label of a row: its last cell before the values that is no note."""
    before = [
        cell
        for cell in cells
        if cell.row == row and cell.column < first and cell.text and not _is_note(cell)
    ]
    return before[-1] if before else None


def _is_note(cell: RuledCell) -> bool:
    return opens_note(Row(0, 0, narrow(cell.text), closes=True))


def _is_value(cell: RuledCell) -> bool:
    """Whether a cell is one value and nothing else."""
    found = tokens(cell.tight)
    return len(found) == 1 and (found[0].start, found[0].end) == (0, len(cell.tight))
