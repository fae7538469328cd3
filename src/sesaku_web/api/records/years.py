"""Targets 「年度目標」 and results 「実績」 of indicators, year by year."""

from typing import Annotated, Any, Literal

from ninja import Query, Router
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.addresses import Addresses
from sesaku_web.api.paging import Page
from sesaku_web.api.records.record import OwnYearAsked, Record, listed, records
from sesaku_web.api.words import Text
from sesaku_web.sources.models import YearlyRow

router = Router(tags=["records"])

Side = Literal["target", "result"]


class YearsAsked(OwnYearAsked):
    """Which targets and results."""

    code: Annotated[Text, Field(description="of the indicator")] = ""
    side: Side | None = None


class YearlyValue(Record):
    """A target or a result of one year."""

    code: Annotated[str, Field(description="of the indicator")]
    name: Annotated[str, Field(description="of the indicator")]
    fiscal_year: int
    side: Side
    printed: Annotated[bool, Field(description="whether the document prints anything there")]
    raw: Annotated[str, Field(description="as printed")]
    value: float | None
    low: Annotated[float | None, Field(description="of a range")]
    high: Annotated[float | None, Field(description="of a range")]
    unit: str
    relation: Annotated[str, Field(description="at_least, at_most …; empty where none is printed")]
    text: Annotated[str, Field(description="of a qualitative indicator")]


@router.get("/years", response=Page[YearlyValue], summary="Targets and results by year")
@allowed(Action.READ_DOCUMENTS)
def list_years(request: ApiRequest, asked: Query[YearsAsked]) -> dict[str, Any]:
    """List targets 「年度目標」 and results 「実績」, one item a year and side."""
    given = {
        "fiscal_year": asked.fiscal_year,
        "side": asked.side,
        "indicator__code": asked.code or None,
    }
    found = records(YearlyRow, asked, asked.measure_year)
    found = found.filter(**{name: value for name, value in given.items() if value is not None})
    heavy = ("data", "analysis", "following", "around")
    found = found.select_related("indicator").defer(*(f"indicator__{name}" for name in heavy))
    return listed(request, found, asked, _yearly, _concerns)


def _yearly(row: YearlyRow, _addresses: Addresses) -> dict[str, Any]:
    plain = ("fiscal_year", "side", "printed", "raw", "value", "low", "high", "unit", "relation")
    return {
        **{name: getattr(row, name) for name in plain},
        "text": row.text,
        "code": row.indicator.code,
        "name": row.indicator.name,
    }


def _concerns(row: YearlyRow, path: str) -> bool:
    return path.startswith(f"years/{row.fiscal_year}/{row.side}/")
