"""CSV: the canonical text is the file's own, decoded; every cell below the headings is an entry.

The path of a cell is the number of its row, counted from 1 with the headings, and the name of its
column. A doubled quote within a quoted cell is one quote, so the cite of such a cell has a span for
each piece.
"""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from sesaku.document.cite import Cite, Span
from sesaku.document.document import Document, Entry, lines_of
from sesaku.exceptions import EncodingError, TooLargeError
from sesaku.readers.encoding import decode
from sesaku.readers.entries import MAX_ENTRIES, Repeated, Unreadable, told_apart
from sesaku.readers.source import Source

NAME = "csv"
SUFFIXES: tuple[str, ...] = (".csv", ".tsv")
MEDIA_TYPE = "text/csv"

_FEWEST_COLUMNS = 3
_SAMPLED_ROWS = 4
_QUOTED = re.compile(r'"([^"]*+(?>(?:""[^"]*+)*))"')


class Row(NamedTuple):
    """A row: its number, its cells as ranges of offsets inside the quotes, and its own range.

    ``cells`` is None where a quote is never closed, or is closed within a cell.
    """

    number: int
    cells: list[tuple[int, int, bool]] | None
    start: int
    end: int


def accepts(source: Source) -> bool:
    """Whether the name says CSV, or a nameless content has rows of equally many cells."""
    if source.suffixed(*SUFFIXES):
        return True
    if PurePath(source.name).suffix:
        return False
    try:
        text = decode(source).text
    except EncodingError:
        return False
    rows = _rows(text[:65_536], _delimiter(text))
    widths = [len(row.cells or ()) for row, _ in zip(rows, range(_SAMPLED_ROWS), strict=False)]
    return len(widths) > 1 and min(widths[:-1]) == max(widths[:-1]) >= _FEWEST_COLUMNS


def read(source: Source) -> Document:
    """Read a table whose first row is its headings.

    A row that has not as many cells as there are headings is an ``Unreadable`` entry: a cell too
    few or too many moves all that follow to a wrong column.

    Raises:
        EncodingError: the bytes are not text.
        TooLargeError: it has more cells than are read.
    """
    text, encoding = decode(source)
    return Document(
        name=source.name,
        path=source.path,
        text=text,
        sha256=source.sha256,
        media_type=MEDIA_TYPE,
        lines=lines_of(text),
        entries=tuple(_entries(text, source)),
        encoding=encoding,
    )


def _entries(text: str, source: Source) -> list[Entry]:
    rows = _rows(text, _delimiter(text))
    entries: list[Entry] = []
    head = next(rows, None)
    if head is None:
        return entries
    if head.cells is None:
        reason = "見出しの行の引用符が閉じていません。"
        return [Unreadable((head.number, reason), text, (Span(0, len(text)),))]
    columns = _columns(text, head.cells)
    for row in rows:
        cells = None if row.cells is None else _fitted(row.cells, len(columns))
        if cells is None:
            entries.append(_unreadable(text, row, len(columns)))
            continue
        for (start, end, doubled), (name, kind) in zip(cells, columns, strict=True):
            value = text[start:end]
            cite: Cite = (Span(start, end),) if end > start else ()
            if doubled:
                cite = tuple(_pieces(text, start, end))
                value = value.replace('""', '"')
            entries.append(kind((row.number, name), value, cite))
        if len(entries) > MAX_ENTRIES:
            raise TooLargeError(
                source.path,
                f"欄が多すぎます（上限 {MAX_ENTRIES} 欄）。表を分けてから読み込んでください。",
            )
    return entries


def _delimiter(text: str) -> str:
    head = text.lstrip("\n").partition("\n")[0]
    return "\t" if head.count("\t") > head.count(",") else ","


def _columns(text: str, cells: list[tuple[int, int, bool]]) -> list[tuple[str, type[Entry]]]:
    """Return the name of each column, and the class of its entries."""
    names = [
        " ".join(text[start:end].replace('""', '"').split()) or f"列{number}"
        for number, (start, end, _) in enumerate(cells, 1)
    ]
    return [
        (name, Entry if name == printed else Repeated)
        for name, printed in zip(told_apart(names), names, strict=True)
    ]


def _fitted(cells: list[tuple[int, int, bool]], width: int) -> list[tuple[int, int, bool]] | None:
    """Return the cells of a row of ``width`` columns, blank ones beyond left out, else None."""
    if len(cells) < width or any(end > start for start, end, _ in cells[width:]):
        return None
    return cells[:width]


def _unreadable(text: str, row: Row, width: int) -> Unreadable:
    found = "" if row.cells is None else f"見出し{width}列に対して{len(row.cells)}列あります。"
    reason = found or "引用符が正しく閉じていません。"
    return Unreadable((row.number, reason), text[row.start : row.end], (Span(row.start, row.end),))


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the pieces of a quoted cell, each up to and with the first of a pair of quotes."""
    while (quote := text.find('""', start, end)) >= 0:
        yield Span(start, quote + 1)
        start = quote + 2
    if start < end:
        yield Span(start, end)


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """Yield the rows that are not blank; after a broken one, go on at the next line."""
    at = number = 0
    while at < len(text):
        number += 1
        newline = text.find("\n", at)
        line_end = len(text) if newline < 0 else newline
        line = text[at:line_end]
        end = line_end
        if '"' not in line:
            if line.strip():
                yield Row(number, _split(line, at, delimiter), at, line_end)
        else:
            cells, end = _quoted(text, at, delimiter)
            if cells is None:
                end = line_end
            yield Row(number, cells, at, end)
        at = end + 1


def _split(line: str, at: int, delimiter: str) -> list[tuple[int, int, bool]]:
    cells = []
    for value in line.split(delimiter):
        end = at + len(value)
        cells.append((at, end, False))
        at = end + 1
    return cells


def _quoted(text: str, at: int, delimiter: str) -> tuple[list[tuple[int, int, bool]] | None, int]:
    """Return the cells of a row that has quotes, and where the row ends."""
    cells: list[tuple[int, int, bool]] = []
    length = len(text)
    stop = re.compile(f"[{re.escape(delimiter)}\n]")
    while True:
        if text.startswith('"', at):
            found = _QUOTED.match(text, at)
            if found is None:
                return None, at
            start, end = found.span(1)
            cells.append((start, end, '""' in found[1]))
            at = found.end()
            if at < length and text[at] not in (delimiter, "\n"):
                return None, at
        else:
            stopped = stop.search(text, at)
            end = stopped.start() if stopped else length
            cells.append((at, end, False))
            at = end
        if at >= length or text[at] == "\n":
            return cells, at
        at += 1
