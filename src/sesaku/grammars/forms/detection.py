"""How sure it is that a document is a form: tables, a title, headings as its cells, its layout."""

import re
from collections.abc import Mapping

from sesaku.document.document import Document
from sesaku.grammars.forms.keywords import inferred_section
from sesaku.grammars.forms.laid_out import parts_laid_out
from sesaku.grammars.forms.vocabulary import section_of
from sesaku.model.reading import Detection
from sesaku.text.width import squeeze

_TITLED = 0.5
_HEADED = 0.1
_HEADED_UNTITLED = 0.01
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
    certain = round(score + _HEADED * len(named), 3)
    if len(named) < _ENOUGH or certain < _TITLED:
        laid_out = parts_laid_out(document)
        reasons += [f"「{part}」の欄の並びが様式と同じである。" for part in laid_out]
        if not laid_out:
            certain = min(score, _TITLED - _HEADED) + _HEADED * len(named)
        elif score < _TITLED:
            certain = _TITLED + _HEADED_UNTITLED * len(named)
    return Detection(kind, min(round(certain, 3), 1.0), tuple(reasons))
