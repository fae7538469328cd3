"""Printed reports as documents, without a file."""

import hashlib

from sesaku.coverage import account
from sesaku.document.document import Document, lines_of
from sesaku.grammars import evaluation_report
from sesaku.model.reading import Reading


def document_of(text: str) -> Document:
    """Return a text as the document that the reader of plain text makes of it."""
    return Document(
        name="fiction.txt",
        path="fiction.txt",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        lines=lines_of(text),
    )


def reading_of(text: str) -> Reading:
    """Read a text as a full report."""
    document = document_of(text)
    detection = evaluation_report.detect(document)
    return account(document, detection, evaluation_report.read(document))
