"""What a technology covers of an island, and what a package of them is worth.

A unit of a *site* stands at one part of the coast and covers the parts within its range; where it
needs sight, those that look in a direction at most 90 degrees from its own. Technologies of an
*island*, and *shared* ones, cover all of it. In each condition (target, period, weather) the units
that cover a part notice independently of one another: P = 1 - product of (1 - p). With the
redundancy r a part is worth (1 - r) P(at least one notices) + r P(at least two do); an island is
worth the mean over its coast and over the conditions by their weights.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from shimamoru.planning.asked import Asked, Place, Shore
from shimamoru.planning.catalogue import Technology

_KM_A_DEGREE = 111.195
_QUARTER = 90
_SURE = 0.999


@dataclass(frozen=True, slots=True)
class Option:
    """A way to put a technology on an island.

    Attributes:
        technology: which.
        units: how many.
        sites: the parts of the coast at which they stand; none where it serves the island.
        covered: for each part of the coast whether they cover it.
        cost: over the years, in 10,000 yen; 0 of a shared one, which is bought for all.
        staff: people; 0 of a shared one.
    """

    technology: Technology
    units: int
    sites: tuple[str, ...]
    covered: tuple[bool, ...]
    cost: int
    staff: int

    @property
    def shared(self) -> bool:
        """Whether it is bought for several islands."""
        return self.technology.scope == "shared"


def options_of(asked: Asked, place: Place, technology: Technology) -> list[Option]:
    """Return the ways to put a technology on an island: at its best site, and at enough sites."""
    if technology.scope != "site":
        units = 0 if technology.scope == "shared" else 1
        cost = technology.cost(asked.years) * units
        whole = (True,) * len(place.shores)
        return [Option(technology, 1, (), whole, cost, technology.staff * units)]
    found: list[Option] = []
    covered = [False] * len(place.shores)
    sites: list[str] = []
    while not all(covered):
        best = max(
            range(len(place.shores)), key=lambda at: (_gain(place, technology, at, covered), -at)
        )
        sites.append(place.shores[best].slug)
        covered = [
            old or new for old, new in zip(covered, _seen(place, technology, best), strict=True)
        ]
        if len(sites) == 1 or all(covered):
            count = len(sites)
            cost, staff = technology.cost(asked.years) * count, technology.staff * count
            found.append(Option(technology, count, tuple(sites), tuple(covered), cost, staff))
    return found


def shares_of(place: Place) -> list[float]:
    """Return the share of each part in the coast of an island."""
    whole = sum(shore.length for shore in place.shores)
    return [shore.length / whole for shore in place.shores]


def probabilities(asked: Asked, technology: Technology) -> list[float]:
    """Return the probability that a technology notices, for each condition."""
    return [
        min(technology.probability(one.target, one.period, one.weather), _SURE)
        for one in asked.circumstances.conditions
    ]


def value_of(asked: Asked, place: Place, package: Sequence[Option]) -> float:
    """Return what a package is worth on an island, from 0 to 1 (see the top of this file)."""
    known = {option.technology.id: probabilities(asked, option.technology) for option in package}
    total = 0.0
    for at, share in enumerate(shares_of(place)):
        covering = [known[option.technology.id] for option in package if option.covered[at]]
        for number, condition in enumerate(asked.circumstances.conditions):
            chances = [one[number] for one in covering]
            none = math.prod(1 - chance for chance in chances)
            single = none * sum(chance / (1 - chance) for chance in chances)
            worth = (1 - asked.redundancy) * (1 - none)
            worth += asked.redundancy * (1 - none - single)
            total += share * condition.weight * worth
    return total


def coverage_of(
    asked: Asked, place: Place, package: Sequence[Option]
) -> dict[tuple[str, str, str], float]:
    """Return the probability that something is noticed, by condition, over the coast."""
    known = {option.technology.id: probabilities(asked, option.technology) for option in package}
    found: dict[tuple[str, str, str], float] = {}
    for number, one in enumerate(asked.circumstances.conditions):
        found[one.target, one.period, one.weather] = sum(
            share
            * (
                1
                - math.prod(
                    1 - known[option.technology.id][number]
                    for option in package
                    if option.covered[at]
                )
            )
            for at, share in enumerate(shares_of(place))
        )
    return found


def _gain(place: Place, technology: Technology, at: int, covered: Sequence[bool]) -> float:
    seen = _seen(place, technology, at)
    return sum(
        shore.length
        for shore, new, old in zip(place.shores, seen, covered, strict=True)
        if new and not old
    )


def _seen(place: Place, technology: Technology, at: int) -> list[bool]:
    here = place.shores[at]
    return [
        other is here
        or (
            _km(here, other) <= technology.range_km
            and (not technology.sight or _turn(here, other) <= _QUARTER)
        )
        for other in place.shores
    ]


def _turn(one: Shore, other: Shore) -> int:
    turn = abs(one.facing - other.facing) % 360
    return min(turn, 360 - turn)


def _km(one: Shore, other: Shore) -> float:
    """Return the distance of two parts; 0 where it is not known where they lie."""
    if one.lon is None or one.lat is None or other.lon is None or other.lat is None:
        return 0.0
    wide = math.cos(math.radians((one.lat + other.lat) / 2))
    return math.hypot((one.lon - other.lon) * wide, one.lat - other.lat) * _KM_A_DEGREE
