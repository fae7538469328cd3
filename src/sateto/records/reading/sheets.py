"""The rows of a workbook's sheet, as they are shown."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sateto.records.exceptions import MappingError
from sesaku.readers.source import load
from sesaku.readers.xlsx.workbook import grids_of


def rows_of_workbook(
    path: Path, name: str, sheet: str
) -> Iterator[tuple[Sequence[str], Sequence[int]]]:
    """Yield the rows of a sheet by its name, of the first where there is none.

    Each is its texts, and the places of those whose formula has no result in the file.

    Raises:
        MappingError: there is no such sheet.
        DocumentError: the workbook is damaged, encrypted or too large.
    """
    grids = grids_of(replace(load(path), path=name))
    chosen = next((one for one in grids if not sheet or one.name == sheet), None)
    if chosen is None:
        names = "、".join(one.name for one in grids)
        raise MappingError(f"{name}: シート「{sheet}」がありません。あるシート: {names}")
    rows: dict[int, dict[int, str]] = {}
    uncomputed: dict[int, list[int]] = {}
    for cell in chosen.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.text
        if not cell.computed:
            uncomputed.setdefault(cell.row, []).append(cell.column)
    for number in range(max(rows, default=-1) + 1):
        row = rows.get(number, {})
        texts = [row.get(column, "") for column in range(max(row, default=-1) + 1)]
        yield texts, uncomputed.get(number, ())
