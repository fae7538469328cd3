"""Remarks of outside experts 「学識経験者の所見」."""

from typing import Annotated, Any

from ninja import Query, Router
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.addresses import Addresses
from sesaku_web.api.paging import Page
from sesaku_web.api.records.record import Record, YearAsked, listed, records
from sesaku_web.sources.models import OpinionRow

router = Router(tags=["records"])


class OpinionsAsked(YearAsked):
    """Which remarks."""


class Opinion(Record):
    """A remark."""

    number: Annotated[int, Field(description="its place among the remarks, from 1")]
    text: str
    about: Annotated[list[str], Field(description="codes of the indicators that it names")]


@router.get("/opinions", response=Page[Opinion], summary="Remarks of experts 「学識経験者の所見」")
@allowed(Action.READ_DOCUMENTS)
def list_opinions(request: ApiRequest, asked: Query[OpinionsAsked]) -> dict[str, Any]:
    """List the remarks of outside experts."""
    return listed(request, records(OpinionRow, asked, asked.fiscal_year), asked, _opinion)


def _opinion(row: OpinionRow, _addresses: Addresses) -> dict[str, Any]:
    return {"number": row.number, "text": row.text, "about": row.about}
