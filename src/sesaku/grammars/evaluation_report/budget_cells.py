"""The budget table of the head where its cells are known: amounts by row and column, blanks too."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sesaku.document.document import Document
from sesaku.grammars.cells import quantity_of
from sesaku.grammars.rows import Row
from sesaku.grammars.ruled_cells import RuledCell, cells_between
from sesaku.model.values import Quantity
from sesaku.text.wareki import years_in

# 令和３年度 / ３年度
_YEAR = re.compile(r"(?:平成|令和)?(?:\d{1,4}|元)年度")
# （百万円） / 予算の状況（千円）
_UNIT = re.compile(r"\(?(?P<unit>(?:千|百万|億|十億)?円)\)?")
_LABEL = re.compile(r"区分|予算の状況.*|\((?:千|百万|億|十億)?円\)")


class RuledBudgets(NamedTuple):
    """Years of the columns, the unit, the amounts of every part in their order, and the labels."""

    years: list[int]
    unit: str | None
    parts: dict[str, list[Quantity]]
    labels: list[tuple[int, int]]


def read_ruled(
    document: Document, rows: Sequence[Row], patterns: Iterable[tuple[str, re.Pattern[str]]]
) -> RuledBudgets | None:
    """Read the cells of a budget table; None where they are not one.

    Args:
        document: what the rows were made of.
        rows: the rows of the table, without its title.
        patterns: the parts of a budget, and how their labels are printed.
    """
    if not rows:
        return None
    for cells in cells_between(document, rows[0].start, rows[-1].end):
        columns = [cell for cell in cells if _YEAR.fullmatch(cell.tight)]
        named = [
            (part, cell)
            for part, pattern in patterns
            for cell in cells
            if pattern.fullmatch(cell.tight)
        ]
        if columns and named:
            return _read(cells, columns, named)
    return None


def _read(
    cells: list[RuledCell], columns: list[RuledCell], named: list[tuple[str, RuledCell]]
) -> RuledBudgets:
    header = min(cell.row for cell in columns)
    columns = sorted((cell for cell in columns if cell.row == header), key=lambda cell: cell.column)
    parts: dict[str, list[Quantity]] = {}
    labels = [*columns, *(cell for cell in cells if _LABEL.fullmatch(cell.tight))]
    for part, label in named:
        if part not in parts and label.row > header:
            labels.append(label)
            parts[part] = [_amount(cells, label, column) for column in columns]
    units = (match["unit"] for cell in labels if (match := _UNIT.search(cell.tight)))
    return RuledBudgets(
        [year for cell in columns for year in years_in(cell.text)[:1]],
        next(units, None),
        parts,
        [(span.start, span.end) for cell in labels for span in cell.cite],
    )


def _amount(cells: list[RuledCell], label: RuledCell, column: RuledCell) -> Quantity:
    """Return what stands in a part's row under a year; blank where nothing does."""
    for cell in cells:
        if cell is not label and cell.covers(label.row, column.column) and cell.text:
            return quantity_of(cell.text, cell.cite)
    return Quantity("", None)
