"""A cycle with people of every role, for tests."""

from dataclasses import dataclass
from typing import Any

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Role
from sesaku_web.sources.models import StoredReading
from tests.sesaku_web.factories import actor, document
from workbench.cycle.actions.set_people import assign, set_roles
from workbench.cycle.actions.write_cell import Entered, write_cell
from workbench.cycle.models import Cell, Cycle, Unit
from workbench.cycle.starting import Period, start_cycle
from workbench.cycle.workflow import CycleRole

NEXT = Period(2022, 2024)


@dataclass(frozen=True)
class Staffed:
    """A cycle and one person a role; ``division`` is in charge of ``own`` alone."""

    cycle: Cycle
    people: dict[CycleRole, Actor]
    own: Unit

    def __getitem__(self, role: CycleRole) -> Actor:
        return self.people[role]

    def unit(self, subject: str) -> Unit:
        return self.cycle.units.get(subject=subject)


def staffed(reading: StoredReading | None = None, period: Period | None = NEXT) -> Staffed:
    """Start a cycle from the example report, and give it people."""
    officer = actor(Role.EVALUATOR)
    cycle = start_cycle(officer, reading or document().reading, period)
    people = {CycleRole.OFFICER: officer}
    for role in CycleRole:
        if role is not CycleRole.OFFICER:
            people[role] = actor(Role.READER)
            set_roles(officer, cycle, people[role].user, frozenset({role}))
    own = cycle.units.filter(kind="indicator")[0]
    assign(officer, own, [people[CycleRole.DIVISION].user])
    return Staffed(cycle, people, own)


def write(who: Actor, unit: Unit, key: str, text: str, *, reason: str = "") -> Cell:
    """Write in a cell whatever stands there."""
    cell = Cell.objects.filter(unit=unit, key=key).first()
    entered = Entered(cell.version if cell else 0, text=text, reason=reason)
    return write_cell(who, unit, key, entered)


def written(who: Actor, unit: Unit, key: str, text: str) -> dict[str, Any]:
    """Write in a cell, and return the record that stands there then."""
    found: dict[str, Any] = write(who, unit, key, text).value or {}
    return found


def fill(staff: Staffed) -> None:
    """Write all that is missing in this stage, each by whose turn it is."""
    from workbench.cycle.missing import missing_for  # noqa: PLC0415 - asked again and again

    for one in missing_for(staff.cycle):
        if one.what != "value":
            continue
        said = {"rating": "b"}.get(one.key, "航路を三つに増やし、利用を年 1,200 件以上とする。")
        key = f"{one.key}/1" if one.key in {"overview", "goals", "analysis"} else one.key
        write(staff[one.role], one.unit, key, said)
