"""A year's result repeats that of the year before: whole, a whole item, or a sentence every year.

Items and sentences are compared without their figures, so that one in which only dates and counts
were changed is found too. Not applicable to numbers, and where fewer than two years have a text.
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
from sesaku.checks.similarity import alike, covered, plain, without_figures
from sesaku.checks.yearly import YearText, kept_sentence, neighbours, texts, whole
from sesaku.model.indicator import Indicator
from sesaku.model.values import NumberedText

ID = "result-repeated"
VERSION = 2
CATEGORY: Category = "result_copied"
SEVERITY: Severity = "low"
NEEDS: Needs = ("indicators",)

_WHOLE = 0.8
_ITEM = 0.94
_ITEM_LENGTH = 60
_SENTENCE = 42
_MANY_YEARS = 3

_Found = tuple[str, tuple[YearText, ...], tuple[Evidence, ...]]


def check(case: Case) -> Iterator[Answer]:
    """Ask about each indicator with results in words."""
    for indicator in case.indicators:
        if indicator.kind == "qualitative":
            yield _answer(case, indicator)


def _answer(case: Case, indicator: Indicator) -> Answer:
    years = texts(indicator, "result")
    if not any(True for _ in neighbours(years)):
        return abstained(indicator.code, "one-year")
    found = [*_wholes(case, years), *_items(case, years), *_sentence(case, years)]
    if not found:
        return judged(indicator.code, ())
    kind = found[0][0]
    named = sorted({year.fiscal_year for _, those, _ in found for year in those})
    evidence = tuple(dict.fromkeys(one for *_, cells in found for one in cells))
    values = {"years": FiscalYears(tuple(named))}
    severity: Severity | None = "medium" if kind == "whole" else None
    asked = Question(kind, evidence, ("copied",), values, severity)
    return judged(indicator.code, [asked])


def _wholes(case: Case, years: tuple[YearText, ...]) -> Iterator[_Found]:
    for pair in neighbours(years):
        one, other = (plain(year.content.text) for year in pair)
        if alike(one, other) >= _WHOLE:
            yield "whole", pair, whole(case, pair)


def _items(case: Case, years: tuple[YearText, ...]) -> Iterator[_Found]:
    """Yield the items that stand in the next year's result too, all but a few characters."""
    for pair in neighbours(years):
        one, other = pair
        for item in one.content.items:
            text = without_figures(item.text)
            again = _best(text, other.content.items)
            if len(text) >= _ITEM_LENGTH and again is not None:
                cells = (case.evidence(one.role, item), case.evidence(other.role, again))
                yield "item", pair, cells


def _best(text: str, items: tuple[NumberedText, ...]) -> NumberedText | None:
    shares = [(covered(text, without_figures(item.text)), item) for item in items]
    share, item = max(shares, key=lambda one: one[0], default=(0.0, None))
    return item if share >= _ITEM else None


def _sentence(case: Case, years: tuple[YearText, ...]) -> Iterator[_Found]:
    if len(years) >= _MANY_YEARS:
        kept = kept_sentence(case, years, least=_SENTENCE)
        if kept:
            yield "sentence", years, tuple(case.evidence(year.role, one) for year, one in kept)
