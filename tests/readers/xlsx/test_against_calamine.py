"""The same cells as another reader of workbooks finds, where both say the value alone."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from xlsxwriter.workbook import Workbook

from tests.readers.xlsx.books import opened, written

TEXTS = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12)
VALUES = st.one_of(st.none(), st.integers(-(10**9), 10**9), TEXTS)


@given(st.lists(st.lists(VALUES, max_size=6), max_size=8))
@settings(max_examples=60, deadline=None)
def test_cells(rows: list[list[int | str | None]]) -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet("a")
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif value is not None:
                    sheet.write_number(row, column, value)

    data = written(write)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    start = sheet.start or (0, 0)
    theirs = {
        (start[0] + row, start[1] + column): str(int(value) if isinstance(value, float) else value)
        for row, cells in enumerate(sheet.to_python(skip_empty_area=True))
        for column, value in enumerate(cells)
        if value != ""
    }
    document = opened(data)
    ours = {
        (cell.row, cell.column): document.quote(cell.cite)
        for table in document.tables
        for cell in table.cells
    }
    assert ours == theirs
