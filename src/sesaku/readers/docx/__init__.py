"""Text documents 「Word」: the canonical text is what the document shows, in the order of its body.

Paragraphs and tables come as they stand, a table row by row and cell by cell, a merged cell once;
numbers of automatic lists are printed before their items. A text box follows the paragraph that
it is bound to; footnotes and endnotes stand at the end. What is tracked as deleted, hidden text,
headers and footers, page numbers, comments and entries to choose from are not content. Struck-out
text gives no value; a diagnostic says where it stood.
"""

from sesaku.document.document import Document
from sesaku.readers.docx.text_document import document_of
from sesaku.readers.ooxml.package import main_type
from sesaku.readers.source import Source

__all__ = ["NAME", "SUFFIXES", "accepts", "read"]

NAME = "docx"
SUFFIXES: tuple[str, ...] = (".docx", ".docm", ".dotx", ".dotm")

_TYPES = (
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "ms-word.document.macroenabled.main+xml",
    "ms-word.template.macroenabledtemplate.main+xml",
)


def accepts(source: Source) -> bool:
    """Whether the content is a text document, whatever the file is called."""
    return main_type(source).lower().endswith(_TYPES)


def read(source: Source) -> Document:
    """Read a text document; macros are not run, and nothing that it refers to is fetched.

    Raises:
        BrokenFileError: the file is damaged or not what it says.
        TooLargeError: it is larger than is read.
        UnsupportedFormatError: it is encrypted.
    """
    return document_of(source)
