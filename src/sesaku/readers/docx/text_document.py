"""A text document as a document: paragraphs and tables in the order of the body, then the notes."""

from collections.abc import Iterator

from sesaku.document.cite import cite_of
from sesaku.document.document import Cell, Defect, Document, Table, lines_of
from sesaku.readers.docx.blocks import Block, CellBlock, Paragraph, TableBlock
from sesaku.readers.docx.body import BodyReader, notes_of
from sesaku.readers.docx.numbering import Numbering
from sesaku.readers.docx.styles import Styles
from sesaku.readers.ooxml.package import Package
from sesaku.readers.source import Source

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_QUOTE = 40


def document_of(source: Source) -> Document:
    """Read a text document.

    Raises:
        BrokenFileError: the file is damaged or not what it says.
        TooLargeError: it is larger than is read.
        UnsupportedFormatError: it is encrypted.
    """
    package = Package(source)
    main = package.main()
    if not package.has(main):
        raise package.broken()
    parts = {relation.kind: relation.target for relation in package.relations(main).values()}
    styles = Styles(package.part(parts.get("styles", "")), source.path)
    numbering = Numbering(package.part(parts.get("numbering", "")), source.path)
    reader = BodyReader(styles)
    blocks = reader.read(package.part(main), source.path)
    writer = _Writer(styles, numbering)
    writer.add(blocks)
    for kind in ("footnote", "endnote"):
        part = package.part(parts.get(f"{kind}s", ""))
        notes = dict(notes_of(part, source.path, styles, kind))
        called = [identifier for name, identifier in reader.notes if name == kind]
        for identifier in dict.fromkeys(called):
            writer.add(notes.get(identifier, []))
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


class _Writer:
    """Writes the canonical text, and notes where each cell stands in it."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._parts: list[str] = []
        self._at = 0
        self.tables: list[Table] = []
        self.defects: list[Defect] = []

    def text(self) -> str:
        """Return what was written."""
        return "".join(self._parts)

    def add(self, blocks: list[Block], *, inside: bool = False) -> None:
        """Write blocks in order; ``inside`` a cell, blank paragraphs print nothing."""
        for block in blocks:
            if isinstance(block, TableBlock):
                self._add_table(block)
            elif not self._add_paragraph(block) and not inside:
                self._write("\n")

    def _add_paragraph(self, paragraph: Paragraph) -> bool:
        """Write a paragraph with the number that its list gives it; return whether it shows."""
        text = paragraph.text.strip("\n")
        struck = "".join(paragraph.struck)
        if struck.strip():
            quote = " ".join(struck.split())[:_QUOTE]
            self.defects.append(("text-struck", self._at, {"quote": quote, "cell": "本文"}))
        if not text.strip():
            return False
        list_id, level = paragraph.list_id, paragraph.level
        if not list_id:
            list_id, level = self._styles.list_of(paragraph.style)
        mark = self._numbering.next_mark(list_id, level) if list_id != "0" else ""
        lines = [line.rstrip() for line in (f"{mark} {text}" if mark else text).split("\n")]
        self._write("\n".join(line for line in lines if line) + "\n")
        return True

    def _add_table(self, table: TableBlock) -> None:
        place = len(self.tables)
        self.tables.append(Table(()))
        cells = tuple(self._cells(table))
        if cells:
            self.tables[place] = Table(cells)
        else:
            del self.tables[place]

    def _cells(self, table: TableBlock) -> Iterator[Cell]:
        for row, cells in enumerate(_laid_out(table)):
            for cell in cells:
                start = self._at
                self.add(cell.blocks, inside=True)
                cite = cite_of(start, self._at - 1) if self._at > start else ()
                yield Cell(row, cell.column, cite, cell.rows, cell.columns)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)


def _laid_out(table: TableBlock) -> list[list[CellBlock]]:
    """Return the rows of a table, each cell with its column; what a merge covers is left out."""
    above: dict[int, CellBlock] = {}
    rows: list[list[CellBlock]] = []
    for row in table.rows:
        if row.deleted:
            continue
        kept: list[CellBlock] = []
        column = row.before
        following: dict[int, CellBlock] = {}
        for cell in row.cells:
            cell.column = column
            column += cell.columns
            begun = above.get(cell.column)
            if cell.beside == "continue" and kept:
                kept[-1].columns += cell.columns
            elif cell.merged == "continue" and begun is not None:
                begun.rows += 1
                following[cell.column] = begun
            else:
                kept.append(cell)
                if cell.merged:
                    following[cell.column] = cell
        above = following
        rows.append(kept)
    return rows
