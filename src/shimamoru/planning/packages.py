"""All packages of an island: every choice of options, without those that another beats.

The technologies are parted into two halves. What a half contributes to each condition is worked out
for every choice within it; the value of each pair of choices is then a product of matrices.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from shimamoru.planning.asked import Asked, Place
from shimamoru.planning.catalogue import Technology
from shimamoru.planning.coverage import Option, options_of, probabilities, shares_of

Numbers = NDArray[np.float64]
Choice = tuple[Option | None, ...]
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Package:
    """A choice for an island that no other beats.

    Attributes:
        options: what is put there.
        cost: in 10,000 yen, without shared technologies.
        staff: people, without shared technologies.
        value: from 0 to 1.
        shared: the shared technologies that it uses.
    """

    options: tuple[Option, ...]
    cost: int
    staff: int
    value: float
    shared: frozenset[str]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a technology can't be put on an island: excluded, or a need that is not met."""

    technology: str
    reason: str
    needs: tuple[str, ...] = ()


def allowed(asked: Asked, place: Place) -> tuple[list[Technology], list[Refusal]]:
    """Return the technologies that may be put on an island, and why others may not."""
    found, refused = [], []
    for one in asked.technologies:
        lacking = tuple(need for need in one.needs if _lacks(asked, place, need))
        if asked.rules(asked.excluded, place.slug, one.id):
            refused.append(Refusal(one.id, "excluded"))
        elif lacking:
            refused.append(Refusal(one.id, "needs", lacking))
        else:
            found.append(one)
    return found, refused


def packages_of(asked: Asked, place: Place) -> list[Package]:
    """Return the packages of an island that none beats, cheapest first.

    One beats another with the same shared technologies and the same staff by costing no more and
    being worth no less. What must be chosen is in every one of them; where it can't be put there,
    or the least coverage can't be reached, there are none.
    """
    technologies, _refused = allowed(asked, place)
    chosen = {one.id for one in technologies}
    required = [one.id for one in asked.technologies if _must(asked, place, one)]
    if not set(required) <= chosen:
        return []
    choices: list[list[Option | None]] = []
    for one in technologies:
        options: list[Option | None] = [*options_of(asked, place, one)]
        choices.append(options if one.id in required else [None, *options])
    middle = (len(choices) + 1) // 2
    first, second = _Half(asked, place, choices[:middle]), _Half(asked, place, choices[middle:])
    values = _values(asked, place, first, second)
    return _unbeaten(asked, place, first, second, values)


def _must(asked: Asked, place: Place, one: Technology) -> bool:
    return asked.rules(asked.required, place.slug, one.id)


class _Half:
    """The choices among half of the technologies, and what each contributes.

    Attributes:
        choices: one option, or none, of each technology.
        cost: of each choice; ``staff`` likewise.
        kind: number of the set of shared technologies and of the staff where that is limited.
        missed: for part of the coast, choice and condition: that nothing notices.
        odds: the sum of p / (1 - p), from which follows that exactly one notices.
    """

    def __init__(
        self, asked: Asked, place: Place, columns: Sequence[Sequence[Option | None]]
    ) -> None:
        self.choices: list[Choice] = list(product(*columns))
        parts, many = len(place.shores), len(asked.circumstances.conditions)
        self.missed, self.odds = np.ones((parts, 1, many)), np.zeros((parts, 1, many))
        for column in columns:
            chance = np.stack([_chances(asked, place, option) for option in column], axis=1)
            self.missed = _joined(self.missed, 1 - chance, np.multiply)
            self.odds = _joined(self.odds, chance / (1 - chance), np.add)
        self.cost = self._sums("cost")
        self.staff = self._sums("staff")
        self.shared = [
            frozenset(one.technology.id for one in choice if one and one.shared)
            for choice in self.choices
        ]

    def _sums(self, name: str) -> NDArray[np.int64]:
        sums = [sum(getattr(one, name) for one in choice if one) for choice in self.choices]
        return np.array(sums, dtype=np.int64)


def _chances(asked: Asked, place: Place, option: Option | None) -> Numbers:
    """Return the probability that an option notices, by part of the coast and condition."""
    if option is None:
        return np.zeros((len(place.shores), len(asked.circumstances.conditions)))
    covered = np.array(option.covered, dtype=np.float64)
    return np.outer(covered, np.array(probabilities(asked, option.technology)))


def _joined(so_far: Numbers, column: Numbers, how: np.ufunc) -> Numbers:
    joined: Numbers = how(so_far[:, :, None, :], column[:, None, :, :])
    return joined.reshape(so_far.shape[0], -1, so_far.shape[2])


def _values(asked: Asked, place: Place, first: _Half, second: _Half) -> Numbers:
    weights = np.array([one.weight for one in asked.circumstances.conditions])
    total = np.zeros((len(first.choices), len(second.choices)))
    for at, share in enumerate(shares_of(place)):
        one, other = first.missed[at] * weights, second.missed[at]
        none = one @ other.T
        single = (one * first.odds[at]) @ other.T + one @ (other * second.odds[at]).T
        total += share * (float(weights.sum()) - none - asked.redundancy * single)
    return np.round(total, _DIGITS)


def _unbeaten(
    asked: Asked, place: Place, first: _Half, second: _Half, values: Numbers
) -> list[Package]:
    cost = (first.cost[:, None] + second.cost[None, :]).ravel()
    staff = (first.staff[:, None] + second.staff[None, :]).ravel()
    kinds = _kinds(first, second, None if asked.staff is None else staff)
    flat, width = values.ravel(), len(second.choices)
    order = np.lexsort((-flat, cost, kinds))
    floor = asked.floors.get(place.slug, 0.0)
    found = []
    for group in np.split(order, np.flatnonzero(np.diff(kinds[order])) + 1):
        best = np.maximum.accumulate(flat[group])
        better = np.concatenate(([True], best[1:] > best[:-1]))
        for index in group[better & (flat[group] >= floor)]:
            row, column = divmod(int(index), width)
            options = tuple(one for one in first.choices[row] + second.choices[column] if one)
            shared = first.shared[row] | second.shared[column]
            value = float(flat[index])
            found.append(Package(options, int(cost[index]), int(staff[index]), value, shared))
    return sorted(found, key=lambda one: (one.cost, -one.value, sorted(one.shared)))


def _kinds(first: _Half, second: _Half, staff: NDArray[np.int64] | None) -> NDArray[np.int64]:
    """Return a number for each pair of choices that can beat one another alone."""
    names = sorted(frozenset().union(*first.shared, *second.shared))
    bits = [
        np.array([sum(1 << names.index(one) for one in shared) for shared in half.shared])
        for half in (first, second)
    ]
    kinds: NDArray[np.int64] = (bits[0][:, None] | bits[1][None, :]).ravel().astype(np.int64)
    return kinds if staff is None else kinds + staff * (1 << len(names))


def _lacks(asked: Asked, place: Place, need: str) -> bool:
    there = place.has.get(need)
    return not there if there is not None else not asked.trust_unknown
