"""PDF: text in reading order, ruled tables over pages, page numbers and running heads told apart.

Works on what the file draws: characters sorted by place, ruling lines put together to tables.
Scripts, forms, attachments and links in the file are never run or followed.
"""

from sesaku.document.document import Document
from sesaku.readers.pdf.assembly import Assembly
from sesaku.readers.pdf.isolation import read_apart
from sesaku.readers.source import Source

__all__ = ["NAME", "SUFFIXES", "accepts", "read"]

NAME = "pdf"
SUFFIXES: tuple[str, ...] = (".pdf",)

_MAGIC = b"%PDF-"
_HEADER = 1024


def accepts(source: Source) -> bool:
    """Whether the content is a PDF: it starts with the sign, or is named so.

    What is named so and is none is told to be broken, rather than read as something else.
    """
    head = source.data[:_HEADER].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    return head.startswith(_MAGIC) or source.suffixed(*SUFFIXES)


def read(source: Source) -> Document:
    """Read a PDF.

    Raises:
        BrokenFileError: it is damaged, cut short, or locked by a password.
        TooLargeError: it has more pages or characters than are read, or takes too long.
    """
    assembly = Assembly()
    title = read_apart(source.data, source.path, assembly.add)
    return assembly.document(source, title)
