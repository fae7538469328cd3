"""Which kinds of document there are; a new kind adds its line here."""

from typing import Protocol

from sesaku.document.document import Document
from sesaku.exceptions import UnknownKindError
from sesaku.grammars import (
    budget_form,
    evaluation_report,
    evaluation_summary,
    ex_ante_sheet,
    position_paper,
    review_sheet,
    standard_form,
    unknown,
)
from sesaku.model.reading import Content, Detection

CERTAIN = 0.5
"""Below this confidence a document is of no known form."""


class Grammar(Protocol):
    """What a grammar package offers."""

    KIND: str
    LABEL: str

    def detect(self, document: Document) -> Detection:
        """Say how sure it is, from 0 to 1, that the document is of this kind, and why."""
        ...

    def read(self, document: Document) -> Content:
        """Read the document as being of this kind; never raises."""
        ...


GRAMMARS: tuple[Grammar, ...] = (
    evaluation_report,
    standard_form,
    ex_ante_sheet,
    evaluation_summary,
    budget_form,
    position_paper,
    review_sheet,
)
DATA_GRAMMARS: tuple[Grammar, ...] = (review_sheet,)


def detect(document: Document) -> tuple[Grammar, Detection]:
    """Find the grammar that fits best; the ``unknown`` grammar where none does.

    Data files are asked for their keys only: prose in their cells says nothing of their form. Of
    equals the first in the list wins, and one that is certain ends the search. Forms come before
    summaries: a form prints all headings of a summary, and more.
    """
    asked = DATA_GRAMMARS if document.entries else GRAMMARS
    best: tuple[Grammar, Detection] | None = None
    for grammar in asked:
        detection = grammar.detect(document)
        if best is None or detection.confidence > best[1].confidence:
            best = (grammar, detection)
        if detection.confidence >= 1:
            break
    if best is None or best[1].confidence < CERTAIN:
        return unknown, unknown.detect(document)
    return best


def grammar_of(kind: str) -> Grammar:
    """Return the grammar of a kind.

    Raises:
        UnknownKindError: there is none of that name.
    """
    for grammar in GRAMMARS:
        if kind == grammar.KIND:
            return grammar
    known = ", ".join(grammar.KIND for grammar in GRAMMARS)
    raise UnknownKindError(f"文書種別 {kind} はありません。指定できるのは {known} です。")
