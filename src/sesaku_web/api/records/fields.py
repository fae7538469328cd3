"""Policy fields 「個別分野」."""

from typing import Annotated, Any

from ninja import Query, Router
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.addresses import Addresses
from sesaku_web.api.paging import Page
from sesaku_web.api.records.record import Record, YearAsked, listed, records
from sesaku_web.api.words import Json, Text
from sesaku_web.sources.models import FieldRow

router = Router(tags=["records"])


class FieldsAsked(YearAsked):
    """Which policy fields."""

    number: Text = ""


class PolicyField(Record):
    """A policy field."""

    number: str
    name: str
    record: Annotated[
        dict[str, Json], Field(description="a field of sesaku-reading/1 but its indicators")
    ]


@router.get("/fields", response=Page[PolicyField], summary="Policy fields 「個別分野」")
@allowed(Action.READ_DOCUMENTS)
def list_fields(request: ApiRequest, asked: Query[FieldsAsked]) -> dict[str, Any]:
    """List the policy fields, each with overview, analysis, reference indicators and next steps."""
    found = records(FieldRow, asked, asked.fiscal_year)
    if asked.number:
        found = found.filter(number=asked.number)
    return listed(request, found, asked, _field)


def _field(row: FieldRow, addresses: Addresses) -> dict[str, Any]:
    record = addresses.placed(row.reading, row.data)
    return {"number": row.number, "name": row.name, "record": record}
