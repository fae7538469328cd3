"""Reading the workbook: rows whose every cell has its place, and the cells that have none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sesaku.exports.cycle_workbook.sheets import GUIDE, SHEETS, Column, Sheet, Value
from sesaku.exports.cycle_workbook.values import NotOfKindError, value_of
from sesaku.readers.source import Source
from sesaku.readers.xlsx.sheet import Shown, name_of
from sesaku.readers.xlsx.workbook import Grid, grids_of
from sesaku.text.width import squeeze

_HEAD_ROWS = 20
"""Rows from the top among which the headings are sought: people write titles above them."""

_MOST_MERGED = 500

_CONTINUED = re.compile(r"(?P<label>.+)\(続き(?P<part>\d{1,4})\)")


class Problem(NamedTuple):
    """A cell, or a range of cells, that has no place.

    Attributes:
        sheet: the worksheet's name.
        cell: its address, e.g. "D7" or "H1:H30".
        found: what stands there.
        code: why it has no place, e.g. "unknown-column".
        about: what it would be, e.g. the heading of its column.
    """

    sheet: str
    cell: str
    found: str
    code: str
    about: str = ""


class Line(NamedTuple):
    """A row that says what it is about.

    Attributes:
        sheet: name of the sheet in ``SHEETS``.
        label: the worksheet's name.
        values: what its cells say, by column; blank ones are missing.
        cells: the address of each, by column.
    """

    sheet: str
    label: str
    values: Mapping[str, Value]
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """What a workbook holds: ``lines`` with a place, and ``problems``, in the order of the file."""

    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class _Heading(NamedTuple):
    """A heading: its column, and which part of a long text stands below it, from 1."""

    column: Column
    part: int


def read(source: Source) -> Found:
    """Read a workbook.

    Raises:
        BrokenFileError: the file is damaged or not what it says.
        TooLargeError: it is larger than is read.
        UnsupportedFormatError: it is encrypted.
    """
    found = Found()
    known = {squeeze(sheet.label): sheet for sheet in SHEETS}
    for grid in grids_of(source):
        sheet = known.get(squeeze(grid.name))
        if sheet is not None:
            _SheetReader(grid, sheet, found).read()
        elif squeeze(grid.name) != squeeze(GUIDE) and grid.cells:
            first = next((cell.text for cell in grid.cells if cell.text), "")
            found.problems.append(Problem(grid.name, _range(grid.cells), first, "unknown-sheet"))
    return found


class _SheetReader:
    """Reads one sheet into what is found."""

    def __init__(self, grid: Grid, sheet: Sheet, found: Found) -> None:
        self._grid = grid
        self._sheet = sheet
        self._found = found
        self._headings: dict[int, _Heading] = {}
        self._told: set[int] = set()  # columns that are told as a whole
        self._seen: dict[tuple[Value, ...], str] = {}
        self._rows: dict[int, list[Shown]] = {}
        for cell in grid.cells:
            self._rows.setdefault(cell.row, []).append(cell)

    def read(self) -> None:
        """Read the sheet."""
        top = self._head_row()
        if top is None:
            if self._grid.cells:
                first = self._grid.cells[0].text
                about = "、".join(self._sheet.column(key).label for key in self._sheet.keys)
                self._tell(_range(self._grid.cells), first, "no-headings", about)
            return
        self._read_headings(top)
        self._spread_keys(top)
        for row in sorted(self._rows):
            if row < top:
                for cell in self._rows[row]:
                    self._tell_cell(cell, "above-headings")
            elif row > top:
                self._read_row(self._rows[row])

    def _head_row(self) -> int | None:
        """Return the row in which the headings of the keys stand."""
        labels = {squeeze(self._sheet.column(key).label) for key in self._sheet.keys}
        for row in sorted(self._rows):
            if row < _HEAD_ROWS and labels <= {squeeze(cell.text) for cell in self._rows[row]}:
                return row
        return None

    def _read_headings(self, top: int) -> None:
        known = {squeeze(column.label): column for column in self._sheet.columns}
        for cell in self._rows[top]:
            plain = squeeze(cell.text)
            match = _CONTINUED.fullmatch(plain)
            label, part = (match["label"], int(match["part"])) if match else (plain, 1)
            column = known.get(label)
            heading = _Heading(column, part) if column else None
            if heading is not None and heading not in self._headings.values():
                self._headings[cell.column] = heading
                continue
            self._told.add(cell.column)
            below = [one for one in self._grid.cells if one.column == cell.column]
            code = "unknown-column" if column is None else "column-twice"
            self._tell(_range(below), cell.text, code, label if column else "")

    def _spread_keys(self, top: int) -> None:
        """Give a key that is merged over several rows to each of them."""
        for cell in self._grid.cells:
            heading = self._headings.get(cell.column)
            if heading is None or heading.column.name not in self._sheet.keys or cell.row <= top:
                continue
            if cell.row_span > 1 and cell.column_span == 1:
                for row in range(cell.row, cell.row + min(cell.row_span, _MOST_MERGED)):
                    kept = [one for one in self._rows.get(row, ()) if one is not cell]
                    if row == cell.row or kept:
                        self._rows[row] = [cell._replace(row=row, row_span=1), *kept]

    def _read_row(self, cells: list[Shown]) -> None:
        values, places = self._values(cells)
        missing = [key for key in self._sheet.keys if key not in values]
        if missing:
            about = self._sheet.column(missing[0]).label
            for name, place in places.items():
                self._tell(place, str(values[name]), "no-key", about)
            return
        key = tuple(values[name] for name in self._sheet.keys)
        if set(values) == set(self._sheet.keys):
            return
        first = places[self._sheet.keys[0]]
        if key in self._seen:
            for name, place in places.items():
                if name not in self._sheet.keys:
                    self._tell(place, str(values[name]), "row-twice", self._seen[key])
            return
        self._seen[key] = first
        self._found.lines.append(Line(self._sheet.name, self._grid.name, values, places))

    def _values(self, cells: list[Shown]) -> tuple[dict[str, Value], dict[str, str]]:
        """Return the values of a row and their addresses; a long text is put together again."""
        parts: dict[str, list[tuple[int, Shown]]] = {}
        for cell in cells:
            heading = self._headings.get(cell.column)
            if heading is None:
                if cell.column not in self._told:
                    self._tell_cell(cell, "no-heading")
            elif self._is_readable(cell, heading.column):
                parts.setdefault(heading.column.name, []).append((heading.part, cell))
        values: dict[str, Value] = {}
        places: dict[str, str] = {}
        for name, pieces in parts.items():
            pieces.sort(key=lambda piece: piece[0])
            first = pieces[0][1]
            column = self._sheet.column(name)
            try:
                value = value_of("".join(cell.text for _part, cell in pieces), column)
            except NotOfKindError as error:
                about = "、".join(column.values) or column.label
                self._tell_cell(first, error.code, about)
                continue
            if value is not None:
                values[name] = value
                places[name] = name_of(first.row, first.column)
        return values, places

    def _is_readable(self, cell: Shown, column: Column) -> bool:
        """Whether a cell can be read; tell where it cannot."""
        if not cell.computed:
            self._tell_cell(cell, "formula-uncomputed", column.label)
        elif cell.struck.strip():
            self._tell_cell(cell._replace(text=cell.struck), "text-struck", column.label)
        elif cell.row_span > 1 or cell.column_span > 1:
            self._tell_cell(cell, "merged", column.label)
        else:
            return True
        return False

    def _tell_cell(self, cell: Shown, code: str, about: str = "") -> None:
        self._tell(name_of(cell.row, cell.column), cell.text, code, about)

    def _tell(self, place: str, text: str, code: str, about: str = "") -> None:
        self._found.problems.append(Problem(self._grid.name, place, text, code, about))


def _range(cells: list[Shown]) -> str:
    first = name_of(min(cell.row for cell in cells), min(cell.column for cell in cells))
    last = name_of(max(cell.row for cell in cells), max(cell.column for cell in cells))
    return first if first == last else f"{first}:{last}"
