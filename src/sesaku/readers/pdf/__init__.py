"""PDF: text in reading order, ruled tables over pages, page numbers and running heads told apart.

Works on what the file draws: characters sorted by place, ruling lines put together to tables.
Scripts, forms, attachments and links in the file are never run or followed.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sesaku.document.document import Document
from sesaku.readers.pdf.assembly import Assembly
from sesaku.readers.pdf.isolation import draw_apart, read_apart
from sesaku.readers.pdf.recognition import Engine, rapid_ocr, recognised
from sesaku.readers.source import Source

if TYPE_CHECKING:
    from sesaku.readers.pdf.layout import PageLayout

__all__ = ["NAME", "SUFFIXES", "accepts", "read", "read_scanned"]

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
        MissingExtraError: characters are to be recognised, and nothing for it is installed.
    """
    if source.ocr:
        return read_scanned(source, rapid_ocr)
    assembly = Assembly()
    title = read_apart(source.data, source.path, assembly.add)
    return assembly.document(source, title)


def read_scanned(source: Source, engine: Callable[[], Engine]) -> Document:
    """Read a PDF, and recognise the characters of pages that are pictures.

    Args:
        source: the file.
        engine: gives what recognises; only called where a page is a picture.
    """
    pages: list[PageLayout] = []
    title = read_apart(source.data, source.path, pages.append)
    assembly = Assembly()
    for number, page in enumerate(pages):
        if page.scanned:
            recognise = engine()
            picture = draw_apart(source.data, source.path, number)
            assembly.add(recognised(page, picture, recognise))
        else:
            assembly.add(page)
    return assembly.document(source, title)
