r"""Plain text: the canonical text is the file's own, decoded, with ``\\n`` line ends."""

import re

from sesaku.document.document import Document, Page, lines_of
from sesaku.readers.encoding import decode_mended
from sesaku.readers.source import Source

NAME = "plain-text"
SUFFIXES: tuple[str, ...] = (".txt", ".text", ".md")
MEDIA_TYPE = "text/plain"

_OTHER_FORMATS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
)


def accepts(source: Source) -> bool:
    """Whether the content may be plain text: the last resort, so all but known formats may."""
    return not source.suffixed(".pdf", ".docx", ".xlsx", ".zip") and not source.data.startswith(
        _OTHER_FORMATS
    )


def read(source: Source) -> Document:
    """Read a text file; a form feed ends a page.

    Raises:
        EncodingError: the bytes are not text.
    """
    text, encoding, defects = decode_mended(source)
    pages = _pages(text)
    return Document(
        name=source.name,
        path=source.path,
        text=text,
        sha256=source.sha256,
        media_type=MEDIA_TYPE,
        lines=lines_of(text, pages),
        pages=pages,
        encoding=encoding,
        defects=defects,
    )


def _pages(text: str) -> tuple[Page, ...]:
    if "\f" not in text.rstrip("\f\n "):
        return ()
    ends = [match.end() for match in re.finditer("\f", text)] + [len(text)]
    starts = [0, *ends[:-1]]
    pages = [(start, end) for start, end in zip(starts, ends, strict=True) if end > start]
    return tuple(Page(number, *bounds) for number, bounds in enumerate(pages, 1))
