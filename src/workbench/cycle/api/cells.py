"""Cells: read and written with their versions; what is being typed; what they were."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Path, Router, Schema
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.words import Json, Number
from sesaku_web.exceptions import NotFoundError
from workbench.cycle.access import cycle_for
from workbench.cycle.actions.keep_draft import Typed, drop_draft, keep_draft
from workbench.cycle.actions.write_cell import Entered, write_cell
from workbench.cycle.api.words import Body, Key, Subject, Words, unit_of
from workbench.cycle.models import Cell, CellChange, Draft
from workbench.cycle.printing import text_of

router = Router(tags=["cycle-cells"])

_Client = Annotated[str, Field(max_length=64, pattern=r"^[^\x00]*$")]
_Version = Annotated[int, Field(ge=0, le=2**31 - 1)]
_Long = Annotated[str, Field(max_length=200_000)]


class CellRecord(Schema):
    """A cell as it is now."""

    key: str
    value: Annotated[Json, Field(description="the record as in `sesaku-reading/1`, or null")]
    text: Annotated[str, Field(description="the same for people")]
    version: int
    origin: Annotated[str, Field(description="loaded or written")]
    changed_by: str
    changed_at: datetime


class CellAsked(Body):
    """What is to stand in a cell: `text` as typed, or `value` as a record; neither empties it."""

    expected_version: Annotated[_Version, Field(description="that was seen; 0 for a new cell")]
    text: _Long | None = None
    value: Json = None
    reason: Words = ""
    client_id: Annotated[_Client, Field(description="of the draft that is done with")] = ""


class ChangeRecord(Schema):
    """A change of a cell."""

    version: int
    old: Json
    new: Json
    by: str
    at: datetime
    reason: str
    after_approval: bool


class DraftAsked(Body):
    """What is being typed."""

    text: _Long
    client_id: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00]+$")]
    sequence: Annotated[int, Field(ge=0, le=2**53)]
    base_version: _Version = 0


class DraftRecord(Schema):
    """A draft of the person who asks."""

    number: int
    subject: str
    key: str
    text: str
    client_id: str
    sequence: int
    base_version: int
    kept_at: datetime


@router.get(
    "/cycles/{number}/units/{subject}/cells/{path:key}", response=CellRecord, summary="A cell"
)
@allowed(Action.READ_CYCLES)
def get_cell(
    request: ApiRequest, number: Path[Number], subject: Path[Subject], key: Path[Key]
) -> dict[str, Any]:
    """Return a value with its version."""
    return cell_record(_cell(request, number, subject, key))


@router.post(
    "/cycles/{number}/units/{subject}/cells/{path:key}", response=CellRecord, summary="Write a cell"
)
@allowed(Action.WORK_IN_CYCLES)
def write_cell_value(
    request: ApiRequest,
    number: Path[Number],
    subject: Path[Subject],
    key: Path[Key],
    given: CellAsked,
) -> dict[str, Any]:
    """Write a value; where somebody else was first, the problem holds both texts."""
    unit = unit_of(request.auth, number, subject)
    entered = Entered(**given.dict())
    return cell_record(write_cell(request.auth, unit, key, entered))


@router.get(
    "/cycles/{number}/units/{subject}/changes/{path:key}",
    response=list[ChangeRecord],
    summary="What a cell was",
)
@allowed(Action.READ_CYCLES)
def get_cell_changes(
    request: ApiRequest, number: Path[Number], subject: Path[Subject], key: Path[Key]
) -> list[dict[str, Any]]:
    """Return every change of a value, in order."""
    cell = _cell(request, number, subject, key)
    names = ("version", "old", "new", "at", "reason", "after_approval")
    found = CellChange.objects.filter(cell=cell).select_related("by")
    return [
        {**{name: getattr(one, name) for name in names}, "by": one.by.username} for one in found
    ]


@router.post(
    "/cycles/{number}/units/{subject}/drafts/{path:key}",
    response=DraftRecord,
    summary="Keep a draft",
)
@allowed(Action.WORK_IN_CYCLES)
def keep_draft_text(
    request: ApiRequest,
    number: Path[Number],
    subject: Path[Subject],
    key: Path[Key],
    given: DraftAsked,
) -> dict[str, Any]:
    """Keep what is being typed; sent twice, or late, it changes nothing."""
    unit = unit_of(request.auth, number, subject)
    kept = keep_draft(request.auth, unit, key, Typed(**given.dict()))
    kept.unit = unit
    return _draft(kept)


@router.get("/cycles/{number}/drafts", response=list[DraftRecord], summary="One's own drafts")
@allowed(Action.READ_CYCLES)
def list_drafts(request: ApiRequest, number: Path[Number]) -> list[dict[str, Any]]:
    """Return what the person has typed and not saved."""
    cycle = cycle_for(request.auth, number)
    found = Draft.objects.filter(cycle=cycle, user=request.auth.user).select_related("unit")
    return [_draft(one) for one in found]


@router.post(
    "/cycles/{number}/drafts/{draft}/removal",
    response=list[DraftRecord],
    summary="Drop a draft",
)
@allowed(Action.WORK_IN_CYCLES)
def drop_draft_text(
    request: ApiRequest, number: Path[Number], draft: Path[Number]
) -> list[dict[str, Any]]:
    """Throw a draft of one's own away; return those that are left."""
    cycle = cycle_for(request.auth, number)
    own = Draft.objects.filter(cycle=cycle, user=request.auth.user).select_related("unit")
    found = own.filter(pk=draft).first()
    if found is None:
        raise NotFoundError(f"書きかけ {draft} はありません。")
    drop_draft(request.auth, found)
    return [_draft(one) for one in own.all()]


def cell_record(cell: Cell) -> dict[str, Any]:
    """Return a cell as it is answered."""
    names = ("key", "value", "version", "origin", "changed_at")
    return {
        **{name: getattr(cell, name) for name in names},
        "text": text_of(cell.value),
        "changed_by": cell.changed_by.username,
    }


def _cell(request: ApiRequest, number: int, subject: str, key: str) -> Cell:
    unit = unit_of(request.auth, number, subject)
    found = Cell.objects.filter(unit=unit, key=key).select_related("changed_by").first()
    if found is None:
        raise NotFoundError(f"「{subject[:60]}」の「{key[:60]}」にはまだ何も書かれていません。")
    return found


def _draft(draft: Draft) -> dict[str, Any]:
    names = ("key", "text", "client_id", "sequence", "base_version", "kept_at")
    return {
        **{name: getattr(draft, name) for name in names},
        "number": draft.pk,
        "subject": draft.unit.subject,
    }
