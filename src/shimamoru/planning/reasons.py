"""Why this and not that: what each technology gives an island, costs, and would take."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from shimamoru.planning.asked import Asked, Place
from shimamoru.planning.catalogue import Technology
from shimamoru.planning.coverage import Option, options_of, probabilities, value_of
from shimamoru.planning.packages import Refusal, allowed

_NOTHING = 1e-6
_OKU = 10_000
"""A hundred million yen, in 10,000 yen."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What binds the choice as a whole.

    Attributes:
        price: what a further 10,000 yen of the budget is worth.
        left: of the budget, in 10,000 yen.
        staff_left: of the people; None without a limit.
    """

    price: float
    left: int
    staff_left: int | None = None


def reasons_of(
    asked: Asked, place: Place, package: Sequence[Option], setting: Setting
) -> list[dict[str, Any]]:
    """Return for each technology whether it was chosen, and why.

    Verdicts: ``required``, ``chosen``; ``excluded``, ``needs`` (something is missing), ``nothing``
    (it adds nothing), ``beaten`` (one that was chosen does all that it does for no more),
    ``staff``, ``budget`` (it would be worth its cost, but so much is not left), ``price`` (the same
    money does more elsewhere; ``until`` is the cost at which it would be chosen).
    """
    technologies, refused = allowed(asked, place)
    by_name = {option.technology.id: option for option in package}
    here = value_of(asked, place, package)
    found = [_refused(refusal, place) for refusal in refused]
    for one in technologies:
        option = by_name.get(one.id)
        if option is not None:
            found.append(_chosen(asked, place, package, option, here, setting))
        else:
            found.append(_left_out(asked, place, package, one, here, setting))
    order = {one.id: at for at, one in enumerate(asked.technologies)}
    return sorted(found, key=lambda one: order[one["technology"]])


def cost_of(asked: Asked, option: Option) -> int:
    """Return what an option costs an island: of a shared technology its part of a unit."""
    if not option.shared:
        return option.cost
    return round(option.technology.cost(asked.years) / option.technology.capacity)


def _refused(refusal: Refusal, place: Place) -> dict[str, Any]:
    needs = [{"need": need, "known": place.has.get(need) is not None} for need in refusal.needs]
    return {"technology": refusal.technology, "verdict": refusal.reason, "needs": needs}


def _chosen(
    asked: Asked,
    place: Place,
    package: Sequence[Option],
    option: Option,
    here: float,
    setting: Setting,
) -> dict[str, Any]:
    rest = [one for one in package if one is not option]
    gain, cost = here - value_of(asked, place, rest), cost_of(asked, option)
    must = asked.rules(asked.required, place.slug, option.technology.id)
    unsure = [need for need in option.technology.needs if place.has.get(need) is None]
    return {
        "technology": option.technology.id,
        "verdict": "required" if must else "chosen",
        "gain": round(gain, 9),
        "cost": cost,
        "worth": _worth(gain, cost, place),
        "instead": _instead(asked, place, rest, option, here, setting),
        "unsure": unsure,
    }


def _left_out(
    asked: Asked,
    place: Place,
    package: Sequence[Option],
    technology: Technology,
    here: float,
    setting: Setting,
) -> dict[str, Any]:
    tried = [
        (value_of(asked, place, [*package, option]) - here, cost_of(asked, option), option)
        for option in options_of(asked, place, technology)
    ]
    gain, cost, option = max(tried, key=lambda one: one[0] * place.weight - setting.price * one[1])
    said = {
        "technology": technology.id,
        "gain": round(gain, 9),
        "cost": cost,
        "worth": _worth(gain, cost, place),
    }
    beaten = _beaten_by(asked, package, option)
    staff = option.technology.staff * option.units
    if gain < _NOTHING:
        return {**said, "verdict": "nothing"}
    if beaten:
        return {**said, "verdict": "beaten", "by": beaten}
    if setting.staff_left is not None and staff > setting.staff_left:
        return {**said, "verdict": "staff"}
    until = round(gain * place.weight / setting.price) if setting.price > 0 else 0
    if cost > setting.left and until >= cost:
        return {**said, "verdict": "budget", "until": setting.left}
    return {**said, "verdict": "price", "until": until}


def _beaten_by(asked: Asked, package: Sequence[Option], option: Option) -> str:
    """Return a chosen technology that does all that this one does for no more; "" for none."""
    chances = probabilities(asked, option.technology)
    for other in package:
        if cost_of(asked, other) > cost_of(asked, option):
            continue
        others = probabilities(asked, other.technology)
        wide = all(own or not its for own, its in zip(other.covered, option.covered, strict=True))
        if wide and all(own >= its for own, its in zip(others, chances, strict=True)):
            return other.technology.id
    return ""


def _instead(
    asked: Asked,
    place: Place,
    rest: Sequence[Option],
    option: Option,
    here: float,
    setting: Setting,
) -> dict[str, Any] | None:
    """Return what would come nearest in its place, and what that would change."""
    taken = {one.technology.id for one in rest} | {option.technology.id}
    others = [one for one in allowed(asked, place)[0] if one.id not in taken]
    tried = [
        (
            value_of(asked, place, [*rest, other]) - here,
            cost_of(asked, other) - cost_of(asked, option),
            other,
        )
        for one in others
        for other in options_of(asked, place, one)
    ]
    if not tried:
        return None
    gain, cost, other = max(tried, key=lambda one: one[0] * place.weight - setting.price * one[1])
    return {"technology": other.technology.id, "gain": round(gain, 9), "cost": cost}


def _worth(gain: float, cost: int, place: Place) -> float | None:
    """Return the weighted value for a hundred million yen; None where it costs nothing."""
    return round(gain * place.weight / cost * _OKU, 9) if cost else None
