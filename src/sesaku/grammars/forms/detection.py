"""How sure it is that a document is a form: tables, a title, and headings as its cells."""

import re
from collections.abc import Mapping

from sesaku.document.document import Document
from sesaku.grammars.forms.keywords import inferred_section
from sesaku.grammars.forms.vocabulary import section_of
from sesaku.model.reading import Detection
from sesaku.text.width import squeeze

_TITLED = 0.5
_HEADED = 0.1
_MOST_CELLS = 4000
_LONGEST_TITLE = 60
_LINES = 30
_ENOUGH = 3


def detected(
    document: Document, kind: str, title: re.Pattern[str], headings: Mapping[str, str]
) -> Detection:
    """Say how sure it is that a document is a form of a kind.

    Args:
        document: the document.
        kind: the kind.
        title: what its title ends with.
        headings: the sections that speak for it, and what they are called.
    """
    if not document.tables or document.entries:
        return Detection(kind, 0.0, ("罫線で区切られた表がない。",))
    reasons: list[str] = []
    score = 0.0
    for line in document.lines[:_LINES]:
        folded = squeeze(line.text)
        if len(folded) <= _LONGEST_TITLE and title.search(folded):
            reasons.append(f"表題「{line.text.strip()}」がある。")
            score = _TITLED
            break
    cells = [cell for table in document.tables for cell in table.cells if cell.cite]
    texts = {document.quote(cell.cite) for cell in cells[:_MOST_CELLS]}
    printed = [text for text in texts if len(text) <= _LONGEST_TITLE]
    found = {section_of(text) or inferred_section(text) for text in printed}
    named = [label for section, label in headings.items() if section in found]
    reasons += [f"「{label}」の欄がある。" for label in named]
    if len(named) < _ENOUGH:
        score = min(score, _TITLED - _HEADED)
    return Detection(kind, min(round(score + _HEADED * len(named), 3), 1.0), tuple(reasons))
