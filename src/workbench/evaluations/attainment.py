"""Whether a year's result meets its target, where the print alone decides it.

The target's own words decide (以上, 以内, 超, 未満, a range); without such a word a target is met
only where the result equals it. Everything else is left open: None.
"""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

Number: TypeAlias = float | int
Amount: TypeAlias = Mapping[str, Any]

_RULES: dict[str, Callable[[Number, Number], bool]] = {
    "at_least": lambda result, target: result >= target,
    "at_most": lambda result, target: result <= target,
    "more_than": lambda result, target: result > target,
    "less_than": lambda result, target: result < target,
}
_EXACT = (None, "", "about")


def met(target: Amount | None, result: Amount | None) -> bool | None:
    """Return whether a result meets its target; None where that cannot be told.

    Args:
        target: the cell of the target, as in ``sesaku-reading/1``.
        result: that of the result.
    """
    if target is None or result is None:
        return None
    reached, relation = result.get("value"), target.get("relation")
    if reached is None or result.get("relation") or not _same_unit(target, result):
        return None
    low, high = target.get("low"), target.get("high")
    if relation == "between" and low is not None and high is not None:
        return bool(low <= reached <= high)
    wanted = target.get("value")
    if wanted is None:
        return None
    if relation in _RULES:
        return _RULES[relation](reached, wanted)
    return True if relation in _EXACT and reached == wanted else None


def unit_of(amount: Amount) -> str:
    """Return the unit of a cell, width folded; "" without one."""
    return unicodedata.normalize("NFKC", amount.get("unit") or "").strip()


def _same_unit(one: Amount, other: Amount) -> bool:
    units = {unit for unit in (unit_of(one), unit_of(other)) if unit}
    return len(units) <= 1
