"""Numbers of months: 12月 is one where the unit or other values of an indicator say so, no date."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sesaku.codelists import load
from sesaku.grammars.cells import quantity_of
from sesaku.model.indicator import Indicator, YearlyValue
from sesaku.model.values import DatedValue, Quantity, YearlyContent
from sesaku.text.width import squeeze

_COUNT = re.compile(
    r"(?P<before>(?:約|概ね|おおむね|ほぼ)?\d{1,2})(?P<unit>月)(?P<after>程度|前後)?"
)
_DATED = re.compile(r"時期|期日|期限|月日|年月|日程|(?:実施|公表|開始|完了|策定|施行|決定|作成)月")


def with_months(indicator: Indicator) -> Indicator:
    """Return an indicator whose values 12月 are numbers of months where months are counted.

    Its unit is か月 or 月, or one of its values is a number of months beyond doubt: 9.5月, 18か月.
    The values of one whose name speaks of a date are months of the year, and stay texts.
    """
    if indicator.kind == "qualitative" or _DATED.search(indicator.name):
        return indicator
    told = (value.unit for value in _values(indicator) if value.value is not None)
    if not any(_is_month(unit) for unit in ([indicator.unit] if indicator.unit else told)):
        return indicator
    return replace(
        indicator,
        baseline=_counted_on(indicator.baseline),
        target=_counted_on(indicator.target),
        years=tuple(_counted_in(year) for year in indicator.years),
    )


def _values(indicator: Indicator) -> Iterator[Quantity | DatedValue]:
    for bound in (indicator.baseline, indicator.target):
        if bound is not None:
            yield bound
    for year in indicator.years:
        for side in (year.target, year.result):
            if isinstance(side, Quantity):
                yield side


def _is_month(unit: str | None) -> bool:
    found = load("units").find(unit) if unit else None
    return found is not None and found.id == "month"


def _counted_in(year: YearlyValue) -> YearlyValue:
    return replace(year, target=_counted(year.target), result=_counted(year.result))


def _counted(content: YearlyContent | None) -> YearlyContent | None:
    said = _number_of(content.raw) if isinstance(content, Quantity) else None
    if said is None or not isinstance(content, Quantity) or content.value is not None:
        return content
    return replace(content, value=said.value, unit=said.unit, relation=said.relation)


def _counted_on(bound: DatedValue | None) -> DatedValue | None:
    said = _number_of(bound.raw) if bound is not None else None
    if said is None or bound is None or bound.value is not None:
        return bound
    return replace(bound, value=said.value, unit=said.unit, relation=said.relation)


def _number_of(raw: str | None) -> Quantity | None:
    """Return how many months a value says that could be a month of the year, else None."""
    match = _COUNT.fullmatch(squeeze(raw)) if raw else None
    if match is None:
        return None
    said = quantity_of(f"{match['before']}か月{match['after'] or ''}", ())
    return replace(said, unit=match["unit"])
