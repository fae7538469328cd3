"""Units: what they hold, and their moves from state to state."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Path, Router, Schema
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.words import Number
from workbench.cycle.access import cycle_for, may_write
from workbench.cycle.actions.move_unit import move_all, move_unit, possible_moves
from workbench.cycle.actions.shape import NewIndicator, add_field, add_indicator, end_unit
from workbench.cycle.api.cells import CellRecord, cell_record
from workbench.cycle.api.words import Body, Subject, WhyAsked, Words, unit_of
from workbench.cycle.missing import missing_in
from workbench.cycle.models import Unit

router = Router(tags=["cycle-units"])

_Code = Annotated[str, Field(min_length=1, max_length=50)]
_Name = Annotated[str, Field(min_length=1, max_length=2_000)]


class MoveLine(Schema):
    """A move of a unit from state to state."""

    transition: str
    from_state: str
    to_state: str
    by: str
    at: datetime
    reason: str


class MissingLine(Schema):
    """A value that is asked for and not there."""

    step: str
    key: str
    label: str


class UnitRecord(Schema):
    """A unit with its cells."""

    subject: str
    kind: str
    state: str
    ended: bool
    may_write: Annotated[bool, Field(description="whether the person who asks may, now")]
    moves: Annotated[list[str], Field(description="transitions that the person could make now")]
    missing: list[MissingLine]
    cells: list[CellRecord]
    past: Annotated[list[MoveLine], Field(description="the moves that were made, in order")]


class MoveAsked(Body):
    """A transition, and why."""

    transition: Annotated[str, Field(max_length=40, description="submit, return, approve …")]
    reason: Words = ""


class NewIndicatorAsked(Body):
    """An indicator that is added."""

    code: _Code
    name: _Name
    kind: Annotated[str, Field(pattern="^(qualitative|quantitative)$")] = "qualitative"
    main: bool = False
    reason: Words = ""


class NewFieldAsked(Body):
    """A policy field that is added."""

    field_number: _Code
    name: _Name
    reason: Words = ""


@router.get("/cycles/{number}/units/{subject}", response=UnitRecord, summary="A unit")
@allowed(Action.READ_CYCLES)
def get_unit(request: ApiRequest, number: Path[Number], subject: Path[Subject]) -> dict[str, Any]:
    """Return a unit with its cells, what it lacks, and what can be done with it."""
    return _record(request, unit_of(request.auth, number, subject))


@router.post("/cycles/{number}/units/{subject}/moves", response=UnitRecord, summary="Move a unit")
@allowed(Action.WORK_IN_CYCLES)
def post_move(
    request: ApiRequest, number: Path[Number], subject: Path[Subject], given: MoveAsked
) -> dict[str, Any]:
    """Submit, withdraw, return, approve …; publication has an operation of its own."""
    unit = unit_of(request.auth, number, subject)
    move_unit(request.auth, unit, given.transition, reason=given.reason)
    return _record(request, unit_of(request.auth, number, subject))


@router.post(
    "/cycles/{number}/moves", response=list[str], summary="Move all units that one may move so"
)
@allowed(Action.WORK_IN_CYCLES)
def post_moves(request: ApiRequest, number: Path[Number], given: MoveAsked) -> list[str]:
    """Return the subjects of the units that were moved."""
    cycle = cycle_for(request.auth, number)
    moved = move_all(request.auth, cycle, given.transition, reason=given.reason)
    return [unit.subject for unit in moved]


@router.post(
    "/cycles/{number}/units/{subject}/indicators",
    response={201: UnitRecord},
    summary="Add an indicator to a field",
)
@allowed(Action.WORK_IN_CYCLES)
def post_indicator(
    request: ApiRequest, number: Path[Number], subject: Path[Subject], given: NewIndicatorAsked
) -> dict[str, Any]:
    """Add a measurement indicator, with an empty cell for each fiscal year."""
    field = unit_of(request.auth, number, subject)
    new = NewIndicator(given.code, given.name, given.kind, given.main)
    return _record(request, add_indicator(request.auth, field, new, reason=given.reason))


@router.post("/cycles/{number}/fields", response={201: UnitRecord}, summary="Add a policy field")
@allowed(Action.WORK_IN_CYCLES)
def post_field(request: ApiRequest, number: Path[Number], given: NewFieldAsked) -> dict[str, Any]:
    """Add a policy field to the measure."""
    cycle = cycle_for(request.auth, number)
    made = add_field(request.auth, cycle, given.field_number, given.name, reason=given.reason)
    return _record(request, made)


@router.post(
    "/cycles/{number}/units/{subject}/end", response=UnitRecord, summary="End a field or indicator"
)
@allowed(Action.WORK_IN_CYCLES)
def post_end(
    request: ApiRequest, number: Path[Number], subject: Path[Subject], given: WhyAsked
) -> dict[str, Any]:
    """End a field or an indicator; it is kept, but no part of the content any more."""
    unit = unit_of(request.auth, number, subject)
    end_unit(request.auth, unit, reason=given.reason)
    return _record(request, Unit.objects.select_related("cycle").get(pk=unit.pk))


def _record(request: ApiRequest, unit: Unit) -> dict[str, Any]:
    ended = unit.ended_at is not None
    names = ("transition", "from_state", "to_state", "at", "reason")
    return {
        "subject": unit.subject,
        "kind": unit.kind,
        "state": unit.state,
        "ended": ended,
        "may_write": may_write(request.auth, unit),
        "moves": [] if ended else [one.name for one in possible_moves(request.auth, unit)],
        "missing": [
            {"step": one.step, "key": one.key, "label": one.label} for one in missing_in(unit)
        ],
        "cells": [cell_record(one) for one in unit.cells.select_related("changed_by")],
        "past": [
            {**{name: getattr(one, name) for name in names}, "by": one.by.username}
            for one in unit.moves.select_related("by")
        ],
    }
