"""A form as a sheet of cells: its tables one below the other, what stands between them as cells."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.document.passage import Passage
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.stacking import Places, Stack
from sesaku.grammars.laid_rows import lay_out_tables
from sesaku.grammars.rows import Row, compose
from sesaku.grammars.tight import Tight
from sesaku.model.reading import Furniture
from sesaku.text.width import squeeze

_BLANK = re.compile(r"\s+")


class RowIndex:
    """Cells by the rows in which they stand."""

    def __init__(self, cells: Iterable[FormCell]) -> None:
        self._rows: dict[int, list[FormCell]] = {}
        for cell in cells:
            for row in range(cell.top, cell.bottom):
                self._rows.setdefault(row, []).append(cell)

    def at(self, row: int) -> list[FormCell]:
        """Return the cells that stand in a row."""
        return self._rows.get(row, [])

    def beside(self, cell: FormCell) -> list[FormCell]:
        """Return the other cells that share a row with one, each once."""
        found = {other: None for row in range(cell.top, cell.bottom) for other in self.at(row)}
        found.pop(cell, None)
        return list(found)


class FormSheet(NamedTuple):
    """The cells of a form in reading order, and the furniture of its pages.

    ``full`` are the ends of the lines of cells that have no room for another figure.
    """

    document: Document
    cells: tuple[FormCell, ...]
    furniture: tuple[Furniture, ...]
    full: frozenset[int] = frozenset()

    def passage(self, cell: FormCell, start: int, end: int) -> Passage:
        """Return a part of a cell: the characters ``start`` to ``end`` of its tight text."""
        return compose(self.document, cut(cell.rows, cell.tight, start, end))

    def cite(self, cell: FormCell, start: int, end: int) -> Cite:
        """Return where a part of a cell stands."""
        return self.passage(cell, start, end).cite


def sheet_of(document: Document, is_head: Callable[[str], bool]) -> FormSheet:
    """Return the cells of a document in reading order.

    Args:
        document: the document.
        is_head: whether a running head is the form's own title or number, which is content where
            it stands first.
    """
    laid = lay_out_tables(replace(document, margins=tuple(_margins(document, is_head))))
    places = Places(document)
    in_cells: dict[tuple[int, int], list[Row]] = {}
    outside: list[Row] = []
    for row in laid.rows:
        place = places.at(row.start)
        if place is not None:
            in_cells.setdefault((place.table, place.cell), []).append(row)
        else:
            outside.append(row)
    stack = Stack(document, places.holders(), in_cells)
    items = [(start, table) for table, start in places.first().items() if stack.stands(table)]
    pieces: list[tuple[int, int | tuple[Row, ...]]] = [*items]
    pieces += [(rows[0].start, rows) for rows in _paragraphs(outside)]
    pieces.sort(key=itemgetter(0))
    cells = [
        piece
        for cell in _with_alone(list(stack.cells(piece for _, piece in pieces)))
        for piece in _heads_apart(cell, is_head)
    ]
    return FormSheet(document, tuple(cells), tuple(laid.furniture), laid.full)


def _heads_apart(cell: FormCell, is_head: Callable[[str], bool]) -> list[FormCell]:
    """Return a cell that holds the form's title and its number as a cell for each of them."""
    if not cell.alone:
        return [cell]
    rows = [row for printed in cell.rows for row in _heads_on(printed, is_head)]
    if len(rows) < 2 or not any(is_head(squeeze(row.text)) for row in rows):  # noqa: PLR2004 - title and number
        return [cell]
    return [replace(cell, rows=(row,)) for row in rows]


def _heads_on(row: Row, is_head: Callable[[str], bool]) -> Iterator[Row]:
    """Yield title and number that stand on one line, each by itself; else the line as it is."""
    start, text = row.start, row.text
    for at in _between_heads(text, is_head):
        head, text = text[:at].rstrip(), text[at:]
        yield row._replace(start=start, end=start + len(head), text=head)
        start += at
    yield row._replace(start=start, text=text)


def _between_heads(text: str, is_head: Callable[[str], bool]) -> list[int]:
    """Return where a number begins behind a title on its line, or a title behind a number."""
    for blank in _BLANK.finditer(text):
        before, after = squeeze(text[: blank.start()]), squeeze(text[blank.end() :])
        if is_head(before) and is_head(after):
            return [blank.end()]
    return []


def _margins(document: Document, is_head: Callable[[str], bool]) -> Iterator[tuple[int, int, str]]:
    """Yield the margins that are no content: all but the first print of the form's own head."""
    seen: set[str] = set()
    for start, end, kind in document.margins:
        printed = document.text[start:end]
        text = squeeze(printed)
        own = is_head(text) or bool(_between_heads(printed, is_head))
        if kind == "running-head" and text not in seen and own:
            seen.add(text)
        else:
            yield start, end, kind


def cut(rows: Iterable[Row], tight: Tight, start: int, end: int) -> list[Row]:
    """Return rows with only the characters ``start`` to ``end`` of their tight text."""
    if start >= end:
        return []
    first, last = tight.offsets[start], tight.offsets[end - 1] + 1
    kept = []
    for row in rows:
        left, right = max(row.start, first), min(row.end, last)
        if left < right:
            text = row.text[left - row.start : right - row.start]
            blank = len(text) - len(text.lstrip())
            left, text = left + blank, text.strip()
            if text:
                kept.append(row._replace(start=left, end=left + len(text), text=text))
    return kept


def _paragraphs(rows: list[Row]) -> Iterator[tuple[Row, ...]]:
    """Yield the paragraphs outside the tables."""
    open_rows: list[Row] = []
    for row in rows:
        open_rows.append(row)
        if row.closes:
            yield tuple(open_rows)
            open_rows = []
    if open_rows:
        yield tuple(open_rows)


def _with_alone(cells: Sequence[FormCell]) -> Iterator[FormCell]:
    """Yield the cells, and say of every one whether it stands alone in its rows."""
    holds: dict[int, int] = {}
    for cell in cells:
        for row in range(cell.top, cell.bottom):
            holds[row] = holds.get(row, 0) + 1
    for cell in cells:
        alone = all(holds[row] == 1 for row in range(cell.top, cell.bottom))
        yield replace(cell, alone=alone)
