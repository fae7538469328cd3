"""Which reader takes which file; a new format adds its line here."""

import dataclasses
import os
from typing import Protocol

from sesaku.document.document import Document
from sesaku.readers import (
    csv_data,
    docx,
    gzip_data,
    html,
    json_data,
    pdf,
    plain_text,
    refused,
    xlsx,
)
from sesaku.readers.source import Source, load


class Reader(Protocol):
    """What a reader module offers."""

    NAME: str
    SUFFIXES: tuple[str, ...]

    def accepts(self, source: Source) -> bool:
        """Whether the content is of this format; looks at the content, not only at the name."""
        ...

    def read(self, source: Source) -> Document:
        """Read it."""
        ...


READERS: tuple[Reader, ...] = (
    docx,
    xlsx,
    html,
    json_data,
    csv_data,
    pdf,
    plain_text,  # last: it takes what no other format claims
)


def open_document(path: str | os.PathLike[str] | Source, *, ocr: bool = False) -> Document:
    """Open a file as a document; ``-`` is standard input. What is compressed is unpacked once.

    Args:
        path: the file.
        ocr: recognise the characters of PDF pages that are pictures, some seconds a page.

    Raises:
        DocumentError: it cannot be opened; the subclass and the message say why.
        MissingExtraError: ``ocr`` is asked for and needed, and the extra is not installed.
    """
    source = path if isinstance(path, Source) else load(path)
    if ocr:
        source = dataclasses.replace(source, ocr=True)
    if gzip_data.accepts(source):
        return gzip_data.read(source, _open_content)
    return _open_content(source)


def _open_content(source: Source) -> Document:
    for reader in READERS:
        if reader.accepts(source):
            return reader.read(source)
    raise refused.refusal(source)
