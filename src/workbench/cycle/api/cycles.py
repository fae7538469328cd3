"""Cycles: listed, started, and as a whole."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Path, Query, Router, Schema
from pydantic import Field

from sesaku.model.walk import plain
from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.addresses import Addresses
from sesaku_web.api.paging import NEWEST_FIRST, Page, PageAsked, page_of
from sesaku_web.api.words import Number, Year
from sesaku_web.pages.lookup import reading_of
from workbench.cycle.access import cycle_for, roles_of, visible_to
from workbench.cycle.api.words import Body
from workbench.cycle.changes import changes_of
from workbench.cycle.contents import content_of
from workbench.cycle.missing import missing_for
from workbench.cycle.models import Cycle
from workbench.cycle.starting import Period, follow_cycle, start_cycle
from workbench.cycle.suggesting import suggestion_of

router = Router(tags=["cycles"])


class UnitLine(Schema):
    """A unit of a cycle."""

    subject: str
    kind: Literal["measure", "field", "indicator"]
    state: str
    parent: str | None


class CycleRecord(Schema):
    """A cycle."""

    number: int
    name: str
    stage: Literal["plan", "evaluation"]
    first_year: int
    last_year: int
    as_it_is: bool
    document: Annotated[str | None, Field(description="hash of what it was started from")]
    started_at: datetime
    roles: Annotated[list[str], Field(description="of the person who asks")]


class CycleWhole(CycleRecord):
    """A cycle with its units and due dates."""

    units: list[UnitLine]
    due: dict[str, date]


class CycleStart(Body):
    """What a cycle is started from; without years the report is loaded as it is."""

    document: Annotated[
        str,
        Field(
            pattern=r"^(?:[0-9a-f]{12,64})?$",
            description="the first 12 or more of the report's SHA-256",
        ),
    ] = ""
    previous: Annotated[
        Number | None, Field(description="instead of a document: the cycle that it follows")
    ] = None
    first_year: Year | None = None
    last_year: Year | None = None
    name: Annotated[str, Field(max_length=500)] = ""


class WaitingLine(Schema):
    """Something that waits for somebody."""

    what: str
    role: str
    people: list[str]
    subject: str
    step: str
    key: str
    label: str
    due: date | None
    overdue: bool


class SuggestionAnswer(Schema):
    """The level of attainment that the ratings lead to."""

    letter: str | None
    label: str | None
    mean: float | None
    working: Annotated[list[str], Field(description="why, or why none can be told")]


class ChangeLine(Schema):
    """A target that was changed after it had been approved."""

    subject: str
    key: str
    fiscal_year: int | None
    old: str
    new: str
    reason: str
    on: date


@router.get("/cycles", response=Page[CycleRecord], summary="Cycles one takes part in")
@allowed(Action.READ_CYCLES)
def list_cycles(request: ApiRequest, asked: Query[PageAsked]) -> dict[str, Any]:
    """List the cycles in which the person takes part, newest first."""
    found = visible_to(request.auth).select_related("source__document")
    return page_of(
        request,
        found,
        asked,
        NEWEST_FIRST,
        lambda page: [cycle_record(request, one) for one in page],
    )


@router.post("/cycles", response={201: CycleWhole}, summary="Start a cycle 「評価の作業を始める」")
@allowed(Action.START_CYCLES, names_documents=True)
def post_cycle(request: ApiRequest, given: CycleStart, response: HttpResponse) -> dict[str, Any]:
    """Start a cycle from a report, or after a published cycle; one becomes its officer."""
    first = given.first_year or given.last_year
    last = given.last_year or given.first_year
    period = Period(first, last) if first is not None and last is not None else None
    if given.previous is not None and period is not None:
        last_one = cycle_for(request.auth, given.previous)
        made = follow_cycle(request.auth, last_one, period, name=given.name)
    else:
        made = start_cycle(request.auth, reading_of(given.document), period, name=given.name)
    response["Location"] = Addresses(request).api("cycles", made.pk)
    return _whole(request, made)


@router.get("/cycles/{number}", response=CycleWhole, summary="A cycle")
@allowed(Action.READ_CYCLES)
def get_cycle(request: ApiRequest, number: Path[Number]) -> dict[str, Any]:
    """Return a cycle with its units."""
    return _whole(request, cycle_for(request.auth, number))


@router.get("/cycles/{number}/content", summary="The content of a cycle")
@allowed(Action.READ_CYCLES)
def get_cycle_content(request: ApiRequest, number: Path[Number]) -> dict[str, Any]:
    """Return measure and fields as they are now, in the form of `sesaku-reading/1`."""
    content = content_of(cycle_for(request.auth, number))
    return {"measure": plain(content.measure), "fields": plain(content.fields)}


@router.get("/cycles/{number}/missing", response=list[WaitingLine], summary="What waits, for whom")
@allowed(Action.READ_CYCLES)
def get_missing(request: ApiRequest, number: Path[Number]) -> list[dict[str, Any]]:
    """Return all that waits for somebody in a cycle."""
    same = ("what", "role", "step", "key", "label", "due", "overdue")
    return [
        {
            **{name: getattr(one, name) for name in same},
            "people": [person.username for person in one.people],
            "subject": one.unit.subject,
        }
        for one in missing_for(cycle_for(request.auth, number))
    ]


@router.get(
    "/cycles/{number}/suggestion",
    response=SuggestionAnswer,
    summary="Attainment as the ratings suggest it",
)
@allowed(Action.READ_CYCLES)
def get_suggestion(request: ApiRequest, number: Path[Number]) -> dict[str, Any]:
    """Return the level with its working; none where no criteria are loaded."""
    found = suggestion_of(cycle_for(request.auth, number))
    return {
        "letter": found.level.letter if found.level else None,
        "label": found.level.label if found.level else None,
        "mean": found.mean,
        "working": list(found.working),
    }


@router.get(
    "/cycles/{number}/changes",
    response=list[ChangeLine],
    summary="Targets changed after approval",
)
@allowed(Action.READ_CYCLES)
def get_changes(request: ApiRequest, number: Path[Number]) -> list[dict[str, Any]]:
    """Return the targets that were changed after they had been approved, as they are published."""
    names = ("subject", "key", "fiscal_year", "old", "new", "reason", "on")
    found = changes_of(cycle_for(request.auth, number))
    return [{name: getattr(one, name) for name in names} for one in found]


def cycle_record(request: ApiRequest, cycle: Cycle) -> dict[str, Any]:
    """Return a cycle as lists have it."""
    same = ("name", "stage", "first_year", "last_year", "as_it_is", "started_at")
    return {
        **{name: getattr(cycle, name) for name in same},
        "number": cycle.pk,
        "document": cycle.source.document.sha256 if cycle.source else None,
        "roles": sorted(roles_of(request.auth, cycle)),
    }


def _whole(request: ApiRequest, cycle: Cycle) -> dict[str, Any]:
    units = cycle.units.living().select_related("parent")
    return {
        **cycle_record(request, cycle),
        "units": [
            {
                "subject": one.subject,
                "kind": one.kind,
                "state": one.state,
                "parent": one.parent.subject if one.parent else None,
            }
            for one in units
        ],
        "due": {one.step: one.on for one in cycle.due_dates.all()},
    }
