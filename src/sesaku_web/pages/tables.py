"""Tables of pages: what is shown is what can be downloaded, as CSV and as a workbook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

from sesaku.exports import as_csv, as_xlsx
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.citer import Cited
from sesaku_web.sources.values import Scalar

TABLE = "table"
FORMAT = "as"
GRADED = "graded"
"""Mark of a cell that holds a grade."""

MOST_ROWS = 30_000
"""Most rows of a list that are downloaded at once."""

_FORMS = ("csv", "xlsx")
_CSV = "text/csv; charset=utf-8"
_M = TypeVar("_M", bound=Model)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the value that is downloaded, and how it is shown.

    Attributes:
        value: the value.
        text: what is shown, where it is not the value.
        href: where a click on it leads.
        cited: a value of a document, shown with its place.
        tools: whether links to place, citation and correction stand below it.
        mark: name of a style; ``GRADED`` for a grade.
        hint: what the cell means, in words, where it shows a sign.
    """

    value: Scalar
    text: str | None = None
    href: str = ""
    cited: Cited | None = None
    tools: bool = False
    mark: str = ""
    hint: str = ""

    @property
    def shown(self) -> str:
        """What is shown."""
        if self.text is not None:
            return self.text
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, whether it holds numbers, and whether it is downloaded alone."""

    label: str
    numeric: bool = False
    downloaded_only: bool = False


Cells: TypeAlias = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    rows: Sequence[Cells]
    label: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of a page; the first shown cell of a row is its heading.

    Attributes:
        name: what addresses call it.
        caption: what it shows, in words.
        columns: its columns.
        groups: its rows.
        links: where it can be downloaded, by ``offer``.
        note: what must be said of it.
        stacked: whether a phone shows the cells of a row one under the other: for rows of words.
    """

    name: str
    caption: str
    columns: Sequence[Column]
    groups: Sequence[Group]
    note: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    stacked: bool = False

    @property
    def shown_columns(self) -> list[Column]:
        """The columns that the page shows."""
        return [column for column in self.columns if not column.downloaded_only]

    @property
    def shown_groups(self) -> list[tuple[Group, list[list[tuple[Column, Cell]]]]]:
        """The groups, each with the cells that the page shows of its rows."""
        return [
            (
                group,
                [
                    [
                        pair
                        for pair in zip(self.columns, row, strict=True)
                        if not pair[0].downloaded_only
                    ]
                    for row in group.rows
                ],
            )
            for group in self.groups
        ]

    @property
    def is_empty(self) -> bool:
        """Whether it has no rows."""
        return not any(group.rows for group in self.groups)

    def lines(self) -> tuple[list[str], list[list[Scalar]]]:
        """Return the headings and rows as they are downloaded."""
        heads = [column.label for column in self.columns]
        rows = [[cell.value for cell in row] for group in self.groups for row in group.rows]
        return heads, rows


def offer(request: HttpRequest, tables: Iterable[PageTable], name: str) -> HttpResponse | None:
    """Give each table its addresses; return a download where the request asks for one.

    Args:
        request: of the page; ``?table=…&as=csv`` asks for a table.
        tables: the page's tables.
        name: what the file's name begins with.

    Raises:
        NotFoundError: the page has no such table, or there is no such format.
    """
    found = list(tables)
    query = request.GET.copy()
    for own in (TABLE, FORMAT):
        query.pop(own, None)
    link(found, f"?{query.urlencode()}&" if query else "?")
    return download(request, found, name) if TABLE in request.GET else None


def listed(request: HttpRequest, rows: QuerySet[_M], a_page: int) -> Page[_M]:
    """Return the page of a list that a request asks for; the whole list for a download.

    Raises:
        ConditionError: there are more rows than one file takes.
    """
    if TABLE not in request.GET:
        return Paginator(rows, a_page).get_page(request.GET.get("page"))
    whole = Paginator(rows, MOST_ROWS)
    if whole.num_pages > 1:
        raise ConditionError(f"一度に書き出せるのは {MOST_ROWS:,} 行までです。絞り込んでください。")
    return whole.get_page(1)


def link(tables: Iterable[PageTable], beginning: str = "?") -> None:
    """Give each table the addresses at which it can be downloaded."""
    for table in tables:
        table.links.extend(
            (form.upper(), f"{beginning}{TABLE}={table.name}&{FORMAT}={form}") for form in _FORMS
        )


def download(request: HttpRequest, tables: Iterable[PageTable], name: str) -> HttpResponse:
    """Return the table that a request asks for.

    Raises:
        NotFoundError: the page has no such table, or there is no such format.
    """
    wanted, form = request.GET.get(TABLE, ""), request.GET.get(FORMAT, "")
    table = next((one for one in tables if one.name == wanted), None)
    if table is None or form not in _FORMS:
        raise NotFoundError("その表、またはその形式はありません。")
    return _file(table, form, f"{name}-{table.name}")


def _file(table: PageTable, form: str, name: str) -> HttpResponse:
    heads, rows = table.lines()
    if form == "csv":
        response = HttpResponse(as_csv.sheet(heads, rows), content_type=_CSV)
    else:
        content = as_xlsx.sheet(table.caption, heads, rows)
        response = HttpResponse(content, content_type=as_xlsx.MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
