"""Nearly every indicator of a document has the same rating, so that it tells none from another.

Asked of a document with ten rated indicators or more, where nine tenths share one letter. Not
applicable to fewer.
"""

from collections import Counter
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
    abstained,
    judged,
)
from sesaku.document.cite import Cite, merge

ID = "rating-all-alike"
VERSION = 1
CATEGORY: Category = "rating_vs_record"
SEVERITY: Severity = "high"
NEEDS: Needs = ("measure",)

_FEWEST = 10
_SHARE = 0.9


def check(case: Case) -> Iterator[Answer]:
    """Ask about the ratings of the document together."""
    grades = _grades(case)
    if len(grades) < _FEWEST:
        yield abstained("measure", "few")
        return
    grade, times = Counter(one for one, _ in grades).most_common(1)[0]
    if times < _SHARE * len(grades):
        yield judged("measure", ())
        return
    cite = merge(*(cite for _, cite in grades))
    document = case.reading.document
    text = " ".join(document.text[span.start : span.end] for span in cite)
    attainment = case.content.measure.attainment if case.content.measure else None
    evidence = [Evidence("ratings", text, cite, document.name)]
    if attainment is not None and attainment.basis and attainment.basis_cite:
        evidence.append(Evidence("basis", attainment.basis, attainment.basis_cite, document.name))
    values: dict[str, Value] = {"grade": grade, "times": times, "count": len(grades)}
    yield judged("measure", [Question("alike", tuple(evidence), ("alike",), values)])


def _grades(case: Case) -> list[tuple[str, Cite]]:
    """Return the ratings in the head, or those of the indicators where the head lists none."""
    measure = case.content.measure
    listed = [
        (one.grade, one.cite) for one in (measure.rating_summary if measure else ()) if one.grade
    ]
    printed = [
        (one.rating.grade, one.rating.cite) for one in case.indicators if one.rating is not None
    ]
    return listed or printed
