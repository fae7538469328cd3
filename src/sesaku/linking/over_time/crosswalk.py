"""The crosswalk: what became what from one report to a later one of the same measure."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from sesaku.linking.cited import Cited
from sesaku.linking.likeness import likeness, reasons
from sesaku.linking.links import Link, Reason, Relation, Side
from sesaku.linking.over_time import remarks, traced
from sesaku.linking.over_time.pairing import (
    SAME_NUMBER,
    Pair,
    Score,
    as_announced,
    by_text,
    left,
    number,
    pair,
    rest,
)
from sesaku.linking.over_time.units import Report, Unit
from sesaku.linking.over_time.wording import relation_of
from sesaku.linking.terms import Piece, Spread
from sesaku.text.width import squeeze

_INTRODUCED = re.compile(r"([一-鿿々ァ-ヴー]{4,})[(（]([a-z]{2,8})[)）]")
_FIELD_TO_RESULT = 0.35
"""A summary prints no name of a field: from this score on its result is that of the field."""


def crosswalk(first: Report, second: Report) -> list[Link]:
    """Return the links from an earlier report to a later one, in the order of the earlier."""
    goals = list(_same_family(first, second, "goal", by_text(first.spread)))
    same_goals = {
        str(link.source.subject).rpartition(":")[2]
        for link in goals
        if link.source is not None and link.relation == "kept"
    }
    fields = list(_fields(first, second, same_goals))
    if second.of("indicator"):
        indicators = list(_indicators(first, second))
    else:
        places = {
            str(link.source.subject): str(link.target.subject)
            for link in fields
            if link.source is not None and link.target is not None
        }
        indicators = list(traced.links(first, second, places))
    named = _introduced(first, second)
    return [*goals, *fields, *indicators, *named, *remarks.links(first, second)]


def _introduced(first: Report, second: Report) -> Iterator[Link]:
    """Yield what a later text introduces by name and abbreviation, and the earlier never names."""
    known = squeeze(first.reading.document.text).lower()
    seen = set()
    for unit in second.of("result", "next_goal"):
        for match in _INTRODUCED.finditer(unit.name.plain):
            name, short = match[1], match[2]
            if short in seen or name in known or re.search(rf"(?<![a-z]){short}(?![a-z])", known):
                continue
            seen.add(short)
            start, end = match.span()
            side = Side(unit.subject, unit.name.shown[start:end], unit.name.cite(start, end))
            yield Link(None, side, 1.0, "new", more={"named": True})


def _same_family(first: Report, second: Report, family: str, score: Score) -> Iterator[Link]:
    """Yield links of units of one family that both reports print."""
    one, two = first.of(family), second.of(family)
    if not two:
        return
    found = pair(one, two, score)
    found += rest(one, two, found)
    linked = {each.first.subject: each for each in found}
    for unit in one:
        each = linked.get(unit.subject)
        yield _link(each, first.spread) if each else _gone(unit)
    for unit in left(two, (each.second for each in found)):
        yield Link(None, unit.side(), 1.0, "new")


def _link(each: Pair, spread: Spread) -> Link:
    relation = relation_of(each.first, each.second, spread)
    return Link(each.first.side(), each.second.side(), each.score, relation, _why(each, spread))


def _why(each: Pair, spread: Spread) -> tuple[Reason, ...]:
    one, two = each.first.name, each.second.name
    if one.plain == two.plain:
        return (Reason(one.shown, one.whole, two.whole, "same_text"),)
    common = likeness(one, two, spread).pieces
    why = reasons(one, two, common, spread) or _frame(one, two, common)
    if number(each.first) == number(each.second):
        why = (*why, Reason(number(each.first), one.whole, two.whole, "same_number"))
    return why


def _frame(one: Cited, two: Cited, common: Sequence[Piece]) -> tuple[Reason, ...]:
    """Return the longest stretch that two texts share, where only the frame of a sentence is so."""
    if not common:
        return ()
    piece = max(common, key=lambda piece: piece.size)
    start, other, size = piece
    return (
        Reason(
            one.shown[start : start + size],
            one.cite(start, start + size),
            two.cite(other, other + size),
            "same_frame",
        ),
    )


def _gone(unit: Unit) -> Link:
    return Link(unit.side(), None, 1.0, "retired", announced_reason(unit))


def announced_reason(unit: Unit) -> tuple[Reason, ...]:
    """Return what the earlier report itself says will become of an indicator."""
    if unit.announced is None:
        return ()
    return (Reason(unit.announced.text, unit.announced.cite, (), "announced"),)


def _fields(first: Report, second: Report, same_goals: Collection[str]) -> Iterator[Link]:
    if second.of("field"):
        yield from _same_family(first, second, "field", by_text(first.spread))
        return
    names = {
        unit.subject: [other for other in first.of("indicator", "next") if _within(other, unit)]
        for unit in first.of("field")
    }

    def score(one: Unit, two: Unit) -> float:
        shares = [likeness(one.name, two.name, first.spread).first]
        shares += [likeness(each.name, two.name, first.spread).first for each in names[one.subject]]
        share = max(shares[0], sum(shares) / len(shares))
        return share * (1 - SAME_NUMBER) + (SAME_NUMBER if number(one) == number(two) else 0)

    for each in pair(first.of("field"), second.of("result"), score, enough=_FIELD_TO_RESULT):
        same = number(each.first) in same_goals
        yield _field_link(each, names[each.first.subject], first.spread, same=same)


def _within(unit: Unit, policy_field: Unit) -> bool:
    return unit.policy_field == policy_field.policy_field


def _field_link(each: Pair, names: Sequence[Unit], spread: Spread, *, same: bool) -> Link:
    """Link a field to the result that speaks of it, by its name and its indicators' names.

    It is kept where its goal is the same, or where its name is found again.
    """
    own = likeness(each.first.name, each.second.name, spread)
    why = chain(
        reasons(each.first.name, each.second.name, own.pieces, spread, most=3),
        *(
            reasons(
                unit.name,
                each.second.name,
                likeness(unit.name, each.second.name, spread).pieces,
                spread,
                most=1,
            )
            for unit in names
        ),
    )
    unique = {reason.shared: reason for reason in why}
    relation: Relation = "kept" if same or own.first >= _NAMED else "rescoped"
    more = {"unnamed": True}
    return Link(
        each.first.side(),
        each.second.side(),
        each.score,
        relation,
        tuple(unique.values())[:8],
        more,
    )


_NAMED = 0.4


def _indicators(first: Report, second: Report) -> Iterator[Link]:
    """Yield links of indicators that both reports print, and of numbers given to others."""
    one, two = first.of("indicator"), second.of("indicator")
    found = pair(one, two, as_announced(first.spread))
    linked = {each.first.subject: each for each in found}
    later = {unit.subject: unit for unit in two}
    for unit in one:
        each = linked.get(unit.subject)
        yield _link(each, first.spread) if each else _gone(unit)
        other = later.get(unit.subject)
        if other is not None and (each is None or each.second.subject != other.subject):
            why = (Reason(unit.subject, unit.name.whole, other.name.whole, "same_number"),)
            yield Link(unit.side(), other.side(), 1.0, "number_reused", why)
    for unit in left(two, (each.second for each in found)):
        yield Link(None, unit.side(), 1.0, "new")
