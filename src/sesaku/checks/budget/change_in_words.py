"""A rate of change in a sentence, against the table that the sentence speaks of.

「〇年から〇年にかけて〇〇が約N％増加」 is computed anew from the series of the same field whose
name stands before it. 約 allows one point more than the rounding of the table's own figures. Not
applicable where no sentence names a rate, two years and a series that has both.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    Needs,
    Question,
    Severity,
    abstained,
    judged,
)
from sesaku.checks.clauses import Clause
from sesaku.checks.terms import shared_run
from sesaku.model.evaluation import PolicyField
from sesaku.model.indicator import SeriesValue
from sesaku.text.wareki import years_in
from sesaku.text.width import squeeze

ID = "change-in-words"
VERSION = 1
CATEGORY: Category = "arithmetic_or_budget"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_CHANGE = re.compile(
    r"(?P<about>約|およそ)?(?P<rate>\d+(?:\.\d+)?)(?:%|パーセント)(?:の)?"
    r"(?P<way>増加|上昇|増|減少|低下|減)"
)
_NAME = 4
_BOTH = 2


class _Claim(NamedTuple):
    """A rate of change that a sentence names, and the two cells it speaks of."""

    rate: float
    digits: int
    about: bool
    first: SeriesValue
    last: SeriesValue


def check(case: Case) -> Iterator[Answer]:
    """Ask about each analysis."""
    for field in case.content.fields:
        for analysis in field.analysis:
            subject = analysis.code or f"F{field.number}"
            claims = [
                (clause, claim)
                for clause in case.clauses(analysis.text, analysis.cite)
                for claim in _claims(clause, field)
            ]
            if claims:
                wrong = [one for clause, claim in claims for one in _asked(case, clause, claim)]
                yield judged(subject, wrong)
            else:
                yield abstained(subject, "no-claim")


def _claims(clause: Clause, field: PolicyField) -> Iterator[_Claim]:
    text = squeeze(clause.text)
    for match in _CHANGE.finditer(text):
        before = text[: match.start()]
        years = years_in(before)
        if len(years) < _BOTH:
            continue
        cells = _cells(before, field)
        first, last = cells.get(years[0]), cells.get(years[-1])
        if first is None or last is None or not first.value or last.value is None:
            continue
        rate = float(match["rate"]) * (-1 if match["way"][0] in "減低" else 1)
        digits = len(match["rate"].partition(".")[2])
        yield _Claim(rate, digits, match["about"] is not None, first, last)


def _cells(before: str, field: PolicyField) -> dict[int, SeriesValue]:
    """Return the cells by year of the series whose name stands before the rate."""
    best, found = _NAME - 1, {}
    for reference in field.reference_indicators:
        for series in reference.series:
            name = series.label or reference.name
            shared = len(shared_run(squeeze(name), before))
            if shared > best:
                best = shared
                found = {one.fiscal_year: one for one in series.values}
    return found


def _asked(case: Case, clause: Clause, claim: _Claim) -> Iterator[Question]:
    first, last = claim.first.value or 0, claim.last.value or 0
    actual = 100 * (last / first - 1)
    rounding = 100 * (last / first) * (0.5 / abs(first) + 0.5 / max(abs(last), 1))
    allowed = 0.5 / 10**claim.digits + rounding + (1 if claim.about else 0)
    if abs(actual - claim.rate) > allowed:
        document = case.reading.document.name
        cells = (
            Evidence(f"reference {one.fiscal_year}", one.raw, one.cite, document)
            for one in (claim.first, claim.last)
        )
        yield Question(
            "differs",
            (case.evidence("analysis", clause), *cells),
            (f"{claim.rate:g}",),
            {
                "said": f"{claim.rate:g}",
                "first": claim.first.raw,
                "last": claim.last.raw,
                "actual": f"{actual:.1f}",
            },
        )
