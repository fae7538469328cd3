"""Small questions to the planner, and their answer by trying everything."""

import itertools
from collections.abc import Iterator

from shimamoru.planning.asked import Asked, Place, Shore
from shimamoru.planning.catalogue import Circumstances, Condition, Technology
from shimamoru.planning.coverage import Option, options_of, value_of
from shimamoru.planning.packages import allowed

CIRCUMSTANCES = Circumstances(
    {},
    (
        Condition("boat", "day", "fair", 0.4),
        Condition("boat", "night", "fair", 0.35),
        Condition("drift", "day", "rough", 0.25),
    ),
)


def shores(*lengths: float) -> tuple[Shore, ...]:
    """Return the parts of a coast, each a quarter turn on."""
    names = ("n", "e", "s", "w")
    return tuple(
        Shore(names[at], length, 130 + at * 0.02, 30.0, at * 90)
        for at, length in enumerate(lengths)
    )


def technology(name: str, scope: str = "site", **given: object) -> Technology:
    """Return a technology of a test."""
    said: dict[str, object] = {
        "range_km": 3.0,
        "sight": True,
        "detects": {"boat": 0.6, "drift": 0.3},
        "factors": {"night": 0.5, "rough": 0.4},
        "buy": 100,
        "run": 10,
        "capacity": 2 if scope == "shared" else 0,
        **given,
    }
    return Technology(name, name, name, scope, **said)  # type: ignore[arg-type] # of a test


def everything(asked: Asked, budget: int) -> float | None:
    """Return the value of the best choice by trying all of them; None where there is none."""
    best: float | None = None
    for chosen in itertools.product(*(list(_all(asked, place)) for place in asked.places)):
        if _cost(asked, chosen) > budget or _staff(asked, chosen) > (asked.staff or 10**9):
            continue
        worths = [value_of(asked, one, own) for one, own in zip(asked.places, chosen, strict=True)]
        if any(
            worth < asked.floors.get(one.slug, 0)
            for one, worth in zip(asked.places, worths, strict=True)
        ):
            continue
        value = sum(one.weight * worth for one, worth in zip(asked.places, worths, strict=True))
        best = value if best is None else max(best, value)
    return best


def _all(asked: Asked, place: Place) -> Iterator[tuple[Option, ...]]:
    columns: list[list[Option | None]] = []
    usable = allowed(asked, place)[0]
    musts = [one for one in asked.technologies if asked.rules(asked.required, place.slug, one.id)]
    if any(one not in usable for one in musts):
        return
    for one in usable:
        must = asked.rules(asked.required, place.slug, one.id)
        columns.append([*([] if must else [None]), *options_of(asked, place, one)])
    for choice in itertools.product(*columns):
        yield tuple(option for option in choice if option)


def _units(asked: Asked, chosen: tuple[tuple[Option, ...], ...]) -> dict[str, int]:
    uses: dict[str, int] = {}
    for option in itertools.chain(*chosen):
        if option.shared:
            uses[option.technology.id] = uses.get(option.technology.id, 0) + 1
    return {
        one.id: -(-uses.get(one.id, 0) // one.capacity)
        for one in asked.technologies
        if one.scope == "shared"
    }


def _cost(asked: Asked, chosen: tuple[tuple[Option, ...], ...]) -> int:
    units = _units(asked, chosen)
    shared = sum(
        units[one.id] * one.cost(asked.years) for one in asked.technologies if one.id in units
    )
    return shared + sum(option.cost for option in itertools.chain(*chosen))


def _staff(asked: Asked, chosen: tuple[tuple[Option, ...], ...]) -> int:
    units = _units(asked, chosen)
    shared = sum(units[one.id] * one.staff for one in asked.technologies if one.id in units)
    return shared + sum(option.staff for option in itertools.chain(*chosen))
