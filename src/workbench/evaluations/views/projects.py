"""Projects of review sheets: all of them, and one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, listed, offer
from sesaku_web.sources.models import ProjectRow
from workbench.evaluations import querysets
from workbench.evaluations.charts import budget
from workbench.evaluations.charts.budget import YearOfMoney
from workbench.evaluations.outline import outline

_A_PAGE = 100


@page()
def projects(request: PageRequest) -> HttpResponse:
    """List the projects; ``?q=`` narrows the list."""
    query = request.GET.get("q", "").strip()
    shown = listed(request, querysets.projects(query), _A_PAGE)
    table = _table(list(shown))
    download = offer(request, [table], "projects")
    if download is not None:
        return download
    return render(
        request, "evaluations/projects.html", {"table": table, "shown": shown, "query": query}
    )


@page()
def project(request: PageRequest, sha: str, subject: str) -> HttpResponse:
    """Show a project: what its review sheet says, part by part."""
    row = querysets.row_of(querysets.PROJECT, sha, subject)
    document = row.reading.document
    citer = Citer(document, querysets.corrections_on(document, subject))
    made = outline(row.data, subject, citer)
    download = offer(request, made.tables, f"{document.short}-{subject.replace(':', '-')}")
    if download is not None:
        return download
    said = {
        "row": row,
        "reading": row.reading,
        "document": document,
        "citer": citer,
        "outline": made,
        "chart": budget.chart(_money(row)),
    }
    return render(request, "evaluations/project.html", said)


def _money(row: ProjectRow) -> list[YearOfMoney]:
    return [
        YearOfMoney(
            one["fiscal_year"],
            (one.get("total") or {}).get("value"),
            (one.get("executed") or {}).get("value"),
        )
        for one in row.data["budgets"]
        if one["extent"] == "total" and one["fiscal_year"] is not None
    ]


def _table(rows: list[ProjectRow]) -> PageTable:
    body = []
    for row in rows:
        document = row.reading.document
        citer = Citer(document)
        body.append(
            [
                Cell(
                    row.name, row.name or row.subject, href=citer.page_of("projects", row.subject)
                ),
                Cell(row.ministry),
                Cell(row.number),
                Cell(row.fiscal_year),
                Cell(document.name, href=citer.root),
            ]
        )
    heads = (_("事業名"), _("府省庁"), _("事業番号"), _("年度"), _("文書"))
    columns = [Column(head) for head in heads]
    return PageTable("projects", _("事業の一覧"), columns, [Group(body)], stacked=True)
