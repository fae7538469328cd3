"""Numbers in the results of two years that are about the same thing, by the words about them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sesaku.checks.consistency.years import FIGURE, value_of
from sesaku.checks.prose import Prose

_TOTAL = re.compile(r"(?:計|合計|総額|延べ|総計)約?\Z")
_AROUND, _LEFT, _ALIKE = 14, 2, 6
_BEGINS = ("", ")", "。")  # what stands before the first word of an item


class Number(NamedTuple):
    """A number with its unit in the results of one year."""

    prose: Prose
    match: re.Match[str]
    value: float

    @property
    def unit(self) -> str:
        """The unit printed."""
        return self.match["unit"]

    @property
    def before(self) -> str:
        """The words before it."""
        start = self.match.start()
        return self.prose.tight[max(start - _AROUND, 0) : start]

    @property
    def after(self) -> str:
        """The words after it."""
        return self.prose.tight[self.match.end() : self.match.end() + _AROUND]


def numbers_in(prose: Prose) -> list[Number]:
    """Return the numbers of a text, in order."""
    return [Number(prose, match, value_of(match)) for match in FIGURE.finditer(prose.tight)]


def counterpart(one: Number, beside: Sequence[Number], others: Sequence[Number]) -> Number | None:
    """Return the number of another year that is about the same thing.

    The same words stand about both, or both are the only total (計, 総額, 延べ) of their unit.

    Args:
        one: the number.
        beside: all numbers of its year.
        others: all numbers of the other year.
    """
    best, most = None, 0
    for other in others:
        left = _common(one.before[::-1], other.before[::-1])
        if one.before[-1:] in _BEGINS and other.before[-1:] in _BEGINS:
            left = max(left, _LEFT)
        alike = left + _common(one.after, other.after)
        if other.unit == one.unit and left >= _LEFT and alike >= _ALIKE and alike > most:
            best, most = other, alike
    if best is None and _only_total(one, beside):
        totals = [other for other in others if other.unit == one.unit]
        best = next((other for other in totals if _only_total(other, others)), None)
    return best


def _only_total(one: Number, beside: Sequence[Number]) -> bool:
    totals = [other for other in beside if other.unit == one.unit and _TOTAL.search(other.before)]
    return len(totals) == 1 and totals[0] is one


def _common(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
