"""A workbook as a document: sheet by sheet, row by row, cell by cell."""

from collections.abc import Iterator
from typing import NamedTuple

from sesaku.document.cite import cite_of
from sesaku.document.document import Cell, Defect, Document, Table, lines_of
from sesaku.readers.ooxml.markup import elements
from sesaku.readers.ooxml.package import Package
from sesaku.readers.source import Source
from sesaku.readers.xlsx.drawing import paragraphs_of
from sesaku.readers.xlsx.sheet import Book, Shown, cells_of, name_of
from sesaku.readers.xlsx.strings import shared_strings
from sesaku.readers.xlsx.styles import styles_of

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_HIDDEN = {"hidden", "veryhidden"}
_QUOTE = 40


class _Sheet(NamedTuple):
    name: str
    part: str
    hidden: bool


def document_of(source: Source) -> Document:
    """Read a workbook.

    Raises:
        BrokenFileError: the file is damaged or not what it says.
        TooLargeError: it is larger than is read.
        UnsupportedFormatError: it is encrypted.
    """
    package = Package(source)
    main = package.main()
    if not package.has(main):
        raise package.broken()
    book, sheets = _opened(package, main)
    writer = _Writer()
    for sheet in sheets:
        if sheet.hidden or not package.has(sheet.part):
            continue
        writer.add_sheet(sheet.name, cells_of(package.part(sheet.part), book))
        for relation in package.relations(sheet.part).values():
            if relation.kind == "drawing":
                writer.add_paragraphs(paragraphs_of(package.part(relation.target), source.path))
    text = writer.text()
    return Document(
        name=source.name,
        path=source.path,
        text=text,
        sha256=source.sha256,
        media_type=MEDIA_TYPE,
        lines=lines_of(text),
        tables=tuple(writer.tables),
        defects=tuple(writer.defects),
    )


class Grid(NamedTuple):
    """A sheet as it is worked in: its name, and its cells, those hidden by a filter too."""

    name: str
    cells: list[Shown]


def grids_of(source: Source) -> list[Grid]:
    """Return the sheets of a workbook cell by cell, for tables that people fill in.

    Raises:
        BrokenFileError: the file is damaged or not what it says.
        TooLargeError: it is larger than is read.
        UnsupportedFormatError: it is encrypted.
    """
    package = Package(source)
    main = package.main()
    if not package.has(main):
        raise package.broken()
    book, sheets = _opened(package, main)
    return [
        Grid(sheet.name, cells_of(package.part(sheet.part), book, with_hidden=True))
        for sheet in sheets
        if package.has(sheet.part)
    ]


def _opened(package: Package, main: str) -> tuple[Book, list[_Sheet]]:
    relations = package.relations(main)
    parts = {relation.kind: relation.target for relation in relations.values()}
    from_1904 = False
    sheets: list[_Sheet] = []
    for element in elements(package.part(main), package.path):
        if element.opens and element.name == "s:workbookPr":
            from_1904 = element.get("date1904") in {"1", "true"}
        elif element.opens and element.name == "s:sheet":
            relation = relations.get(element.get("r:id"))
            if relation is not None and relation.kind == "worksheet":
                hidden = element.get("state").lower() in _HIDDEN
                sheets.append(_Sheet(element.get("name"), relation.target, hidden))
    strings = shared_strings(package.part(parts.get("sharedStrings", "")), package.path)
    styles = styles_of(package.part(parts.get("styles", "")), package.path)
    return Book(package.path, strings, styles, from_1904), sheets


class _Writer:
    """Writes the canonical text, and notes where each cell stands in it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._at = 0
        self.tables: list[Table] = []
        self.defects: list[Defect] = []

    def text(self) -> str:
        """Return what was written."""
        return "".join(self._parts)

    def add_sheet(self, name: str, cells: list[Shown]) -> None:
        """Write the cells of a sheet as a table; a blank line parts sheets."""
        if self._at:
            self._write("\n")
        placed = tuple(self._cells(name, cells))
        if placed:
            self.tables.append(Table(placed, name=name))

    def add_paragraphs(self, paragraphs: list[str]) -> None:
        """Write what stands in the sheet outside its cells."""
        for paragraph in paragraphs:
            self._write_lines(paragraph)

    def _cells(self, sheet: str, cells: list[Shown]) -> Iterator[Cell]:
        for cell in cells:
            start = self._at
            name = f"{sheet}!{name_of(cell.row, cell.column)}"
            end = self._write_lines(cell.text)
            if cell.struck.strip():
                quote = " ".join(cell.struck.split())[:_QUOTE]
                self.defects.append(("text-struck", start, {"quote": quote, "cell": name}))
            if not cell.computed:
                self.defects.append(("formula-uncomputed", start, {"cell": name}))
            if end > start:
                yield Cell(
                    cell.row,
                    cell.column,
                    cite_of(start, end),
                    cell.row_span,
                    cell.column_span,
                    name=name,
                )

    def _write_lines(self, text: str) -> int:
        """Write a text, each line of it on its own; return where its last character ends."""
        lines = [line.rstrip() for line in text.split("\n")]
        kept = "\n".join(line for line in lines if line)
        if not kept:
            return self._at
        self._write(kept + "\n")
        return self._at - 1

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)
