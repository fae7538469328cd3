"""A sheet: its cells as they are shown, in reading order, merged ones once, hidden ones not."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sesaku.exceptions import TooLargeError
from sesaku.readers.ooxml.markup import Element, elements
from sesaku.readers.xlsx.number_format import shown
from sesaku.readers.xlsx.strings import TextBuilder, Words
from sesaku.readers.xlsx.styles import PLAIN, Style

MAX_CELLS = 2_000_000
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_LETTERS = 26
_TRUE = {"1", "true"}


class Shown(NamedTuple):
    """A cell that shows something.

    ``row`` and ``column`` count from 0; ``struck`` is what of its text is struck out, and
    ``computed`` is False for a formula whose result the file does not hold.
    """

    row: int
    column: int
    text: str
    struck: str
    row_span: int = 1
    column_span: int = 1
    computed: bool = True


class Book(NamedTuple):
    """What the sheets of a workbook share."""

    path: str
    strings: list[Words]
    styles: list[Style]
    from_1904: bool


class _Area(NamedTuple):
    top: int
    left: int
    bottom: int
    right: int


class _Draft(NamedTuple):
    row: int
    column: int
    words: Words
    computed: bool


def cells_of(part: bytes, book: Book, *, with_hidden: bool = False) -> list[Shown]:
    """Return the cells of a sheet that show something, row by row, merged ones once.

    Args:
        part: the sheet's XML.
        book: what it shares with the others.
        with_hidden: whether rows and columns that are hidden, by a filter perhaps, are read too.

    Raises:
        BrokenFileError: it is damaged.
        TooLargeError: it has more cells than any document.
    """
    reader = _SheetReader(book)
    drafts = list(reader.read(part))
    if with_hidden:
        reader.hidden_rows, reader.hidden_columns = set(), []
    drafts.sort(key=lambda draft: draft[:2])
    return list(_merged(drafts, reader))


def place_of(reference: str) -> tuple[int, int] | None:
    """Return row and column, from 0, of a reference such as ``B12``; None where it is none."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    row = int(match[2])
    if not (0 < row <= MAX_ROW and 0 < column <= MAX_COLUMN):
        return None
    return row - 1, column - 1


def name_of(row: int, column: int) -> str:
    """Return the reference of a cell: ``B12``."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, _LETTERS)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"


class _SheetReader:
    """Reads the elements of a sheet in order."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.areas: list[_Area] = []
        self._row = -1
        self._column = -1
        self._count = 0

    def read(self, part: bytes) -> Iterator[_Draft]:
        cell: Element | None = None
        builder = TextBuilder()
        formula, value, within = False, "", ""
        for element in elements(part, self._book.path):
            if cell is None:
                cell = self._outside(element)
                builder, formula, value, within = TextBuilder(), False, "", ""
            elif element.name == "s:c" and not element.opens:
                draft = self._draft(cell, builder, value, formula=formula)
                if draft is not None:
                    yield draft
                cell = None
            elif element.name in {"s:v", "s:f"}:
                within = element.name if element.opens else ""
                formula = formula or element.name == "s:f"
            elif not element.name and within == "s:v":
                value += element.text
            elif within != "s:f":
                builder.take(element)

    def _outside(self, element: Element) -> Element | None:
        """Take an element outside the cells; return it where it opens a cell."""
        if not element.opens:
            return None
        if element.name == "s:c":
            return self._cell(element)
        if element.name == "s:row":
            number = element.get("r")
            self._row = int(number) - 1 if number.isdecimal() else self._row + 1
            self._column = -1
            if element.get("hidden") in _TRUE:
                self.hidden_rows.add(self._row)
        elif element.name == "s:col" and element.get("hidden") in _TRUE:
            first, last = element.get("min"), element.get("max")
            if first.isdecimal() and last.isdecimal():
                self.hidden_columns.append((int(first) - 1, int(last) - 1))
        elif element.name == "s:mergeCell":
            first, _, last = element.get("ref").partition(":")
            start, end = place_of(first), place_of(last or first)
            if start and end and start <= end and start[1] <= end[1]:
                self.areas.append(_Area(*start, *end))
        return None

    def _cell(self, element: Element) -> Element:
        self._count += 1
        if self._count > MAX_CELLS:
            raise TooLargeError(
                self._book.path,
                f"シートのセルが多すぎます（上限 {MAX_CELLS} 個）。内容を分けてください。",
            )
        place = place_of(element.get("r"))
        if place is None:
            self._column += 1
        else:
            self._row, self._column = place
        return element

    def _draft(
        self, cell: Element, builder: TextBuilder, value: str, *, formula: bool
    ) -> _Draft | None:
        words = self._words(cell, builder, value)
        computed = not formula or bool(value) or bool(cell.get("t"))
        if not words.text.strip() and not words.struck.strip() and computed:
            return None
        return _Draft(self._row, self._column, words, computed)

    def _words(self, cell: Element, builder: TextBuilder, value: str) -> Words:
        """Return what a cell shows, and what of it is struck out."""
        number, kind = cell.get("s"), cell.get("t")
        styles = self._book.styles
        index = int(number) if number.isdecimal() else 0
        style = styles[index] if index < len(styles) else PLAIN
        if kind == "s":
            strings = self._book.strings
            at = int(value) if value.strip().isdecimal() else len(strings)
            words = strings[at] if at < len(strings) else Words("")
        elif kind == "inlineStr":
            words = builder.words()
        else:
            words = Words(value if kind in {"str", "e", "d"} else "")
        text = words.text
        if kind in {"", "n", "b"}:
            text = self._number(value, style.code, boolean=kind == "b")
        elif kind in {"s", "inlineStr", "str"} and text:
            text = shown(text, style.code)
        if style.struck:
            return Words("", text + words.struck)
        return Words(text, words.struck)

    def _number(self, value: str, code: str, *, boolean: bool) -> str:
        if boolean:
            return "TRUE" if value.strip() in _TRUE else "FALSE"
        try:
            number = float(value)
        except ValueError:
            return value
        if number != number or number in {float("inf"), float("-inf")}:  # noqa: PLR0124 - not a number
            return value
        exact = int(number) if number.is_integer() and abs(number) < 1e15 else number  # noqa: PLR2004 - exact so far
        return shown(exact, code, from_1904=self._book.from_1904).strip()


def _merged(drafts: list[_Draft], reader: _SheetReader) -> Iterator[Shown]:
    """Give merged cells their extent; leave out what they cover, and what is hidden."""
    areas = sorted(set(reader.areas))
    active: list[_Area] = []
    following = 0
    for draft in drafts:
        while following < len(areas) and areas[following].top <= draft.row:
            active.append(areas[following])
            following += 1
        active = [area for area in active if area.bottom >= draft.row]
        area = next((area for area in active if area.left <= draft.column <= area.right), None)
        if area is None:
            area = _Area(draft.row, draft.column, draft.row, draft.column)
        elif (area.top, area.left) != (draft.row, draft.column):
            continue
        if not _is_hidden(area, reader):
            rows, columns = area.bottom - area.top + 1, area.right - area.left + 1
            words = draft.words
            place = (draft.row, draft.column)
            yield Shown(*place, words.text, words.struck, rows, columns, draft.computed)


def _is_hidden(area: _Area, reader: _SheetReader) -> bool:
    """Whether no part of an area is shown."""
    if reader.hidden_rows and all(
        row in reader.hidden_rows for row in range(area.top, area.bottom + 1)
    ):
        return True
    column = area.left
    for first, last in sorted(reader.hidden_columns):
        if first <= column <= last:
            column = last + 1
    return column > area.right
