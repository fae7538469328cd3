"""Statements of position papers."""

from typing import Annotated, Any

from ninja import Query, Router
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.addresses import Addresses
from sesaku_web.api.paging import Page
from sesaku_web.api.records.record import Record, RecordsAsked, listed, records
from sesaku_web.api.words import Json, Text
from sesaku_web.sources.models import PositionRow

router = Router(tags=["records"])


class PositionsAsked(RecordsAsked):
    """Which statements."""

    type: Annotated[Text, Field(description="position, proposal, commitment, fact, link-list")] = ""


class Position(Record):
    """A statement."""

    number: str
    path: Annotated[list[str], Field(description="headings above it, outermost first")]
    type: str
    text: str
    record: Annotated[dict[str, Json], Field(description="a position of sesaku-reading/1")]


@router.get("/positions", response=Page[Position], summary="Statements of position papers")
@allowed(Action.READ_DOCUMENTS)
def list_positions(request: ApiRequest, asked: Query[PositionsAsked]) -> dict[str, Any]:
    """List the statements of position papers and policy pages."""
    found = records(PositionRow, asked, None)
    if asked.type:
        found = found.filter(type=asked.type)
    return listed(request, found, asked, _position)


def _position(row: PositionRow, addresses: Addresses) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in ("number", "path", "type", "text")}
    return {**plain, "record": addresses.placed(row.reading, row.data)}
