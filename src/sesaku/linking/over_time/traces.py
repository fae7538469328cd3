"""Traces: what of an old indicator can still be seen in a later document."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from sesaku.linking.cited import Cited
from sesaku.linking.likeness import distinctive, likeness
from sesaku.linking.over_time.units import Unit
from sesaku.linking.terms import Piece, Spread, specific

Level: TypeAlias = Literal["visible", "word", "none"]

_MOST = 0.6
"""This share of a name, by weight, has to stand in a text for the indicator to be visible."""

_NEARLY_ALL = 0.75
_PHRASE = 5
_LONG_PHRASE = 8
_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Trace:
    """A trace of one text in another.

    Attributes:
        level: visible, only a word, or none.
        pieces: the stretches that show it; of the goal where ``by_goal``.
        share: the share of the name, or the goal, that is there.
        by_goal: whether the mid-term goal shows it rather than the name.
        place: the unit that has it; None where none has.
    """

    level: Level
    pieces: tuple[Piece, ...] = ()
    share: float = 0.0
    by_goal: bool = False
    place: Unit | None = None

    def source(self, unit: Unit) -> Cited:
        """Return the text of a unit that the pieces begin in."""
        return unit.goal if self.by_goal and unit.goal is not None else unit.name


NOTHING = Trace("none")


def trace(unit: Unit, place: Unit, common: Sequence[str], spread: Spread) -> Trace:
    """Return what of a unit stands in a later one.

    Args:
        unit: an indicator.
        place: where it is looked for.
        common: names that lie about it (its field, its neighbours): their words don't show it.
        spread: how far words are spread in the earlier document.
    """
    by_name = likeness(unit.name, place.name, spread)
    telling = tuple(
        piece
        for piece in by_name.pieces
        if spread.says(_text(unit.name, piece)) > 0 and spread.weight(_text(unit.name, piece)) > 0
    )
    if _is_visible(unit.name, telling, by_name.first):
        return Trace("visible", by_name.pieces, by_name.first, place=place)
    if unit.goal is not None:
        by_goal = likeness(unit.goal, place.name, spread)
        phrase = any(
            piece.size >= _LONG_PHRASE and specific(_text(unit.goal, piece))
            for piece in by_goal.pieces
        )
        if by_goal.first >= _MOST and phrase:
            return Trace("visible", by_goal.pieces, by_goal.first, by_goal=True, place=place)
    words = tuple(
        piece
        for piece in telling
        if distinctive(_text(unit.name, piece), spread)
        and not any(_text(unit.name, piece) in name for name in common)
    )
    if not words and by_name.first >= _NEARLY_ALL:
        words = telling
    return Trace("word", words, by_name.first, place=place) if words else NOTHING


def unclaimed(found: dict[str, Trace]) -> dict[str, Trace]:
    """Take words away that another indicator's visible trace has as part of something longer.

    Args:
        found: traces in one text, by the indicator's code.
    """
    taken = [
        range(piece.second, piece.second + piece.size)
        for each in found.values()
        if each.level == "visible"
        for piece in each.pieces
    ]
    left = {}
    for code, each in found.items():
        if each.level != "word":
            left[code] = each
            continue
        free = tuple(
            piece for piece in each.pieces if not any(piece.second in span for span in taken)
        )
        left[code] = replace(each, pieces=free) if free else NOTHING
    return left


def _is_visible(name: Cited, telling: tuple[Piece, ...], share: float) -> bool:
    if share < _MOST:
        return False
    longest = max((piece.size for piece in telling), default=0)
    different = {_text(name, piece) for piece in telling}
    several = len(different) >= _FEW_WORDS or sum(len(text) > _PHRASE - 2 for text in different) > 1
    return longest >= _PHRASE or several or longest * 2 >= len(name.plain)


def _text(cited: Cited, piece: Piece) -> str:
    return cited.plain[piece.first : piece.first + piece.size]
