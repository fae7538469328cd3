"""A trend that the analysis claims 「着実に上向いている」 and the yearly results do not show.

A trend is shown where the results go one way from year to year, in the direction claimed. Not
applicable to an indicator without numeric results of three years, or whose analysis claims no
trend of its value.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

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
from sesaku.checks.consistency.years import analyses_of, sentences
from sesaku.checks.prose import Prose
from sesaku.model.indicator import Indicator
from sesaku.model.values import Quantity

ID = "trend-not-in-figures"
VERSION = 1
CATEGORY: Category = "selective_or_unsupported"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_TREND = re.compile(
    r"(?:(?:着実|順調|確実|大幅|一貫し|徐々)[にて])?"
    r"(?P<up>上向い|上昇し|増加し|増え|向上し|改善し|伸び|拡大し)?(?P<down>減少し|低下し|下がっ|縮小し)?"
    r"(?:ている|てきている|てきた|続けている|傾向)|年々(?P<more>増|上昇)?(?P<less>減|低下)?"
)
_YEARS = 3


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
    claims = [one for prose in analyses_of(case, indicator.code) for one in _claims(prose)]
    if len(results) < _YEARS or not claims:
        return abstained(indicator.code, "no-trend")
    values = [result.value or 0 for _, result in results]
    asked = []
    for prose, match in claims:
        up = bool(match["up"] or match["more"])
        if not all(before < after if up else before > after for before, after in pairwise(values)):
            asked.append(_question(case, prose, match, results))
    return judged(indicator.code, asked[:1])


def _claims(prose: Prose) -> Iterator[tuple[Prose, re.Match[str]]]:
    for sentence in sentences(prose):
        for match in _TREND.finditer(
            prose.tight, sentence.start, sentence.start + len(sentence.text)
        ):
            if any(match.groupdict().values()):
                yield prose, match


def _question(
    case: Case, prose: Prose, match: re.Match[str], results: list[tuple[int, Quantity]]
) -> Question:
    document = case.reading.document
    shown = [prose.around(document, *match.span())]
    shown += [case.evidence(f"result {year}", result) for year, result in results]
    values: dict[str, Value] = {
        "claim": match[0],
        "series": "→".join(result.raw for _, result in results),
    }
    return Question("not-shown", tuple(shown), (match[0],), values)
