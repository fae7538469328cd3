"""The front door: file → reading."""

import dataclasses
import os

from sesaku.coverage import account
from sesaku.grammars.registry import detect, grammar_of
from sesaku.model.reading import Reading
from sesaku.readers.registry import open_document
from sesaku.readers.source import Source


def read(path: str | os.PathLike[str] | Source, *, kind: str | None = None) -> Reading:
    """Read a file into cited records.

    Args:
        path: the file; ``-`` is standard input.
        kind: the document kind, where it shall not be found by itself.

    Raises:
        DocumentError: the file cannot be opened.
        UnknownKindError: there is no such kind.
    """
    grammar = grammar_of(kind) if kind is not None else None
    document = open_document(path)
    if grammar is None:
        grammar, detection = detect(document)
    else:
        detection = dataclasses.replace(
            grammar.detect(document), confidence=1.0, reasons=("種別の指定による。",)
        )
    return account(document, detection, grammar.read(document))
