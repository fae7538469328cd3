r"""Plain text: the canonical text is the file's own, decoded, with ``\\n`` line ends."""

import re

from sesaku.document.document import Document, Page, lines_of
from sesaku.readers.encoding import decode_mended
from sesaku.readers.source import Source

NAME = "plain-text"
SUFFIXES: tuple[str, ...] = (".txt", ".text", ".md")
MEDIA_TYPE = "text/plain"


def accepts(source: Source) -> bool:
    """Whether the content may be plain text: the last resort, so anything may."""
    return not source.suffixed(".pdf", ".docx", ".xlsx", ".zip")


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
