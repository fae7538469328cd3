"""The rows of a table below its header, of CSV or a workbook, as pieces.

A row of CSV that cannot be read is told and passed over, and the others come: reading goes on at
the line after the one on which the row begins.
"""

import csv
import json
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from sateto.records.exceptions import MappingError, RecordsFileError
from sateto.records.reading.mapping import TableMapping, parsed
from sateto.records.reading.pieces import RawPiece
from sateto.records.reading.sheets import rows_of_workbook

_ZIP = b"PK\x03\x04"
_NOT_DECODED = re.compile("[\udc80-\udcff]")
_CODECS_OF_JAPAN = ("utf-8", "cp932", "euc_jp")
_HEAD = 64 * 1024
UNCOMPUTED = ""
"""Under this name, which no column has, stand the columns whose formula has no result."""


class Row(NamedTuple):
    """A row: the line on which it begins, its texts, and what is wrong with it."""

    line: int
    cells: Sequence[str]
    trouble: str = ""
    uncomputed: Sequence[int] = ()


def rows(path: Path, name: str, mapping: str, start: int) -> Iterator[RawPiece]:
    """Yield the rows behind a row, each as JSON of its texts by column.

    Args:
        path: where the table lies.
        name: what it is called.
        mapping: which column is which value, as YAML.
        start: the number of the last row that is not wanted any more.

    Raises:
        RecordsFileError: it is no table.
        MappingError: its header is not what the mapping says.
    """
    wanted = parsed(mapping)
    with path.open("rb") as file:
        workbook = file.read(len(_ZIP)) == _ZIP
    found = _of_workbook(path, name, wanted) if workbook else _of_csv(path, name, wanted)
    names: list[str] = []
    for number, row in enumerate(found, 1):
        if number == wanted.header:
            names = _names(row, name, wanted)
        elif number > max(wanted.header, start):
            trouble = row.trouble
            if not trouble and not workbook and any(map(str.strip, row.cells[len(names) :])):
                trouble = "row-too-long"
            if trouble:
                yield RawPiece(number, number, row.line, b"", trouble)
            elif any(map(str.strip, row.cells)) or row.uncomputed:
                yield RawPiece(number, number, row.line, _content(names, row))


def _names(row: Row, name: str, wanted: TableMapping) -> list[str]:
    if row.trouble:
        raise RecordsFileError(f"{name}: {row.line} 行目の見出しを、表として読めません。")
    names = [one.strip() for one in row.cells]
    counted = Counter(names)
    for column in wanted.columns:
        if column not in counted:
            raise MappingError(
                f"{name}: {row.line} 行目に、対応表の列「{column}」がありません。"
                f"表にある列: {', '.join(filter(None, names))[:300]}"
            )
        if counted[column] > 1:
            raise MappingError(
                f"{name}: {row.line} 行目に、列「{column}」が {counted[column]} つあります。"
                "どれを取り込むか分からないので、表の見出しを別の名前にしてください。"
            )
    return names


def _content(names: Sequence[str], row: Row) -> bytes:
    cells = dict(zip(names, row.cells, strict=False))
    cells.pop(UNCOMPUTED, None)
    unknown = [names[place] for place in row.uncomputed if place < len(names)]
    if unknown:
        cells[UNCOMPUTED] = "\n".join(unknown)
    return json.dumps(cells, ensure_ascii=False, sort_keys=True).encode()


def _of_workbook(path: Path, name: str, wanted: TableMapping) -> Iterator[Row]:
    for line, (cells, uncomputed) in enumerate(rows_of_workbook(path, name, wanted.sheet), 1):
        yield Row(line, cells, uncomputed=uncomputed)


def _of_csv(path: Path, name: str, wanted: TableMapping) -> Iterator[Row]:
    encoding = wanted.encoding
    if encoding.lower().replace("_", "-") in ("utf-8", "utf8"):
        encoding = "utf-8-sig"
    try:
        with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
            first = file.readline(_HEAD)
            if _NOT_DECODED.search(first):
                raise _of_other_encoding(path, name, wanted)
            file.seek(0)
            yield from _parsed(file, wanted.delimiter or max(",\t", key=first.count))
    except LookupError as error:
        raise MappingError(
            f"{name}: 対応表の encoding「{wanted.encoding}」は知られていません"
            "（例: utf-8、cp932）。"
        ) from error


def _of_other_encoding(path: Path, name: str, wanted: TableMapping) -> RecordsFileError:
    with path.open("rb") as file:
        start = file.readline(_HEAD)
    fitting = next((one for one in _CODECS_OF_JAPAN if _names_columns(start, one, wanted)), None)
    advice = (
        f"中身は {fitting} のようです。対応表に encoding: {fitting} と書いてください。"
        if fitting
        else "対応表の encoding を確かめてください（例: cp932）。"
    )
    return RecordsFileError(f"{name}: 見出しを {wanted.encoding} として読めません。{advice}")


def _names_columns(start: bytes, encoding: str, wanted: TableMapping) -> bool:
    try:
        return wanted.key in start.decode(encoding)
    except UnicodeDecodeError:
        return False


def _parsed(file: TextIO, delimiter: str) -> Iterator[Row]:
    """Yield the rows of CSV; after one that is wrong it goes on at the line after its first."""
    again: deque[str] = deque()
    taken: list[str] = []

    def lines() -> Iterator[str]:
        while True:
            line = again.popleft() if again else file.readline()
            if not line:
                return
            taken.append(line)
            yield line

    line = 1
    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    while True:
        taken.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Row(line, (), "row-not-closed")
            again.extendleft(reversed(taken[1:]))
            line += 1
            reader = csv.reader(lines(), delimiter=delimiter, strict=True)
            continue
        yield Row(line, cells, _wrong(cells))
        line += len(taken)


def _wrong(cells: Sequence[str]) -> str:
    if any(map(_NOT_DECODED.search, cells)):
        return "table-encoding-wrong"
    return "row-with-control" if any("\0" in cell for cell in cells) else ""
