"""Amounts of money in 円, with the rounding that their print allows."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from sesaku.codelists import load
from sesaku.document.cite import Cite
from sesaku.model.values import Quantity


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as printed, and in 円.

    Attributes:
        role: what it is: 当初予算 excluding contributions, a total of the form ….
        raw: what is printed.
        unit: unit of what is printed, e.g. 百万円.
        yen: the amount in 円.
        step: the least difference that the print shows, in 円.
        document: name of the document.
        cite: where it stands.
        unit_of_form: whether the unit is the form's and not printed.
    """

    role: str
    raw: str
    unit: str
    yen: Fraction
    step: Fraction
    document: str
    cite: Cite
    unit_of_form: bool = False


def yen_in(unit: str | None) -> int | None:
    """Return how many 円 one of a unit is; None where it is unknown or no unit of money."""
    code = load("units").find(unit) if unit else None
    return code.factor if code is not None else None


def amount_of(
    quantity: Quantity | None,
    unit: str | None,
    role: str,
    document: str,
    *,
    unit_of_form: bool = False,
) -> Amount | None:
    """Return a cell as an amount; None where it has no number or no unit of money."""
    if quantity is None or quantity.value is None:
        return None
    printed = quantity.unit or unit
    factor = yen_in(printed)
    if factor is None or printed is None:
        return None
    value = Fraction(str(quantity.value))
    places = len(str(quantity.value).partition(".")[2].rstrip("0"))
    return Amount(
        role=role,
        raw=quantity.raw,
        unit=printed,
        yen=value * factor,
        step=Fraction(factor, 10**places),
        document=document,
        cite=quantity.cite,
        unit_of_form=unit_of_form and quantity.unit is None,
    )


def total_of(amounts: Iterable[Amount]) -> Fraction:
    """Return the sum in 円."""
    return sum((amount.yen for amount in amounts), Fraction(0))
