"""The history: who changed what, when and why."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Path, Query, Router, Schema
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.paging import NEWEST_FIRST, Page, PageAsked, page_of
from sesaku_web.api.words import Json, Number, Text
from sesaku_web.exceptions import NotFoundError
from sesaku_web.history.closed import visible_to
from sesaku_web.history.models import Entry

router = Router(tags=["history"])


class HistoryAsked(PageAsked):
    """Which entries."""

    action: Annotated[Text, Field(description="e.g. document.add")] = ""
    actor: Annotated[Text, Field(description="name of the user")] = ""
    subject_type: Annotated[Text, Field(description="e.g. sources.storeddocument")] = ""
    subject_id: Text = ""


class HistoryEntry(Schema):
    """An entry; `digest` is the SHA-256 of its canonical JSON, which holds `previous_digest`."""

    sequence: int
    at: datetime
    actor: str
    action: str
    subject_type: str
    subject_id: str
    reason: str
    payload: dict[str, Json]
    previous_digest: str
    digest: str


@router.get("/history", response=Page[HistoryEntry], summary="History, newest first")
@allowed(Action.READ_HISTORY)
def list_history(request: ApiRequest, asked: Query[HistoryAsked]) -> dict[str, Any]:
    """List the entries of the history; it needs the role of an editor."""
    names = ("action", "actor", "subject_type", "subject_id")
    given = {name: getattr(asked, name) for name in names}
    found = visible_to(request.auth).filter(
        **{name: value for name, value in given.items() if value}
    )
    return page_of(request, found, asked, NEWEST_FIRST, list)


@router.get("/history/{sequence}", response=HistoryEntry, summary="An entry of the history")
@allowed(Action.READ_HISTORY)
def get_entry(request: ApiRequest, sequence: Path[Number]) -> Entry:
    """Return an entry of the history."""
    found = visible_to(request.auth).filter(pk=sequence).first()
    if found is None:
        raise NotFoundError(f"履歴 {sequence} 番はありません。")
    return found
