"""Who takes part, who is in charge of what, by when."""

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Path, Router, Schema
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.words import Number
from workbench.cycle.access import cycle_for, require
from workbench.cycle.actions.set_people import assign, set_due, set_roles
from workbench.cycle.api.words import Body, Subject, person_of, unit_of
from workbench.cycle.models import Assignment, Cycle, Membership
from workbench.cycle.workflow import Act, CycleRole

router = Router(tags=["cycle-people"])

_Person = Annotated[str, Field(min_length=1, max_length=150, pattern=r"^[^\x00/]+$")]
_Role = Literal["division", "coordinator", "officer", "expert", "approver", "auditor"]
_Step = Annotated[str, Field(max_length=40, pattern=r"^[a-z_]+$")]


class MemberRecord(Schema):
    """A person who takes part in a cycle."""

    username: str
    name: str
    roles: list[str]
    charges: Annotated[list[str], Field(description="indicators in whose charge the person is")]


class RolesAsked(Body):
    """The roles of a person; none takes them out of the cycle."""

    roles: Annotated[list[_Role], Field(max_length=6)]


class ChargeAsked(Body):
    """The people in charge of an indicator."""

    people: Annotated[list[_Person], Field(max_length=50)]


class DueAsked(Body):
    """The day by which a step is to be done; null takes it away."""

    on: date | None


@router.get("/cycles/{number}/members", response=list[MemberRecord], summary="Who takes part")
@allowed(Action.READ_CYCLES)
def list_members(request: ApiRequest, number: Path[Number]) -> list[dict[str, Any]]:
    """Return the people of a cycle with their roles."""
    return _members(cycle_for(request.auth, number))


@router.post(
    "/cycles/{number}/members/{username}", response=list[MemberRecord], summary="Give roles"
)
@allowed(Action.WORK_IN_CYCLES)
def give_roles(
    request: ApiRequest, number: Path[Number], username: Path[_Person], given: RolesAsked
) -> list[dict[str, Any]]:
    """Give a person these roles, and no others."""
    cycle = cycle_for(request.auth, number)
    require(request.auth, cycle, Act.ASSIGN)
    roles = frozenset(CycleRole(role) for role in given.roles)
    set_roles(request.auth, cycle, person_of(username), roles)
    return _members(cycle)


@router.post(
    "/cycles/{number}/units/{subject}/charge",
    response=list[MemberRecord],
    summary="Put people in charge of an indicator",
)
@allowed(Action.WORK_IN_CYCLES)
def put_in_charge(
    request: ApiRequest, number: Path[Number], subject: Path[Subject], given: ChargeAsked
) -> list[dict[str, Any]]:
    """Put these people, and no others, in charge of an indicator."""
    unit = unit_of(request.auth, number, subject)
    require(request.auth, unit.cycle, Act.ASSIGN)
    assign(request.auth, unit, [person_of(name) for name in dict.fromkeys(given.people)])
    return _members(unit.cycle)


@router.post("/cycles/{number}/due/{step}", response=dict[str, date], summary="Set a due date")
@allowed(Action.WORK_IN_CYCLES)
def set_due_date(
    request: ApiRequest, number: Path[Number], step: Path[_Step], given: DueAsked
) -> dict[str, date]:
    """Set the day by which a step is to be done; return all due dates."""
    cycle = cycle_for(request.auth, number)
    set_due(request.auth, cycle, step, given.on)
    return {one.step: one.on for one in cycle.due_dates.all()}


def _members(cycle: Cycle) -> list[dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for one in Membership.objects.filter(cycle=cycle).select_related("user"):
        entry = found.setdefault(
            one.user_id,
            {"username": one.user.username, "name": one.user.name, "roles": [], "charges": []},
        )
        entry["roles"].append(one.role)
    charges = Assignment.objects.filter(unit__cycle=cycle).select_related("unit")
    for charge in charges:
        if charge.user_id in found:
            found[charge.user_id]["charges"].append(charge.unit.subject)
    return list(found.values())
