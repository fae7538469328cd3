"""Whether a result meets its target, by the relation printed."""

import re
from typing import NamedTuple

from sesaku.checks.figures import unit_of
from sesaku.model.values import Quantity

LESS_IS_BETTER = frozenset({"at_most", "less_than"})

_SCALE = re.compile(r"[十百千万億兆]+(?=.)")
_FACTORS = {
    "十": 10,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "億": 100_000_000,
    "兆": 1_000_000_000_000,
}


class Amount(NamedTuple):
    """A number with the 千 and 万 of its unit worked out: 42,400千人 is 42,400,000 人."""

    value: float
    unit: str | None


def amount(value: float, unit: str | None) -> Amount:
    """Return a number in the unit that stands behind 千, 万, 億."""
    if unit is None:
        return Amount(value, None)
    scale = _SCALE.match(unit)
    if scale is None:
        return Amount(value, unit_of(unit))
    for sign in scale[0]:
        value *= _FACTORS[sign]
    return Amount(value, unit_of(unit[scale.end() :]))


def met(target: Quantity, result: Quantity) -> bool | None:
    """Return whether ``result`` meets ``target``; None where the print can't decide.

    A rank 「位」 is better when smaller, with or without 以内. Units that differ can't be compared.
    """
    low = target.value if target.low is None else target.low
    if low is None or result.value is None or not same_unit(target, result):
        return None
    wanted, reached = amount(low, target.unit).value, amount(result.value, result.unit).value
    if target.relation == "between":
        high = None if target.high is None else amount(target.high, target.unit).value
        return wanted <= reached and (high is None or reached <= high)
    if target.relation in ("less_than", "more_than"):
        return reached < wanted if target.relation == "less_than" else reached > wanted
    return reached <= wanted if smaller_is_better(target) else reached >= wanted


def smaller_is_better(target: Quantity) -> bool:
    """Whether a smaller result is a better one, as the target's relation or unit says."""
    return target.relation in LESS_IS_BETTER or target.unit == "位"


def same_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two cells count the same thing, as far as they print a unit."""
    if one.unit is None or other.unit is None:
        return one.unit is other.unit or not _scaled(one.unit or other.unit or "")
    return amount(1, one.unit).unit == amount(1, other.unit).unit


def _scaled(unit: str) -> bool:
    return _SCALE.match(unit) is not None
