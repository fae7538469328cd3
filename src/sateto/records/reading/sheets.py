"""The rows of a workbook's sheet, as they are shown."""

from collections.abc import Iterator
from pathlib import Path

from sateto.records.exceptions import MappingError
from sesaku.readers.source import load
from sesaku.readers.xlsx.workbook import grids_of


def rows_of_workbook(path: Path, sheet: str) -> Iterator[list[str]]:
    """Yield the rows of a sheet by its name, of the first where there is none.

    Raises:
        MappingError: there is no such sheet.
        DocumentError: the workbook is damaged, encrypted or too large.
    """
    grids = grids_of(load(path))
    chosen = next((one for one in grids if not sheet or one.name == sheet), None)
    if chosen is None:
        names = "、".join(one.name for one in grids)
        raise MappingError(f"{path.name}: シート「{sheet}」がありません。あるシート: {names}")
    rows: dict[int, dict[int, str]] = {}
    for cell in chosen.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.text
    for number in range(1, max(rows, default=0) + 1):
        row = rows.get(number, {})
        yield [row.get(column, "") for column in range(1, max(row, default=0) + 1)]
