"""The citable document: canonical text, lines, pages, table cells, and spans into them."""

from sesaku.document.cite import Cite, Span, cite_of, covered, merge
from sesaku.document.document import Anchor, Cell, Defect, Document, Entry, Line, Page, Table
from sesaku.document.passage import Passage, join

__all__ = [
    "Anchor",
    "Cell",
    "Cite",
    "Defect",
    "Document",
    "Entry",
    "Line",
    "Page",
    "Passage",
    "Span",
    "Table",
    "cite_of",
    "covered",
    "join",
    "merge",
]
