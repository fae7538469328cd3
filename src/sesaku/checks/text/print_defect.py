"""A heading, code, item number or bracket that does not fit what stands about it.

The reading has noticed it (a diagnostic of the source, not of the reader): a heading with the
number of another field, a code printed twice, an item number out of order, a bracket never closed,
an indicator named or rated otherwise in the list than in its own block. Not applicable to a
document in which no indicator was read.
"""

import bisect
from collections import defaultdict
from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    Needs,
    Question,
    Severity,
    Value,
    judged,
)
from sesaku.model.diagnostic import Diagnostic

ID = "print-defect"
VERSION = 1
CATEGORY: Category = "labelling_or_text_error"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_ASKED: dict[str, Severity] = {
    "heading-field-number": "medium",
    "code-duplicate": "medium",
    "name-differs": "low",
    "item-number-unexpected": "low",
    "bracket-unclosed": "info",
}


def check(case: Case) -> Iterator[Answer]:
    """Answer for every field and every indicator."""
    found: dict[str, list[Question]] = defaultdict(list)
    for field in case.content.fields:
        found[f"F{field.number}"] = []
    for one in case.reading.diagnostics:
        if one.code in _ASKED and one.cite:
            found[_subject(case, one)].append(_question(case, one))
    for subject, questions in found.items():
        yield judged(subject, questions)


def _subject(case: Case, noticed: Diagnostic) -> str:
    """Return the field whose heading is wrong, or the subject of the text at that place."""
    at = noticed.cite[0].start
    fields = [field for field in case.content.fields if field.cite]
    before = bisect.bisect_right([field.cite[0].start for field in fields], at)
    field = f"F{fields[before - 1].number}" if before else "measure"
    if "indicator" in noticed.keys and noticed.code != "code-duplicate":
        return str(noticed.keys["indicator"])
    if noticed.code == "heading-field-number":
        return f"F{noticed.keys['expected']}"
    for prose in case.prose:
        if any(span.start <= at < span.end for span in prose.cite):
            return prose.subject
    return field


def _question(case: Case, noticed: Diagnostic) -> Question:
    values: dict[str, Value] = {
        key: value for key, value in noticed.keys.items() if value is not None
    }
    evidence = [*_line(case, noticed)]
    shown = tuple(str(value) for value in values.values())
    about = (noticed.code, *shown)
    return Question(noticed.code, tuple(evidence), about, values, _ASKED[noticed.code])


def _line(case: Case, noticed: Diagnostic) -> Iterator[Evidence]:
    """Yield what is printed about the place: its line, or the words about it in its text."""
    document, at = case.reading.document, noticed.cite[0].start
    line = document.lines[bisect.bisect_right([one.start for one in document.lines], at) - 1]
    text = line.text.strip()
    start = line.start + line.text.index(text)
    yield Evidence("print", text, document.cite(start, start + len(text)), document.name)
