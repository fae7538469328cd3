"""Targets and results of an indicator year by year, as texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from sesaku.checks.case import Case
from sesaku.checks.check import Evidence
from sesaku.checks.clauses import Clause
from sesaku.checks.similarity import without_figures
from sesaku.model.indicator import Indicator
from sesaku.model.values import ItemisedText

Side: TypeAlias = Literal["target", "result"]


@dataclass(frozen=True, slots=True)
class YearText:
    """The target or result text of one year."""

    fiscal_year: int
    side: Side
    content: ItemisedText

    @property
    def role(self) -> str:
        """What it is as evidence."""
        return f"{self.side} {self.fiscal_year}"


def texts(indicator: Indicator, side: Side) -> tuple[YearText, ...]:
    """Return the texts of one side in order of the years; numeric and empty cells left out."""
    found = []
    for year in sorted(indicator.years, key=lambda one: one.fiscal_year):
        content = year.target if side == "target" else year.result
        if isinstance(content, ItemisedText) and content.text.strip():
            found.append(YearText(year.fiscal_year, side, content))
    return tuple(found)


def neighbours(years: tuple[YearText, ...]) -> Iterator[tuple[YearText, YearText]]:
    """Yield the pairs of years that follow each other."""
    for one, other in pairwise(years):
        if other.fiscal_year == one.fiscal_year + 1:
            yield one, other


def sentences(case: Case, year: YearText) -> tuple[Clause, ...]:
    """Return the sentences of the year's items, each with its cite."""
    return tuple(
        clause for item in year.content.items for clause in case.clauses(item.text, item.cite)
    )


def kept_sentence(
    case: Case, years: tuple[YearText, ...], *, least: int
) -> tuple[tuple[YearText, Clause], ...]:
    """Return the longest sentence that stands in all years, figures aside, and where.

    Args:
        case: the document.
        years: the years to compare.
        least: characters that a sentence must have.
    """
    printed = [
        {without_figures(one.text): one for one in reversed(sentences(case, year))}
        for year in years
    ]
    shared = [key for key in printed[0] if all(key in other for other in printed[1:])]
    longest = max(shared, key=len, default="")
    if len(longest) < least:
        return ()
    return tuple((year, found[longest]) for year, found in zip(years, printed, strict=True))


def whole(case: Case, years: tuple[YearText, ...]) -> tuple[Evidence, ...]:
    """Return whole texts as evidence."""
    return tuple(case.evidence(year.role, year.content) for year in years)
