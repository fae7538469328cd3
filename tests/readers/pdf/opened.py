"""Drawn papers as documents, and their checks."""

from itertools import pairwise

from sesaku.document.document import Document, Table
from sesaku.readers import pdf
from sesaku.readers.source import Source
from tests.readers.pdf.paper import Paper


def document_of(paper: Paper) -> Document:
    """Return the document that a paper makes, its offsets checked."""
    document = pdf.read(Source("paper.pdf", paper.bytes()))
    check(document)
    return document


def check(document: Document) -> None:
    """Check that everything in a document points where it says."""
    for line in document.lines:
        assert document.text[line.start : line.end] == line.text
        assert line.text.strip() == line.text != ""
        assert document.page_at(line.start) == line.page
        assert line.box is not None
        assert line.box[0] < line.box[2]
        assert line.box[1] < line.box[3]
    for before, after in pairwise(document.lines):
        assert document.text[before.end : after.start] == "\n" * (1 + after.blanks)
    for before_page, page in pairwise(document.pages):
        assert before_page.end == page.start
    ranges = sorted(
        (span.start, span.end)
        for table in document.tables
        for cell in table.cells
        for span in cell.cite
    )
    assert all(end <= start for (_, end), (start, _) in pairwise(ranges)), "a cell in two tables"
    for start, end, kind in document.margins:
        assert document.text[start:end].strip()
        assert kind in {"page-number", "running-head"}


def grid_of(document: Document, table: Table) -> list[tuple[int, int, int, int, str]]:
    """Return the cells of a table: row, column, extents, text."""
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, document.quote(cell.cite))
        for cell in table.cells
    ]


def texts_of(document: Document, table: Table) -> list[str]:
    """Return the texts of a table's cells, in order."""
    return [document.quote(cell.cite) for cell in table.cells]
