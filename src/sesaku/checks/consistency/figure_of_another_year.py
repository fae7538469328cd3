"""A figure or event that the analysis gives to one year and the results to another.

A figure of three or more digits (or with a decimal) that stands in the results of one year only,
and a meeting with its month that the results know for the same month of another year only. Not
applicable to an indicator without analysis or without results as texts.
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
from sesaku.checks.consistency.years import (
    FIGURE,
    Dated,
    analyses_of,
    dates_in,
    results_by_year,
    sentences,
)
from sesaku.checks.prose import Prose

ID = "figure-of-another-year"
VERSION = 1
CATEGORY: Category = "internal_contradiction"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_EVENT = re.compile(
    r"ウェビナー|セミナー|シンポジウム|ワークショップ|フォーラム|会議|会合|協議|対話|訓練|研修|総会|講座"
)
_SHORT = re.compile(r"\d{1,2}")
_REACH = 40

Found = tuple[str, int, tuple[int, int], int, tuple[int, int]]


def check(case: Case) -> Iterator[Answer]:
    """Answer for every indicator."""
    for indicator in case.indicators:
        results, analyses = results_by_year(case, indicator.code), analyses_of(case, indicator.code)
        if not results or not analyses:
            yield abstained(indicator.code, "no-texts")
            continue
        asked = [
            _question(case, prose, results, one)
            for prose in analyses
            for one in _found(prose, results)
        ]
        yield judged(indicator.code, asked)


def _found(prose: Prose, results: Mapping[int, Prose]) -> Iterator[Found]:
    for sentence in sentences(prose):
        dates = dates_in(sentence.text)
        for match in FIGURE.finditer(sentence.text):
            before = [date for date in dates if date.end <= match.start()]
            if before and not _SHORT.fullmatch(match["number"]):
                yield from _figure(match, before[-1], sentence.start, results)
        for date in dates:
            yield from _event(sentence.text, date, sentence.start, results)


def _figure(
    match: re.Match[str], date: Dated, offset: int, results: Mapping[int, Prose]
) -> Iterator[Found]:
    """Yield a figure that the results print for one other year only."""
    printed = re.compile(rf"(?<![\d.,]){re.escape(match[0])}")
    places = {year: one for year, prose in results.items() if (one := printed.search(prose.tight))}
    if date.fiscal_year in results and len(places) == 1 and date.fiscal_year not in places:
        ((year, place),) = places.items()
        here = (offset + date.start, offset + match.end())
        yield match[0], date.fiscal_year, here, year, place.span()


def _event(
    sentence: str, date: Dated, offset: int, results: Mapping[int, Prose]
) -> Iterator[Found]:
    """Yield a meeting that the results know for the same month of another year only."""
    event = _EVENT.search(sentence, date.end, date.end + _REACH)
    if event is None or date.month is None or date.fiscal_year not in results:
        return
    if event[0] in results[date.fiscal_year].tight:
        return
    held = re.compile(rf"(?<!\d){date.month}月[^。]{{0,60}}?{event[0]}")
    places = {year: one for year, prose in results.items() if (one := held.search(prose.tight))}
    if len(places) == 1:
        ((year, place),) = places.items()
        yield (
            event[0],
            date.fiscal_year,
            (offset + date.start, offset + event.end()),
            year,
            place.span(),
        )


def _question(case: Case, prose: Prose, results: Mapping[int, Prose], found: Found) -> Question:
    document = case.reading.document
    what, said, here, year, there = found
    shown = (prose.around(document, *here), results[year].around(document, *there))
    values: dict[str, Value] = {
        "what": what,
        "said": FiscalYears((said,)),
        "recorded": FiscalYears((year,)),
    }
    return Question("other-year", shown, (what, str(year - said)), values)
