"""What changed between two wordings: nothing, the name, or what is meant."""

import difflib
import re
from typing import NamedTuple

from sesaku.linking.likeness import likeness
from sesaku.linking.links import Relation
from sesaku.linking.over_time.units import Unit
from sesaku.linking.terms import Spread, specific

_MARKS = re.compile(r"[(（][①-⑳、,・]+[)）]")
_LONG_FORM = re.compile(r"[^\s、。（）()・の]{4,}[(（]([a-z]{2,8})[)）]")
_SIGNS = re.compile(r"[、。，．,.・「」『』（）()\s]")


class Change(NamedTuple):
    """A stretch that one wording has and the other has not."""

    removed: str
    added: str


def changes(first: str, second: str) -> list[Change]:
    """Return what differs between two wordings, notation aside.

    Notation is: signs, marks of purposes （①、②）, and an abbreviation written out once.
    """
    one, two = _even(first, second), _even(second, first)
    matcher = difflib.SequenceMatcher(None, one, two, autojunk=False)
    return [
        Change(one[i1:i2], two[j1:j2])
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def relation_of(one: Unit, two: Unit, spread: Spread) -> Relation:
    """Return what two units that are the same thing are to each other.

    A name that keeps none of its subject's own words has another scope, not only another name. In
    a text (a goal), what is added or dropped changes the scope where it is more than general words.
    """
    found = changes(one.name.plain, two.name.plain)
    if not found:
        return "kept"
    if one.family in ("goal", "next_goal", "result"):
        telling = any(specific(each.removed) or specific(each.added) for each in found)
        return "rescoped" if telling else "kept"
    shared = likeness(one.name, two.name, spread)
    own = any(
        specific(one.name.plain[piece.first : piece.first + piece.size]) > 1
        for piece in shared.pieces
    )
    return "renamed" if own or _only_general(one) else "rescoped"


def _only_general(unit: Unit) -> bool:
    return not specific(unit.name.plain)


def _even(text: str, other: str) -> str:
    text = _MARKS.sub("", text)
    text = _LONG_FORM.sub(lambda found: found[1] if found[1] in other else found[0], text)
    return _SIGNS.sub("", text)
