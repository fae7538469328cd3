"""A target says 〇〇を行う, the document itself says that it was not done, and the rating is high.

A sentence of the year's result, or of the analysis, that says not done, put off or called off is
tied to a sentence of the year's target: by a long run of characters in both, or by its item number
and a word in both. The target must promise a deed of the ministry's own (実施, 開催, 派遣 …):
taking part in what others hold is not asked about. Not applicable without a rating, its scale, or
target items.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sesaku.checks.case import Case, items_of
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    FiscalYears,
    Needs,
    Question,
    Severity,
    abstained,
    judged,
)
from sesaku.checks.clauses import Clause
from sesaku.checks.rating.deeds import failed_deed, promises_deed
from sesaku.checks.rating.standing import Standing, standing
from sesaku.checks.terms import shared_run, strong_pairs
from sesaku.model.indicator import Indicator, YearlyValue
from sesaku.text.wareki import years_in

ID = "rating-deeds-not-done"
VERSION = 1
CATEGORY: Category = "rating_vs_record"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_RUN = 6
"""Characters in a row that tie a sentence to a target by themselves."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence that says something was not done: where, and to which target item it belongs."""

    role: str
    clause: Clause
    subject: str
    number: str | None = None


def check(case: Case) -> Iterator[Answer]:
    """Ask about each indicator with targets in words."""
    for indicator in case.indicators:
        if indicator.kind == "qualitative":
            yield _answer(case, indicator)


def _answer(case: Case, indicator: Indicator) -> Answer:
    rated = standing(case, indicator)
    if not isinstance(rated, Standing):
        return abstained(indicator.code, rated)
    if not any(items_of(year.target) for year in indicator.years):
        return abstained(indicator.code, "no-targets")
    if not rated.high:
        return judged(indicator.code, ())
    found: dict[int, list[Evidence]] = {}
    for year in indicator.years:
        cells = _broken(case, indicator, year)
        if cells:
            found[year.fiscal_year] = cells
    if not found:
        return judged(indicator.code, ())
    evidence = [one for cells in found.values() for one in cells]
    asked = Question(
        "undone",
        (*dict.fromkeys(evidence), rated.evidence),
        tuple(map(str, found)),
        {"years": FiscalYears(tuple(found)), "grade": rated.grade},
    )
    return judged(indicator.code, [asked])


def _broken(case: Case, indicator: Indicator, year: YearlyValue) -> list[Evidence]:
    """Return what was promised for a year and said to be not done, sentence by sentence."""
    promises = [
        (clause, item.number)
        for item in items_of(year.target)
        for clause in case.clauses(item.text, item.cite)
        if promises_deed(clause.text)
    ]
    cells = []
    for said in (*_results(case, year), *_analysed(case, indicator, year.fiscal_year)):
        ties = [(_tie(said, *promise), promise[0]) for promise in promises]
        tie, promise = max(ties, key=lambda one: one[0], default=(0, None))
        if tie and promise is not None:
            cells.append(case.evidence(said.role, said.clause))
            cells.append(case.evidence(f"target {year.fiscal_year}", promise))
    return cells


def _results(case: Case, year: YearlyValue) -> Iterator[_Said]:
    for item in items_of(year.result):
        before = ""
        for clause in case.clauses(item.text, item.cite):
            subject = failed_deed(clause.text)
            if subject is not None:
                role = f"result {year.fiscal_year}"
                yield _Said(role, clause, subject if len(subject) > _RUN else before, item.number)
            before = clause.text


def _analysed(case: Case, indicator: Indicator, fiscal_year: int) -> Iterator[_Said]:
    for analysis in case.analyses(indicator):
        for clause in case.clauses(analysis.text, analysis.cite):
            subject = failed_deed(clause.text)
            if subject is not None and fiscal_year in years_in(clause.text):
                yield _Said("analysis", clause, subject)


def _tie(said: _Said, promise: Clause, number: str | None) -> int:
    """Return how firmly a sentence belongs to a promise; 0 where nothing ties the two."""
    run = len(shared_run(said.subject, promise.text))
    if run >= _RUN:
        return run
    if "目標" in said.subject:  # it says of the year's target itself that it was missed
        return 1
    numbered = said.number is not None and said.number == number
    return len(strong_pairs(said.subject) & strong_pairs(promise.text)) if numbered else 0
