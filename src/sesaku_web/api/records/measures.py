"""Measures 「施策」."""

from typing import Annotated, Any

from ninja import Query, Router
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.addresses import Addresses
from sesaku_web.api.paging import Page
from sesaku_web.api.records.record import Record, YearAsked, listed, records
from sesaku_web.api.words import Json, Text
from sesaku_web.sources.models import MeasureRow

router = Router(tags=["records"])

_APART = ("opinions", "budgets", "budget_form")
"""What has lists of its own, or is long."""


class MeasuresAsked(YearAsked):
    """Which measures."""

    code: Text = ""


class Measure(Record):
    """A measure."""

    ministry: str
    code: str
    name: str
    fiscal_year: int | None
    department: str
    evaluated_on: str
    grade: Annotated[str, Field(description="degree of attainment, S–D; empty where not printed")]
    grade_label: str
    record: Annotated[
        dict[str, Json],
        Field(description="`measure` of sesaku-reading/1 but opinions, budgets and budget form"),
    ]


@router.get("/measures", response=Page[Measure], summary="Measures 「施策」")
@allowed(Action.READ_DOCUMENTS)
def list_measures(request: ApiRequest, asked: Query[MeasuresAsked]) -> dict[str, Any]:
    """List the measures, each with its goals, attainment and list of ratings."""
    found = records(MeasureRow, asked, asked.fiscal_year)
    if asked.code:
        found = found.filter(code=asked.code)
    return listed(request, found, asked, _measure)


def _measure(row: MeasureRow, addresses: Addresses) -> dict[str, Any]:
    plain = ("ministry", "code", "name", "fiscal_year", "department", "evaluated_on", "grade")
    record = {name: part for name, part in row.data.items() if name not in _APART}
    return {
        **{name: getattr(row, name) for name in plain},
        "grade_label": row.grade_label,
        "record": addresses.placed(row.reading, record),
    }
