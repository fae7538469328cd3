"""A mark ○ or × beside a year's result does not fit its target and result.

Other marks (△, ◎) mean what the form says, which is not known here. Not applicable where no year
has a mark with a target and a result that can be compared.
"""

from collections.abc import Iterator

from sesaku.checks.case import Case
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
from sesaku.checks.rating.meeting import met
from sesaku.model.indicator import Indicator, YearlyValue
from sesaku.model.values import Quantity

ID = "rating-mark-against-number"
VERSION = 1
CATEGORY: Category = "rating_vs_record"
SEVERITY: Severity = "high"
NEEDS: Needs = ("indicators",)

_MEANS = {"○": True, "〇": True, "×": False}


def check(case: Case) -> Iterator[Answer]:
    """Ask about each numeric indicator."""
    for indicator in case.indicators:
        if indicator.kind == "quantitative":
            yield _answer(case, indicator)


def _answer(case: Case, indicator: Indicator) -> Answer:
    known = list(_marked(indicator))
    if not known:
        return abstained(indicator.code, "no-mark")
    wrong = [(year, mark) for year, mark, answer in known if _MEANS[mark] is not answer]
    return judged(indicator.code, [_question(case, year, mark) for year, mark in wrong])


def _marked(indicator: Indicator) -> Iterator[tuple[YearlyValue, str, bool]]:
    for year in indicator.years:
        if not isinstance(year.target, Quantity) or not isinstance(year.result, Quantity):
            continue
        mark = year.mark or year.result.mark
        answer = met(year.target, year.result)
        if mark in _MEANS and answer is not None:
            yield year, mark, answer


def _question(case: Case, year: YearlyValue, mark: str) -> Question:
    cells = [
        case.evidence(f"{role} {year.fiscal_year}", cell)
        for role, cell in (("target", year.target), ("result", year.result))
        if isinstance(cell, Quantity)
    ]
    if year.mark_cite:
        name = case.reading.document.name
        cells.append(Evidence(f"mark {year.fiscal_year}", mark, year.mark_cite, name))
    return Question(
        "mark",
        tuple(cells),
        (str(year.fiscal_year),),
        {"year": FiscalYears((year.fiscal_year,)), "mark": mark},
    )
