"""A number in the results that falls by a quarter or more over the years, and no word of it.

Numbers of two years are compared where the same words stand about them, or where both are the
year's only total (計, 総額, 延べ) of that unit. Passed where the analysis or the outlook speaks of
a decrease. Not applicable to an indicator whose results have no numbers that can be compared.
"""

import re
from collections.abc import Iterator, Mapping

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    FiscalYears,
    Needs,
    Question,
    Severity,
    Value,
    abstained,
    judged,
)
from sesaku.checks.consistency.counterparts import Number, counterpart, numbers_in
from sesaku.checks.consistency.years import analyses_of, results_by_year
from sesaku.model.indicator import Indicator

ID = "fall-unmentioned"
VERSION = 1
CATEGORY: Category = "selective_or_unsupported"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_DECREASE = re.compile(r"減|縮小|下回|落ち込|少なく|低調|低迷")
_FALL, _FEW = 0.75, 5
_NOT_AMOUNTS = frozenset("回%")


def check(case: Case) -> Iterator[Answer]:
    """Answer for every indicator."""
    for indicator in case.indicators:
        numbers = {
            year: numbers_in(prose) for year, prose in results_by_year(case, indicator.code).items()
        }
        series = list(_series(numbers))
        if not series:
            yield abstained(indicator.code, "no-numbers")
            continue
        said = _says_decrease(case, indicator)
        falls = [] if said else [one for one in series if _falls(list(one.values()))]
        yield judged(indicator.code, [_question(case, indicator, one) for one in falls])


def _says_decrease(case: Case, indicator: Indicator) -> bool:
    texts = [prose.tight for prose in analyses_of(case, indicator.code)]
    texts += ["".join(one.text.split()) for one in case.following(indicator)]
    return any(_DECREASE.search(text) for text in texts)


def _series(numbers: Mapping[int, list[Number]]) -> Iterator[dict[int, Number]]:
    """Yield the numbers of the first year that the last year has too, with those between."""
    years = sorted(numbers)
    if len(years) < 2:  # noqa: PLR2004 - two years to compare
        return
    for first in numbers[years[0]]:
        line = {years[0]: first}
        for year in years[1:]:
            same = counterpart(first, numbers[years[0]], numbers[year])
            if same is not None:
                line[year] = same
        if years[-1] in line and first.unit not in _NOT_AMOUNTS:
            yield line


def _falls(line: list[Number]) -> bool:
    first, last = line[0].value, line[-1].value
    return first >= _FEW and last <= _FALL * first


def _question(case: Case, indicator: Indicator, line: Mapping[int, Number]) -> Question:
    document = case.reading.document
    shown = tuple(one.prose.around(document, *one.match.span()) for one in line.values())
    shown += tuple(prose.whole(document) for prose in analyses_of(case, indicator.code)[:1])
    values: dict[str, Value] = {
        "years": FiscalYears(tuple(line)),
        "series": "→".join(one.match[0] for one in line.values()),
    }
    first = next(iter(line.values()))
    return Question("falls", shown, (first.before[-4:], first.unit), values)
