"""The front door: file → reading."""

import dataclasses
import os

from sesaku.coverage import account
from sesaku.document.document import Document
from sesaku.grammars.registry import detect, grammar_of
from sesaku.model.diagnostic import Diagnostic
from sesaku.model.reading import Content, Detection, Reading
from sesaku.readers.registry import open_document
from sesaku.readers.source import Source

SURE = 0.8
"""Below this confidence a diagnostic says that the kind is uncertain."""


def read(
    path: str | os.PathLike[str] | Source, *, kind: str | None = None, ocr: bool = False
) -> Reading:
    """Read a file into cited records.

    Args:
        path: the file; ``-`` is standard input.
        kind: the document kind, where it shall not be found by itself.
        ocr: recognise the characters of PDF pages that are pictures, some seconds a page.

    Raises:
        DocumentError: the file cannot be opened.
        UnknownKindError: there is no such kind.
        MissingExtraError: ``ocr`` is asked for and needed, and the extra is not installed.
    """
    grammar = grammar_of(kind) if kind is not None else None
    document = open_document(path, ocr=ocr)
    if grammar is None:
        grammar, detection = detect(document)
        content = _doubted(grammar.read(document), detection, document)
    else:
        detection = dataclasses.replace(
            grammar.detect(document), confidence=1.0, reasons=("種別の指定による。",)
        )
        content = grammar.read(document)
    return account(document, detection, content)


def _doubted(content: Content, detection: Detection, document: Document) -> Content:
    """Add a diagnostic where the kind was found without certainty."""
    if detection.confidence >= SURE:
        return content
    doubt = Diagnostic(
        "kind-unsure",
        document.cite(0, min(len(document.text), 1)),
        {"kind": detection.kind, "confidence": round(detection.confidence, 2)},
    )
    return dataclasses.replace(content, diagnostics=(*content.diagnostics, doubt))
