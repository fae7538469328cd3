"""Budgets and their execution 「予算額・執行額」 of measures."""

from typing import Annotated, Any

from ninja import Query, Router
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.addresses import Addresses
from sesaku_web.api.paging import Page
from sesaku_web.api.records.record import OwnYearAsked, Record, listed, records
from sesaku_web.api.words import Json, Text
from sesaku_web.sources.models import BudgetRow

router = Router(tags=["records"])


class BudgetsAsked(OwnYearAsked):
    """Which budgets."""

    scope: Annotated[Text, Field(description="excluding_contributions or contributions")] = ""


class Budget(Record):
    """Money of one year and scope; null is not printed, 0 is printed as 0."""

    fiscal_year: int | None
    scope: str
    unit: str
    initial: float | None
    supplementary: float | None
    carryover: float | None
    total: float | None
    executed: float | None
    record: Annotated[
        dict[str, Json], Field(description="a budget of sesaku-reading/1, with the cite of a cell")
    ]


@router.get("/budgets", response=Page[Budget], summary="Budgets and execution by year")
@allowed(Action.READ_DOCUMENTS)
def list_budgets(request: ApiRequest, asked: Query[BudgetsAsked]) -> dict[str, Any]:
    """List the money of measures, one item a year and scope."""
    found = records(BudgetRow, asked, asked.measure_year)
    if asked.fiscal_year is not None:
        found = found.filter(fiscal_year=asked.fiscal_year)
    if asked.scope:
        found = found.filter(scope=asked.scope)
    return listed(request, found, asked, _budget, _concerns)


def _budget(row: BudgetRow, addresses: Addresses) -> dict[str, Any]:
    plain = ("fiscal_year", "scope", "unit")
    parts = ("initial", "supplementary", "carryover", "total", "executed")
    record = addresses.placed(row.reading, row.data)
    return {**{name: getattr(row, name) for name in (*plain, *parts)}, "record": record}


def _concerns(row: BudgetRow, path: str) -> bool:
    of = f"{row.fiscal_year}/{row.scope or 'all'}"
    return path.startswith((f"{of}/", f"{of}~"))
