"""A rate that is full every year, of a base that is nowhere counted 「出席率100％」.

Nobody can tell whether the base was chosen so that it had to be full. Passed where the indicator
prints its base as a count (notes, results as text). Not applicable to an indicator that is not a
rate in ％ or that has fewer than two results.
"""

import re
from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import Answer, Category, Needs, Question, Severity, abstained, judged
from sesaku.model.indicator import Indicator
from sesaku.model.values import Quantity

ID = "rate-without-base"
VERSION = 1
CATEGORY: Category = "measurement_changed"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_RATE = re.compile(r"率|割合|比率")
_PERCENT = frozenset("%％")
_COUNTED = re.compile(
    r"\d+(?:名|人|件|回|社|か所|箇所|校|団体|会合|か国)(?:中|のうち|に対し)|[\d,]+[/／][\d,]+"
)
_FULL, _YEARS = 100, 2


def check(case: Case) -> Iterator[Answer]:
    """Answer for every numeric indicator."""
    for indicator in case.indicators:
        if indicator.kind == "quantitative":
            yield _answer(case, indicator)


def _answer(case: Case, indicator: Indicator) -> Answer:
    results = [
        (year.fiscal_year, year.result)
        for year in indicator.years
        if isinstance(year.result, Quantity) and year.result.value is not None
    ]
    percent = all((one.unit or indicator.unit or "") in _PERCENT for _, one in results)
    if not _RATE.search(indicator.name) or not percent or len(results) < _YEARS:
        return abstained(indicator.code, "no-rate")
    counted = any(_COUNTED.search("".join(note.text.split())) for note in indicator.notes)
    if counted or any(one.value != _FULL for _, one in results):
        return judged(indicator.code, ())
    shown = [case.evidence("note", note) for note in indicator.notes]
    shown += [case.evidence(f"result {year}", one) for year, one in results]
    return judged(indicator.code, [Question("full", tuple(shown), (), {"name": indicator.name})])
