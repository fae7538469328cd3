"""A number of meetings in a yearly result that differs from the table of reference.

Compared are reference indicators whose name ends in 回数 with the 「○回」 that an item of the same
year's result prints after the same kind of meeting. Not applicable to a reference indicator of
another kind, or where no result speaks of that kind of meeting with a number.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sesaku.checks.case import Case, items_of
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    FiscalYears,
    Needs,
    Question,
    Severity,
    Value,
    abstained,
    judged,
)
from sesaku.checks.indicator.nearby import subject_of
from sesaku.checks.prose import Prose
from sesaku.model.evaluation import PolicyField
from sesaku.model.indicator import ReferenceIndicator, SeriesValue

ID = "count-in-table"
VERSION = 1
CATEGORY: Category = "internal_contradiction"
SEVERITY: Severity = "low"
NEEDS: Needs = ("indicators",)

_KIND = re.compile(
    r"(研究会|懇談会|説明会|講演会|検討会|会議|会合|協議|対話|セミナー|シンポジウム|ワークショップ|"
    r"研修|訓練|講座)[^、。]{0,4}(?:開催|実施|出席|参加)?回数"
)
_TIMES = re.compile(r"(?<![第\d])(\d+)回(?!目)[^。\d]{0,6}?(?:実施|開催)")


class _Said(NamedTuple):
    code: str
    number: int
    evidence: Evidence


def check(case: Case) -> Iterator[Answer]:
    """Answer for each reference indicator that counts meetings."""
    for field in case.content.fields:
        for reference in field.reference_indicators:
            kind = _KIND.search("".join(reference.name.split()))
            subject = subject_of(case, field, reference)
            if kind is None or len(reference.series) != 1:
                yield abstained(subject, "no-count")
                continue
            compared = [
                (value, said)
                for value in reference.series[0].values
                for said in _said(case, field, kind[1], value.fiscal_year)
            ]
            if not compared:
                yield abstained(subject, "not-said")
            for value, said in compared:
                asked = (
                    [] if said.number == value.value else [_question(case, reference, value, said)]
                )
                yield judged(said.code, asked)


def _said(case: Case, field: PolicyField, kind: str, year: int) -> Iterator[_Said]:
    """Yield the numbers of times that items of a year's results give to a kind of meeting."""
    for indicator in field.indicators:
        for yearly in indicator.years:
            for item in items_of(yearly.result) if yearly.fiscal_year == year else ():
                prose = Prose(indicator.code, "result", item.text, item.cite, year)
                times = _TIMES.search(prose.tight)
                if kind in prose.tight and times is not None:
                    evidence = prose.around(case.reading.document, *times.span())
                    yield _Said(indicator.code, int(times[1]), evidence)


def _question(
    case: Case, reference: ReferenceIndicator, value: SeriesValue, said: _Said
) -> Question:
    document = case.reading.document.name
    shown = [said.evidence, Evidence("reference", reference.name, reference.cite, document)]
    shown += [
        Evidence(f"reference {one.fiscal_year}", one.raw, one.cite, document)
        for one in reference.series[0].values
        if one.cite
    ]
    values: dict[str, Value] = {
        "year": FiscalYears((value.fiscal_year,)),
        "said": said.number,
        "table": value.raw,
        "name": reference.name,
    }
    return Question("differs", tuple(shown), (reference.name,), values)
