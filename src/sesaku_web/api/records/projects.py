"""Projects 「事業」 of review sheets."""

from typing import Annotated, Any

from ninja import Query, Router
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.addresses import Addresses
from sesaku_web.api.paging import Page
from sesaku_web.api.records.record import Record, YearAsked, listed, records
from sesaku_web.api.words import Json, Text
from sesaku_web.sources.models import ProjectRow

router = Router(tags=["records"])


class ProjectsAsked(YearAsked):
    """Which projects."""

    number: Text = ""


class Project(Record):
    """A project."""

    number: str
    name: str
    ministry: str
    fiscal_year: int | None
    record: Annotated[dict[str, Json], Field(description="a project of sesaku-reading/1")]


@router.get("/projects", response=Page[Project], summary="Projects 「事業」 of review sheets")
@allowed(Action.READ_DOCUMENTS)
def list_projects(request: ApiRequest, asked: Query[ProjectsAsked]) -> dict[str, Any]:
    """List the projects, each with its amounts by year."""
    found = records(ProjectRow, asked, None)
    if asked.fiscal_year is not None:
        found = found.filter(fiscal_year=asked.fiscal_year)
    if asked.number:
        found = found.filter(number=asked.number)
    return listed(request, found, asked, _project)


def _project(row: ProjectRow, addresses: Addresses) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in ("number", "name", "ministry", "fiscal_year")}
    return {**plain, "record": addresses.placed(row.reading, row.data)}
