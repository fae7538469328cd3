"""A total over the years that cannot be made of the numbers of the single years.

The analysis says how many 事業, 件, 本 … there were over the period; every yearly result says how
many of the same there were. Where no choice of the yearly numbers sums to the total, the reader
can't follow it. Not applicable where one of the years has no such number.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain, combinations

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Needs,
    Question,
    Severity,
    Value,
    abstained,
    judged,
)
from sesaku.checks.consistency.years import analyses_of, results_by_year, sentences
from sesaku.checks.prose import Prose

ID = "total-of-years"
VERSION = 1
CATEGORY: Category = "internal_contradiction"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_PERIOD = re.compile(
    r"(?:平成|令和)(?:元|\d+)年度?から(?:平成|令和)(?:元|\d+)年度?(?:まで|にかけて|の間|の期間)|[2-9]年間"
)
_THINGS = (
    "事業|案件|プロジェクト|作業文書|報告書|シンポジウム|セミナー|ワークショップ|会合|会議|"
    "研修|講座|論文"
)
_TOTAL = re.compile(rf"(?<![\d.,第年月])(\d[\d,]*)(?:件|本|回)?の?({_THINGS})")
_MOST = 8

Places = Mapping[int, list[re.Match[str]]]


def check(case: Case) -> Iterator[Answer]:
    """Answer for every indicator."""
    for indicator in case.indicators:
        results = results_by_year(case, indicator.code)
        asked: list[Question] = []
        compared = False
        for prose in analyses_of(case, indicator.code):
            for start, match in _totals(prose):
                places = _yearly(results, match[2])
                if len(places) == len(indicator.years) > 1:
                    compared = True
                    asked += _asked(case, prose, (start, match), results, places)
        yield judged(indicator.code, asked) if compared else abstained(indicator.code, "no-total")


def _totals(prose: Prose) -> Iterator[tuple[int, re.Match[str]]]:
    for sentence in sentences(prose):
        period = _PERIOD.search(sentence.text)
        if period:
            for match in _TOTAL.finditer(sentence.text, period.end()):
                yield sentence.start, match


def _yearly(results: Mapping[int, Prose], thing: str) -> Places:
    number = re.compile(rf"(?<![\d.,第年月])(\d[\d,]*)(?:件|本|回)?の?{thing}")
    places = {year: list(number.finditer(prose.tight)) for year, prose in results.items()}
    return {year: found for year, found in places.items() if found}


def _asked(
    case: Case,
    prose: Prose,
    total: tuple[int, re.Match[str]],
    results: Mapping[int, Prose],
    places: Places,
) -> Iterator[Question]:
    start, match = total
    numbers = [_number(one) for found in places.values() for one in found]
    if len(numbers) > _MOST or _number(match) in _sums(numbers):
        return
    document = case.reading.document
    shown = [prose.around(document, start + match.start(), start + match.end())]
    shown += [
        results[year].around(document, *one.span())
        for year, found in places.items()
        for one in found
    ]
    yearly = "、".join(str(number) for number in numbers)
    values: dict[str, Value] = {"total": match[0], "yearly": yearly}
    yield Question("differs", tuple(shown), (match[2],), values)


def _number(match: re.Match[str]) -> int:
    return int(match[1].replace(",", ""))


def _sums(numbers: list[int]) -> set[int]:
    """Return what the numbers of some of the years sum to."""
    some = chain.from_iterable(combinations(numbers, size) for size in range(1, len(numbers) + 1))
    return {sum(one) for one in some}
