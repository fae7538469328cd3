"""Indicators of a report in a later document that prints no indicators, a summary."""

from collections.abc import Iterator, Mapping
from typing import Any

from sesaku.linking.likeness import reasons
from sesaku.linking.links import Link, Reason, Relation
from sesaku.linking.over_time.traces import NOTHING, Trace, trace, unclaimed
from sesaku.linking.over_time.units import Report, Unit
from sesaku.linking.over_time.wording import relation_of
from sesaku.linking.terms import Spread
from sesaku.model.walk import plain

_SURE = {"visible": 1.0, "word": 0.5, "none": 0.0}


def links(first: Report, second: Report, places: Mapping[str, str]) -> Iterator[Link]:
    """Yield a link for each indicator, old and announced.

    Args:
        first: the earlier report.
        second: the summary.
        places: subject of the result that speaks of a field, by the field's subject.
    """
    results = {unit.subject: unit for unit in second.of("result")}
    others = [unit for unit in second.units if unit.family in ("next_goal", "goal", "opinion")]
    for policy_field in first.of("field"):
        place = results.get(places.get(policy_field.subject, ""))
        yield from _of_field(first, policy_field, place, others)


def _of_field(
    report: Report, policy_field: Unit, place: Unit | None, others: list[Unit]
) -> Iterator[Link]:
    own = [
        unit
        for unit in report.of("indicator", "next")
        if unit.policy_field == policy_field.policy_field
    ]
    common = {
        unit.subject: [policy_field.name.plain]
        + [other.name.plain for other in own if _code(other) != _code(unit)]
        for unit in own
    }
    found = dict.fromkeys(common, NOTHING)
    if place is not None:
        found = unclaimed(
            {unit.subject: trace(unit, place, common[unit.subject], report.spread) for unit in own}
        )
    elsewhere = [unit for unit in others if _of_same(unit, policy_field)]
    for unit in own:
        if found[unit.subject].level == "none":
            found[unit.subject] = _mentioned(unit, elsewhere, common[unit.subject], report.spread)
    for unit in own:
        yield from _links_of(unit, own, found, report.spread)


def _of_same(unit: Unit, policy_field: Unit) -> bool:
    number = policy_field.policy_field
    if unit.family == "opinion":
        return f"F{number}" in unit.about
    return unit.subject.rpartition(":")[2] == number


def _mentioned(unit: Unit, places: list[Unit], common: list[str], spread: Spread) -> Trace:
    """Return what a goal or a remark has of it: a mention, which shows no more than a word."""
    for place in places:
        found = trace(unit, place, common, spread)
        if found.level != "none":
            return Trace("word", found.pieces, found.share, found.by_goal, place)
    return NOTHING


def _links_of(
    unit: Unit, own: list[Unit], found: dict[str, Trace], spread: Spread
) -> Iterator[Link]:
    after = next((other for other in own if other.subject == f"next:{unit.subject}"), None)
    announced = unit.announced.change if unit.announced else None
    if unit.family == "next":
        if announced == "new":
            yield _linked(unit, unit, found[unit.subject], "new", spread)
        return
    if announced == "retired":
        yield _retired(unit, found[unit.subject], spread)
        if after is not None:
            yield _reused(unit, after, found[after.subject], spread)
        return
    seen, by = found[unit.subject], unit
    relation: Relation | None = "kept"
    if after is not None and announced == "renamed":
        relation = relation_of(unit, after, spread)
        if _SURE[found[after.subject].level] > _SURE[seen.level]:
            seen, by = found[after.subject], after
    if seen.level == "none" and announced != "renamed":
        relation = None
    yield _linked(unit, by, seen, relation, spread)


def _linked(unit: Unit, by: Unit, seen: Trace, relation: Relation | None, spread: Spread) -> Link:
    target = seen.place.side() if seen.place is not None else None
    score = _SURE[seen.level] * min(1.0, 0.5 + seen.share / 2)
    why = (*_shared(by, seen, spread), *_announcement(unit))
    return Link(unit.side(), target, score, relation, why, _more(unit, by, seen))


def _retired(unit: Unit, seen: Trace, spread: Spread) -> Link:
    why = (*_announcement(unit), *_shared(unit, seen, spread))
    return Link(unit.side(), None, 1.0, "retired", why, _more(unit, unit, seen))


def _reused(unit: Unit, after: Unit, seen: Trace, spread: Spread) -> Link:
    """Link an old number to what it was given to."""
    target = seen.place.side() if seen.place is not None else None
    number = Reason(unit.subject, unit.name.whole, after.name.whole, "same_number_in_first")
    why = (number, *_shared(after, seen, spread))
    return Link(unit.side(), target, 1.0, "number_reused", why, _more(after, after, seen))


def _shared(by: Unit, seen: Trace, spread: Spread) -> tuple[Reason, ...]:
    if seen.place is None:
        return ()
    return reasons(seen.source(by), seen.place.name, seen.pieces, spread)


def _announcement(unit: Unit) -> tuple[Reason, ...]:
    if unit.announced is None:
        return ()
    return (Reason(unit.announced.text, unit.announced.cite, (), "announced"),)


def _more(unit: Unit, by: Unit, seen: Trace) -> dict[str, Any]:
    """Return the trace, and what the earlier report announced, ready to print."""
    source = seen.source(by)
    more: dict[str, Any] = {
        "trace": {
            "level": seen.level,
            "by": "goal" if seen.by_goal else "name",
            "of": by.subject,
            "share": round(seen.share, 3),
            "words": [source.shown[each.first : each.first + each.size] for each in seen.pieces],
        }
    }
    if unit.announced is not None:
        announced = unit.announced
        more["announced"] = {
            "change": announced.change,
            "subject": f"next:{announced.code}" if announced.change != "retired" else None,
            "name": announced.name,
            "cite": plain(announced.cite),
        }
    return more


def _code(unit: Unit) -> str:
    return unit.subject.removeprefix("next:")
