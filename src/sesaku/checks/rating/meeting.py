"""Whether a result meets its target, by the relation printed."""

from sesaku.model.values import Quantity

LESS_IS_BETTER = frozenset({"at_most", "less_than"})


def met(target: Quantity, result: Quantity) -> bool | None:
    """Return whether ``result`` meets ``target``; None where the print can't decide.

    A rank 「位」 is better when smaller, with or without 以内. Units that differ can't be compared.
    """
    low = target.value if target.low is None else target.low
    value = result.value
    if low is None or value is None or not same_unit(target, result):
        return None
    if target.relation == "between":
        return low <= value and (target.high is None or value <= target.high)
    if target.relation in ("less_than", "more_than"):
        return value < low if target.relation == "less_than" else value > low
    return value <= low if smaller_is_better(target) else value >= low


def smaller_is_better(target: Quantity) -> bool:
    """Whether a smaller result is a better one, as the target's relation or unit says."""
    return target.relation in LESS_IS_BETTER or target.unit == "位"


def same_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two cells have one unit, as far as they print one."""
    return one.unit is None or other.unit is None or _unit(one) == _unit(other)


def _unit(cell: Quantity) -> str:
    return (cell.unit or "").replace("%", "％").replace("パーセント", "％")
