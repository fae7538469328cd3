"""Remarks of outside experts that a later report's experts make again."""

from collections.abc import Iterator

from sesaku.linking.likeness import distinctive, likeness, reasons
from sesaku.linking.links import Link
from sesaku.linking.over_time.pairing import left
from sesaku.linking.over_time.units import Report, Unit
from sesaku.linking.terms import telling_phrase

_MASS = 3.0
"""So much has to be shared for two remarks to be about one thing, in characters of own words."""


_LONG = 6


def links(first: Report, second: Report) -> Iterator[Link]:
    """Yield for each remark the later one that takes it up best, or that none does."""
    later = second.of("opinion")
    if not later:
        return
    taken = []
    for unit in first.of("opinion"):
        scored = [(_score(first, unit, other), other) for other in later]
        score, best = max(scored, key=lambda pair: pair[0])
        if score < _MASS:
            yield Link(unit.side(), None, 1.0, "retired")
            continue
        taken.append(best)
        common = likeness(unit.name, best.name, first.spread).pieces
        why = reasons(unit.name, best.name, common, first.spread)
        yield Link(unit.side(), best.side(), min(1.0, score / 10), "kept", why)
    for unit in left(later, taken):
        yield Link(None, unit.side(), 1.0, "new")


def _score(report: Report, one: Unit, two: Unit) -> float:
    """Return the weight of what two remarks share; one short word alone is chance."""
    if not _same_field(one, two):
        return 0.0
    about = [unit.name.plain for unit in report.of("field") if _field(unit.subject) in _fields(one)]
    telling = {
        text
        for piece in likeness(one.name, two.name, report.spread).pieces
        if distinctive(
            text := one.name.plain[piece.first : piece.first + piece.size], report.spread
        )
        and not any(text in name for name in about)
    }
    if len(telling) < 2 and not any(telling_phrase(text, _LONG) for text in telling):  # noqa: PLR2004 - one word
        return 0.0
    return sum(report.spread.says(text) for text in telling)


def _same_field(one: Unit, two: Unit) -> bool:
    mine, theirs = _fields(one), _fields(two)
    return not mine or not theirs or bool(mine & theirs)


def _fields(unit: Unit) -> set[str]:
    return set(map(_field, unit.about))


def _field(code: str) -> str:
    return code.removeprefix("next:").removeprefix("F").partition("-")[0]
