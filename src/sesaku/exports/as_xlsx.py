"""Excel: a workbook with a contents sheet 「目次」, a sheet for each table, and what columns mean.

Every text is written as text: nothing becomes a formula, a link or a date. A text above Excel's
limit for one cell goes on in columns of its own 「（続き2）」, and a table above the limit of rows
in a second sheet 「（2）」, so that nothing is cut.
"""

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from rich.cells import cell_len

from sesaku.exceptions import ExportError
from sesaku.exports.official.as_workbook import xlsx as official_xlsx
from sesaku.exports.official.printing import write_form
from sesaku.exports.options import DEFAULT, Header, Options, Target, headers, opened, rows_of
from sesaku.model.interchange import coverage_entry
from sesaku.model.reading import Reading
from sesaku.model.tables import TABLES, Scalar, Table, table_of

NAME = "xlsx"
SUFFIX = ".xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

CONTENTS_SHEET = "目次"
COLUMNS_SHEET = "列の説明"
MAX_TEXT = 32_767
"""Longest text of one cell, in UTF-16 code units."""

MAX_ROWS = 1_048_576
_MAX_DIGITS = 10**15  # beyond it Excel rounds; such a number is written as text
_WIDEST = 60
_BEGINNING = 40  # rows that decide how wide a column is
_CREATED = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - the same readings make the same file


_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


class Sheet(NamedTuple):
    """What goes on one worksheet."""

    name: str
    table: Table
    headers: list[str]
    rows: list[list[Scalar]]


def write(readings: Iterable[Reading], target: Target, options: Options = DEFAULT) -> None:
    """Write readings as one workbook.

    Args:
        readings: what to write.
        target: a path, or a stream of bytes.
        options: ``table`` writes that sheet alone; ``header`` is labels unless names are asked for;
            ``form`` writes one reading as that official form instead.

    Raises:
        UnknownTableError: there is no such table.
        ExportError: nothing can be written there.
    """
    if options.form is not None:
        write_form(readings, target, options, official_xlsx)
        return
    found = list(readings)
    tables = TABLES if options.table is None else (table_of(options.table),)
    sheets = [
        sheet for table in tables for sheet in _sheets(found, table, options.header or "labels")
    ]
    buffer = io.BytesIO()
    xlsxwriter = import_module("xlsxwriter")  # here, since it takes time to load
    with xlsxwriter.Workbook(buffer, {"constant_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        bold = book.add_format({"bold": True})
        link = book.get_default_url_format()
        _write_contents(book.add_worksheet(CONTENTS_SHEET), found, sheets, (bold, link))
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.name), sheet.headers, sheet.rows, bold)
        _write_columns(book.add_worksheet(COLUMNS_SHEET), tables, bold)
    with opened(target) as file:
        file.write(buffer.getvalue())


def sheet(name: str, heads: Sequence[str], rows: Iterable[Sequence[Scalar]]) -> bytes:
    """Return rows of any table as the bytes of a workbook of one sheet.

    Args:
        name: of the sheet; what Excel allows in no name becomes a space.
        heads: headings of the columns.
        rows: one value for each heading.

    Raises:
        ExportError: there are more rows than a sheet has.
    """
    names, cells = _continued(list(heads), [tuple(row) for row in rows])
    if len(cells) >= MAX_ROWS:
        raise ExportError(f"{name}: Excel の一枚のシートに入る行数（{MAX_ROWS:,}）を超えます。")
    allowed = _NOT_IN_NAMES.sub(" ", name).strip("' ")[:_LONGEST_NAME].strip("' ") or "Sheet1"
    buffer = io.BytesIO()
    xlsxwriter = import_module("xlsxwriter")  # here, since it takes time to load
    with xlsxwriter.Workbook(buffer, {"constant_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        _write_sheet(book.add_worksheet(allowed), names, cells, book.add_format({"bold": True}))
    return buffer.getvalue()


def pieces(text: str) -> list[str]:
    """Cut a text into pieces that each fit into one cell; a short one is one piece."""
    size = MAX_TEXT if max(text, default="") <= "\uffff" else MAX_TEXT // 2
    return [text[at : at + size] for at in range(0, len(text), size)] or [""]


def _sheets(readings: list[Reading], table: Table, header: Header) -> Iterator[Sheet]:
    rows = rows_of(readings, table)
    names, cells = _continued(headers(table, header), rows)
    for part, start in enumerate(range(0, len(rows), MAX_ROWS - 1), 1):
        name = table.label if part == 1 else f"{table.label}（{part}）"
        yield Sheet(name, table, names, cells[start : start + MAX_ROWS - 1])


def _continued(
    names: list[str], rows: list[tuple[Scalar, ...]]
) -> tuple[list[str], list[list[Scalar]]]:
    """Give columns whose longest text is above the limit further columns to go on in."""
    counts = [1] * len(names)
    for row in rows:
        for at, value in enumerate(row):
            if isinstance(value, str) and len(value) > MAX_TEXT // 2:
                counts[at] = max(counts[at], len(pieces(value)))
    wider = [
        name if part == 1 else f"{name}（続き{part}）"
        for name, count in zip(names, counts, strict=True)
        for part in range(1, count + 1)
    ]
    if len(wider) == len(names):
        return names, [list(row) for row in rows]
    return wider, [
        [
            part
            for value, count in zip(row, counts, strict=True)
            for part in _padded(pieces(value) if isinstance(value, str) else [value], count)
        ]
        for row in rows
    ]


def _padded(parts: list[Any], count: int) -> list[Any]:
    return parts + [None] * (count - len(parts))


def _write_sheet(
    worksheet: Any,  # noqa: ANN401 - untyped library
    heads: list[str],
    rows: list[list[Scalar]],
    bold: Any,  # noqa: ANN401 - untyped library
) -> None:
    for at, name in enumerate(heads):
        sample = [row[at] for row in rows[:_BEGINNING]]
        worksheet.set_column(at, at, _width([name, *sample]))
    worksheet.freeze_panes(1, 0)
    worksheet.autofilter(0, 0, len(rows), len(heads) - 1)
    for at, name in enumerate(heads):
        _write_cell(worksheet, (0, at), name, bold)
    for number, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            _write_cell(worksheet, (number, at), value)


def _write_cell(
    worksheet: Any,  # noqa: ANN401 - untyped library
    place: tuple[int, int],
    value: Scalar,
    style: Any = None,  # noqa: ANN401 - untyped library
) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        worksheet.write_boolean(*place, value, style)
    elif isinstance(value, str) or abs(value) >= _MAX_DIGITS:
        text = str(value).encode("utf-8", "backslashreplace").decode("utf-8")
        worksheet.write_string(*place, text, style)
    else:
        worksheet.write_number(*place, value, style)


def _width(values: list[Scalar]) -> int:
    longest = max(
        (cell_len(line) for value in values for line in str(value or "")[:200].split("\n")),
        default=0,
    )
    return min(max(longest + 2, 8), _WIDEST)


def _write_contents(
    worksheet: Any,  # noqa: ANN401 - untyped library
    readings: list[Reading],
    sheets: list[Sheet],
    styles: tuple[Any, Any],
) -> None:
    bold, link = styles
    for at, width in enumerate((40, 24, 10, 10, 68)):
        worksheet.set_column(at, at, width)
    rows: list[tuple[Scalar, ...]] = [("文書", "文書種別", "読み取り率", "診断", "ハッシュ")]
    for reading in readings:
        share = coverage_entry(reading).share
        kind, document = reading.detection.kind, reading.document
        rows.append((document.path, kind, share, len(reading.diagnostics), document.sha256))
    rows += [(), ("シート", "表", "行数")]
    for number, row in enumerate(rows):
        for at, value in enumerate(row):
            style = bold if number in (0, len(rows) - 1) else None
            _write_cell(worksheet, (number, at), value, style)
    for number, sheet in enumerate(sheets, len(rows)):
        worksheet.write_url(number, 0, f"internal:'{sheet.name}'!A1", link, sheet.name)
        _write_cell(worksheet, (number, 1), sheet.table.name)
        _write_cell(worksheet, (number, 2), len(sheet.rows))


def _write_columns(worksheet: Any, tables: tuple[Table, ...], bold: Any) -> None:  # noqa: ANN401 - untyped library
    for at, width in enumerate((26, 26, 22, 10, 70)):
        worksheet.set_column(at, at, width)
    rows: list[tuple[str, ...]] = [("シート", "列", "識別子", "型", "説明")]
    rows += [
        (table.label, column.label, f"{table.name}.{column.name}", column.kind, column.description)
        for table in tables
        for column in table.columns
    ]
    for number, cells in enumerate(rows):
        for at, text in enumerate(cells):
            _write_cell(worksheet, (number, at), text, bold if number == 0 else None)
