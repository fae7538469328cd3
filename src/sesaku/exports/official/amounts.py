"""Cells of numbers: as they are printed, and as a workbook counts with them."""

import re
from collections.abc import Iterable

from sesaku.exports.official.layout import Align, Amount, Cell, Line
from sesaku.model.values import Quantity

_GROUP = 3  # digits between separators
_PLAIN = re.compile(r"(?P<minus>[△▲-])?(?P<figure>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)?")


def quantity_cell(
    quantity: Quantity, *, align: Align = "end", name: str = "", formula: str = ""
) -> Cell:
    """Return the cell of a quantity, as printed.

    Args:
        quantity: what it holds.
        align: where it stands.
        name: what formulas call it.
        formula: how a workbook makes it.
    """
    amount = amount_of(quantity.raw, formula)
    return Cell((Line(quantity.raw),), align=align, middle=True, amount=amount, name=name)


def is_sum(total: Quantity | None, parts: Iterable[Quantity | None]) -> bool:
    """Whether a printed total is the sum of the numbers among its parts."""
    numbers = [part.value for part in parts if part is not None and part.value is not None]
    return total is not None and bool(numbers) and total.value == sum(numbers)


def amount_of(raw: str, formula: str = "") -> Amount | None:
    """Return what a workbook counts with, where a cell is nothing but a number.

    The number format shows the number exactly as it was printed.
    """
    found = _PLAIN.fullmatch(raw)
    if found is None:
        return None
    digits = found["figure"].replace(",", "")
    if len(digits) > 1 and digits.startswith("0"):
        return None
    decimals = found["decimals"] or ""
    value = float(digits + decimals) if decimals else int(digits)
    shown = ("#,##0" if "," in found["figure"] or len(digits) <= _GROUP else "0") + (
        f".{'0' * (len(decimals) - 1)}" if decimals else ""
    )
    sign = found["minus"] or "△"
    return Amount(
        -value if found["minus"] else value,
        f'{shown};"{sign}"{shown}',
        formula,
    )
