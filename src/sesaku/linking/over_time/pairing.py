"""Pairing the units of two reports one to one, best first."""

from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from sesaku.linking.likeness import likeness
from sesaku.linking.over_time.units import Unit
from sesaku.linking.terms import Spread
from sesaku.text.width import narrow, without_space

SAME_NUMBER = 0.25
"""What an equal number adds to the likeness of two texts: less than the texts themselves."""

ENOUGH = 0.5
"""From this score on two units are the same thing, renamed or not."""


class Pair(NamedTuple):
    """Two units and how sure it is that they are the same thing, 0 to 1."""

    first: Unit
    second: Unit
    score: float


Score = Callable[[Unit, Unit], float]


def pair(
    first: Sequence[Unit], second: Sequence[Unit], score: Score, *, enough: float = ENOUGH
) -> list[Pair]:
    """Return pairs, each unit in one at most, in the order of the first document."""
    scored = [Pair(one, two, score(one, two)) for one in first for two in second]
    taken_first: set[str] = set()
    taken_second: set[str] = set()
    found = []
    for each in sorted(scored, key=lambda pair: -pair.score):
        if each.score < enough:
            break
        if each.first.subject not in taken_first and each.second.subject not in taken_second:
            taken_first.add(each.first.subject)
            taken_second.add(each.second.subject)
            found.append(each)
    order = {unit.subject: at for at, unit in enumerate(first)}
    return sorted(found, key=lambda pair: order[pair.first.subject])


def rest(first: Sequence[Unit], second: Sequence[Unit], found: Sequence[Pair]) -> list[Pair]:
    """Return pairs of what is left on both sides with one number and one frame of words.

    A goal whose subject was exchanged keeps its number and the rest of its sentence.
    """
    others = {number(unit): unit for unit in left(second, (each.second for each in found))}
    pairs = []
    for unit in left(first, (each.first for each in found)):
        other = others.get(number(unit))
        if other is not None:
            frame = SequenceMatcher(None, unit.name.plain, other.name.plain, autojunk=False).ratio()
            if frame >= ENOUGH:
                pairs.append(Pair(unit, other, frame * ENOUGH))
    return pairs


def by_text(spread: Spread) -> Score:
    """Return the score of two units by name or text; an equal number helps."""

    def score(one: Unit, two: Unit) -> float:
        if one.name.plain == two.name.plain:
            return 1.0
        shared = likeness(one.name, two.name, spread)
        if not shared.mass:
            return 0.0
        return min(0.99, shared.both + (SAME_NUMBER if number(one) == number(two) else 0))

    return score


def as_announced(spread: Spread) -> Score:
    """Return the score of two indicators; the name that the earlier report announced counts too."""
    plain = by_text(spread)

    def score(one: Unit, two: Unit) -> float:
        best = plain(one, two)
        if _announced_name(one) == two.name.plain:
            return 1.0
        if best < 1.0 and one.goal is not None and two.goal is not None:
            best = max(
                best, min(0.95, 0.5 * best + 0.5 * likeness(one.goal, two.goal, spread).both)
            )
        return best

    return score


def _announced_name(unit: Unit) -> str | None:
    """Return the name that the earlier report announced for the next cycle, for comparison."""
    announced = unit.announced
    if announced is None or announced.change not in ("kept", "renamed"):
        return None
    return narrow(without_space(announced.name)).lower() or None


def number(unit: Unit) -> str:
    """Return the number or code of a unit, whatever family it is of."""
    return unit.subject.rpartition(":")[2].removeprefix("F")


def left(units: Iterable[Unit], taken: Iterable[Unit]) -> list[Unit]:
    """Return the units that are not taken."""
    subjects = {unit.subject for unit in taken}
    return [unit for unit in units if unit.subject not in subjects]
