"""The rows of any document: by its tables and places where it has them, else line by line."""

from sesaku.document.document import Document
from sesaku.grammars.laid_rows import lay_out_tables
from sesaku.grammars.rows import Sheet, lay_out_lines


def lay_out(document: Document) -> Sheet:
    """Turn the lines of a document into rows."""
    placed = document.tables or any(line.box is not None for line in document.lines[:1])
    return lay_out_tables(document) if placed else lay_out_lines(document)
