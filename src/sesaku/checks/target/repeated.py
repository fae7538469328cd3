"""A year's target repeats that of the year before, whole or nearly, or one sentence every year.

Compared are the texts of years that follow each other; what counts is how many characters stand
in both in runs. Not applicable to numbers, and where fewer than two years have a text.
"""

from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    FiscalYears,
    Needs,
    Question,
    Severity,
    abstained,
    judged,
)
from sesaku.checks.similarity import alike, plain
from sesaku.checks.yearly import YearText, kept_sentence, neighbours, texts, whole
from sesaku.model.indicator import Indicator

ID = "target-repeated"
VERSION = 2
CATEGORY: Category = "target_copied"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

NEARLY = 0.8
"""From this share on, two targets are the same but for details."""

_SENTENCE = 30
_MANY_YEARS = 3

_Pair = tuple[YearText, YearText, float]


def check(case: Case) -> Iterator[Answer]:
    """Ask about each indicator with targets in words."""
    for indicator in case.indicators:
        if indicator.kind == "qualitative":
            yield _answer(case, indicator)


def _answer(case: Case, indicator: Indicator) -> Answer:
    years = texts(indicator, "target")
    pairs = [(one, other, _share(one, other)) for one, other in neighbours(years)]
    if not pairs:
        return abstained(indicator.code, "one-year")
    copied = [(one, other, share) for one, other, share in pairs if share >= NEARLY]
    if copied:
        same = [pair for pair in copied if pair[2] == 1]
        return judged(indicator.code, [_whole(case, same or copied)])
    sentence = kept_sentence(case, years, least=_SENTENCE) if len(years) >= _MANY_YEARS else ()
    if not sentence:
        return judged(indicator.code, ())
    asked = Question(
        "sentence",
        tuple(case.evidence(year.role, clause) for year, clause in sentence),
        ("sentence",),
        {"years": FiscalYears(tuple(year.fiscal_year for year in years))},
        "low",
    )
    return judged(indicator.code, [asked])


def _share(one: YearText, other: YearText) -> float:
    return alike(plain(one.content.text), plain(other.content.text))


def _whole(case: Case, copied: list[_Pair]) -> Question:
    years = tuple(
        sorted({year for *pair, _ in copied for year in pair}, key=lambda one: one.fiscal_year)
    )
    share = min(share for *_, share in copied)
    return Question(
        "same" if share == 1 else "nearly",
        whole(case, years),
        ("whole",),
        {
            "years": FiscalYears(tuple(year.fiscal_year for year in years)),
            "share": f"{100 * share:.0f}",
        },
        "high" if share == 1 else None,
    )
