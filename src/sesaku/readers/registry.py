"""Which reader takes which file; a new format adds its line here."""

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


def open_document(path: str | os.PathLike[str] | Source) -> Document:
    """Open a file as a document; ``-`` is standard input. What is compressed is unpacked once.

    Raises:
        DocumentError: it cannot be opened; the subclass and the message say why.
    """
    source = path if isinstance(path, Source) else load(path)
    if gzip_data.accepts(source):
        return gzip_data.read(source, _open_content)
    return _open_content(source)


def _open_content(source: Source) -> Document:
    for reader in READERS:
        if reader.accepts(source):
            return reader.read(source)
    raise refused.refusal(source)
