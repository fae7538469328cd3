"""What a remark concerns: the codes printed or read with it, and names that it uses."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sesaku.linking.likeness import distinctive, likeness, reasons
from sesaku.linking.links import Reason
from sesaku.linking.over_time.units import Report, Unit
from sesaku.linking.terms import telling_phrase

By: TypeAlias = Literal["reading", "words"]

_LONG = 4
"""A shared stretch with so many characters of its own says what a remark speaks of."""


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing that a remark concerns.

    Attributes:
        subject: its code: ``3-5``, ``F4``, ``next:2-5``.
        name: its name; empty where the document prints none.
        by: reading (the code or name stands in the remark) or words (it uses words of the name).
        why: the words, where they show it.
    """

    subject: str
    name: str
    by: By
    why: tuple[Reason, ...] = ()


def concerns_of(remark: Unit, report: Report) -> tuple[Concern, ...]:
    """Return what a remark concerns, what the reading says first."""
    named = {unit.subject: unit for unit in report.of("field", "indicator", "next")}
    found = {
        code: Concern(code, named[code].name.shown if code in named else "", "reading")
        for code in remark.about
    }
    fields = {field_of(code) for code in remark.about}
    for unit in report.of("indicator", "next"):
        code = unit.subject.removeprefix("next:")
        if unit.subject in found or (code in found and unit.family == "next"):
            continue
        if fields and unit.policy_field not in fields:
            continue
        if unit.family == "next" and unit.announced and unit.announced.change == "kept":
            continue
        why = _words(remark, unit, report)
        if why:
            found[unit.subject] = Concern(unit.subject, unit.name.shown, "words", why)
    return tuple(found.values())


def field_of(code: str) -> str:
    """Return the number of the field that a code belongs to."""
    return code.removeprefix("next:").removeprefix("F").partition("-")[0]


def _words(remark: Unit, unit: Unit, report: Report) -> tuple[Reason, ...]:
    policy_field = next(
        (each.name.plain for each in report.of("field") if each.policy_field == unit.policy_field),
        "",
    )
    shared = likeness(unit.name, remark.name, report.spread)
    own = tuple(
        piece
        for piece in shared.pieces
        if distinctive(
            text := unit.name.plain[piece.first : piece.first + piece.size], report.spread
        )
        and text not in policy_field
    )
    if not any(
        telling_phrase(unit.name.plain[piece.first : piece.first + piece.size], _LONG)
        for piece in own
    ):
        return ()
    return reasons(unit.name, remark.name, own, report.spread, most=3)
