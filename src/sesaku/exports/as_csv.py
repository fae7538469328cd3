"""CSV: one file for each table that has rows, in a folder or a ZIP archive; or one table alone.

The files are UTF-8 with byte order mark, lines end in CRLF, what is missing is empty. A text that
a spreadsheet would take for a formula has an apostrophe before it, and so has a text that itself
begins with one: a program that reads the files takes one leading apostrophe off.

Excel takes codes such as 2-1 for dates when a CSV file is opened with a double click. Import it
with these columns as text, or export a workbook.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from sesaku.exceptions import ExportError
from sesaku.exports.options import (
    DEFAULT,
    Header,
    Options,
    Target,
    headers,
    opened,
    rows_of,
    unwritable,
)
from sesaku.model.reading import Reading
from sesaku.model.tables import TABLES, Scalar, Table, table_of

NAME = "csv"
SUFFIX = ".zip"
MEDIA_TYPE = "application/zip"
ONE_TABLE_SUFFIX = ".csv"
COLUMNS_FILE = "columns.csv"

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_HARMLESS = re.compile(r"[-+－＋]?[\d,]*\.?\d*[%％]?")
_LETTER = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the same readings make the same archive, byte for byte


def write(readings: Iterable[Reading], target: Target, options: Options = DEFAULT) -> None:
    """Write readings as CSV files.

    Args:
        readings: what to write.
        target: a new or empty folder, a path that ends in ``.zip``, or a stream of bytes (an
            archive); with ``options.table``, the one CSV file.
        options: ``table`` writes one table alone; ``header`` is names unless labels are asked for.

    Raises:
        UnknownTableError: there is no such table.
        ExportError: nothing can be written there.
    """
    found = list(readings)
    header = options.header or "names"
    if options.table is not None:
        table = table_of(options.table)
        with opened(target) as file:
            file.write(content(table, rows_of(found, table), header))
    elif isinstance(target, str) or hasattr(target, "__fspath__"):
        _write_path(found, Path(target), header)
    else:
        _write_archive(found, target, header)


def content(table: Table, rows: Iterable[tuple[Scalar, ...]], header: Header) -> bytes:
    """Return a table as the bytes of one CSV file."""
    return sheet(headers(table, header), rows)


def sheet(heads: Sequence[str], rows: Iterable[Sequence[Scalar]]) -> bytes:
    """Return rows of any table as the bytes of one CSV file."""
    return _encoded([list(heads), *([cell(value) for value in row] for row in rows)])


def cell(value: Scalar) -> str:
    """Return a value as it stands in a CSV file.

    A text that begins with = + - @ (of either width), a tab or a line end, and holds a letter or
    digit, gets an apostrophe; a plain number, or a sign alone, does not.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return repr(value)
    risky = _FORMULA.match(value) and _LETTER.search(value) and not _HARMLESS.fullmatch(value)
    return f"'{value}" if risky or value.startswith("'") else value


def _write_path(readings: list[Reading], path: Path, header: Header) -> None:
    if path.suffix.lower() == SUFFIX:
        with opened(path) as file:
            _write_archive(readings, file, header)
    elif path.suffix.lower() == ONE_TABLE_SUFFIX:
        raise ExportError(f"{path}: CSV ファイル一つに書くには、表を一つ指定してください。")
    else:
        _write_folder(readings, path, header)


def _write_folder(readings: list[Reading], folder: Path, header: Header) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise ExportError(
                f"{folder}: 空でないフォルダーには書きません。新しい名前を指定してください。"
            )
        for name, data in _files(readings, header):
            (folder / name).write_bytes(data)
    except OSError as error:
        raise unwritable(folder, error) from error


def _write_archive(readings: list[Reading], file: BinaryIO, header: Header) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _files(readings, header):
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)


def _files(readings: list[Reading], header: Header) -> Iterator[tuple[str, bytes]]:
    written = []
    for table in TABLES:
        rows = rows_of(readings, table)
        if rows:
            written.append(table)
            yield f"{table.name}.csv", content(table, rows, header)
    yield COLUMNS_FILE, _encoded(_columns(written))


def _columns(tables: list[Table]) -> list[list[str]]:
    """Return what the columns are: the table of contents of the files."""
    return [
        ["table", "table_label", "column", "column_label", "type", "description"],
        *(
            [table.name, table.label, column.name, column.label, column.kind, column.description]
            for table in tables
            for column in table.columns
        ),
    ]


def _encoded(rows: Iterable[list[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode("utf-8-sig", "backslashreplace")
