"""What the data say of an indicator 「事実」: its rating, targets missed, results that fell.

A plain question may ask for them ("目標を下回ったのにb評価の指標"), and no passage words them so.
Nothing is concluded where a number, or the direction in which it is good, is not known.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

_LOWER_IS_BETTER = {"at_most", "less_than", "below"}
_RANKED = "位"


def facts_of(indicator: Mapping[str, Any]) -> frozenset[str]:
    """Return what is known of an indicator as ``sesaku-reading/1`` has it.

    The facts are ``rating:b`` …, ``missed`` and ``exceeded`` (its target, in any year), ``fell``
    and ``rose`` (its result, from the year before), and ``main``.
    """
    facts = set(_ratings(indicator.get("rating")))
    facts.update(_against_targets(indicator))
    facts.update(_from_year_to_year(indicator))
    if indicator.get("main"):
        facts.add("main")
    return frozenset(facts)


def _ratings(rating: Mapping[str, Any] | None) -> Iterator[str]:
    if rating and rating.get("grade"):
        yield f"rating:{rating['grade'].lower()}"


def rated(row: Mapping[str, Any]) -> frozenset[str]:
    """Return the facts of a line of the list of ratings."""
    return frozenset(_ratings(row))


def _against_targets(indicator: Mapping[str, Any]) -> Iterator[str]:
    for year in indicator.get("years", ()):
        target, result = _number(year.get("target")), _number(year.get("result"))
        if target is None or result is None or target == result:
            continue
        smaller = result < target
        yield "missed" if smaller != _lower_is_better(year["target"]) else "exceeded"


def _lower_is_better(target: Mapping[str, Any]) -> bool:
    return target.get("relation") in _LOWER_IS_BETTER or target.get("unit") == _RANKED


def _from_year_to_year(indicator: Mapping[str, Any]) -> Iterator[str]:
    values = [_number(year.get("result")) for year in indicator.get("years", ())]
    for before, after in pairwise(value for value in values if value is not None):
        if after != before:
            yield "fell" if after < before else "rose"


def _number(cell: Mapping[str, Any] | None) -> float | None:
    value = cell.get("value") if cell else None
    return float(value) if isinstance(value, int | float) else None
