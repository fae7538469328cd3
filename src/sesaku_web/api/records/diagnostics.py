"""Diagnostics 「診断」: what was wrong in a document, or could not be placed."""

from typing import Annotated, Any, Literal

from ninja import Query, Router
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.addresses import Addresses
from sesaku_web.api.paging import Page
from sesaku_web.api.records.record import Record, YearAsked, listed, records
from sesaku_web.api.words import Json, Text
from sesaku_web.sources.models import DiagnosticRow

router = Router(tags=["records"])

Severity = Literal["info", "warning", "error"]


class DiagnosticsAsked(YearAsked):
    """Which diagnostics."""

    severity: Severity | None = None
    code: Text = ""


class Diagnostic(Record):
    """A diagnostic; `subject` is empty where it is about the document."""

    severity: Severity
    code: str
    message: str
    message_en: str
    record: Annotated[dict[str, Json], Field(description="what else the diagnostic says")]


@router.get("/diagnostics", response=Page[Diagnostic], summary="Diagnostics 「診断」")
@allowed(Action.READ_DOCUMENTS)
def list_diagnostics(request: ApiRequest, asked: Query[DiagnosticsAsked]) -> dict[str, Any]:
    """List the diagnostics; what each code means is said in the reference of diagnostics."""
    found = records(DiagnosticRow, asked, asked.fiscal_year)
    if asked.severity:
        found = found.filter(severity=asked.severity)
    if asked.code:
        found = found.filter(code=asked.code)
    return listed(request, found, asked, _diagnostic)


def _diagnostic(row: DiagnosticRow, addresses: Addresses) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in ("severity", "code", "message", "message_en")}
    return {**plain, "record": addresses.placed(row.reading, row.data)}
