"""Indicators that go on over tables or sheets: the same number and name, other years or values."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sesaku.grammars.forms.context import Context
from sesaku.model.indicator import Indicator, YearlyValue
from sesaku.model.reading import Furniture
from sesaku.text.width import squeeze

_NOTE_MARK = re.compile(r"(?:[※*†]\d*|\(注\d*\)|注\d*)+$")


def joined(context: Context, indicators: Iterable[Indicator]) -> list[Indicator]:
    """Return the indicators, those joined that a form prints in several tables.

    What the first table prints of a year, its target or its result, holds; the name and the like
    that the others print again are labels.
    """
    found: list[Indicator] = []
    for one in indicators:
        same = [at for at, other in enumerate(found) if _named(other) == _named(one)]
        if same:
            before = found[same[0]]
            found[same[0]] = _with(before, one)
            again = [cite for key, cite in one.cites.items() if key in before.cites]
            context.furniture += [Furniture("label", cite) for cite in (one.cite, *again) if cite]
        else:
            found.append(one)
    return found


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same; a mark of a note is no part of them."""
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return _NOTE_MARK.sub("", squeeze(name))


def _named(indicator: Indicator) -> tuple[str, str]:
    """Return number and name for comparison; a mark of a note is no part of the name."""
    return indicator.code, _bare(indicator.name)


def _with(before: Indicator, one: Indicator) -> Indicator:
    return replace(
        before,
        years=_years(before.years, one.years),
        unit=before.unit or one.unit,
        baseline=before.baseline or one.baseline,
        target=before.target or one.target,
        mark=before.mark or one.mark,
        rationale=before.rationale or one.rationale,
        cites={**one.cites, **before.cites},
    )


def _years(before: Sequence[YearlyValue], others: Sequence[YearlyValue]) -> tuple[YearlyValue, ...]:
    years = {year.fiscal_year: year for year in before}
    for other in others:
        first = years.setdefault(other.fiscal_year, other)
        marked = first if first.mark is not None or first.mark_cite else other
        years[other.fiscal_year] = replace(
            first,
            target=first.target or other.target,
            result=first.result or other.result,
            mark=marked.mark,
            mark_cite=marked.mark_cite,
        )
    return tuple(years[year] for year in sorted(years))
