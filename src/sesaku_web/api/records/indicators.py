"""Measurement indicators 「測定指標」: the list, and one with its years."""

from typing import Annotated, Any

from ninja import Path, Query, Router
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.addresses import Addresses
from sesaku_web.api.corrections import correction_records
from sesaku_web.api.paging import Page
from sesaku_web.api.records.record import Record, YearAsked, listed, records, shared, standing
from sesaku_web.api.words import DocumentName, Json, Text
from sesaku_web.exceptions import NotFoundError
from sesaku_web.pages.lookup import reading_of
from sesaku_web.sources.models import IndicatorRow

router = Router(tags=["records"])


class IndicatorsAsked(YearAsked):
    """Which indicators."""

    code: Text = ""
    field: Annotated[Text, Field(description="number of the policy field")] = ""
    grade: Annotated[Text, Field(description="rating, s–d")] = ""
    main: bool | None = None


class Indicator(Record):
    """An indicator as it is listed."""

    code: str
    name: str
    field: Annotated[str, Field(description="number of its policy field")]
    main: bool
    kind: str
    grade: Annotated[str, Field(description="rating, s–d; empty where not printed")]
    goal_term: str
    address: Annotated[str, Field(description="of the indicator with its years")]
    record: Annotated[
        dict[str, Json], Field(description="an indicator of sesaku-reading/1 but its years")
    ]


class WholeIndicator(Indicator):
    """An indicator with its years and what its field says of it."""

    record: Annotated[dict[str, Json], Field(description="an indicator of sesaku-reading/1")]
    analysis: Annotated[list[dict[str, Json]], Field(description="with the means 「達成手段」")]
    following: Annotated[list[dict[str, Json]], Field(description="what becomes of it next")]


@router.get("/indicators", response=Page[Indicator], summary="Indicators 「測定指標」")
@allowed(Action.READ_DOCUMENTS)
def list_indicators(request: ApiRequest, asked: Query[IndicatorsAsked]) -> dict[str, Any]:
    """List the indicators; targets and results are in `/years`, and with each indicator."""
    given = {"code": asked.code, "field_number": asked.field, "grade": asked.grade}
    found = records(IndicatorRow, asked, asked.fiscal_year)
    found = found.filter(**{name: value for name, value in given.items() if value})
    if asked.main is not None:
        found = found.filter(main=asked.main)
    found = found.defer("analysis", "following", "around")
    return listed(request, found, asked, _listed)


@router.get(
    "/documents/{sha}/indicators/{path:subject}",
    response=WholeIndicator,
    summary="An indicator with its years",
)
@allowed(Action.READ_DOCUMENTS)
def get_indicator(
    request: ApiRequest, sha: Path[DocumentName], subject: Path[Text]
) -> dict[str, Any]:
    """Return an indicator of a document by its subject, which is its code, e.g. `2-1`."""
    reading = reading_of(sha)
    row = reading.indicatorrows.filter(subject=subject).first()
    if row is None:
        raise NotFoundError(f"測定指標「{subject}」はこの文書にありません。")
    addresses = Addresses(request)
    beside = standing([row]).get((reading.document_id, row.subject), ())
    return {
        **shared(row, addresses),
        **_indicator(row, addresses),
        "corrections": correction_records(beside, addresses),
        "record": addresses.placed(reading, row.data),
        "analysis": addresses.placed(reading, row.analysis),
        "following": addresses.placed(reading, row.following),
    }


def _listed(row: IndicatorRow, addresses: Addresses) -> dict[str, Any]:
    record = {name: part for name, part in row.data.items() if name != "years"}
    return {**_indicator(row, addresses), "record": addresses.placed(row.reading, record)}


def _indicator(row: IndicatorRow, addresses: Addresses) -> dict[str, Any]:
    sha256 = row.reading.document.sha256
    return {
        **{name: getattr(row, name) for name in ("code", "name", "main", "kind", "grade")},
        "field": row.field_number,
        "goal_term": row.goal_term,
        "address": addresses.api("documents", sha256, "indicators", row.subject),
    }
