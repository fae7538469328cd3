"""Position papers: the statements of all of them, and of one."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sesaku_web.exceptions import NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Cited, Citer
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, listed, offer
from sesaku_web.sources.models import PositionRow
from workbench.evaluations import querysets

_A_PAGE = 100
_TYPES = ("position", "proposal", "commitment", "fact", "link-list")


def type_label(kind: str) -> str:
    """Return what kind of statement it is, in words."""
    labels = {
        "position": _("主張"),
        "proposal": _("提案"),
        "commitment": _("約束"),
        "fact": _("事実"),
        "link-list": _("リンク集"),
    }
    return labels.get(kind, kind)


@page()
def positions(request: PageRequest) -> HttpResponse:
    """List the statements of all position papers; ``?q=`` and ``?type=`` narrow the list."""
    query, kind = request.GET.get("q", "").strip(), request.GET.get("type", "")
    shown = listed(request, querysets.positions(query, kind), _A_PAGE)
    table = _table(list(shown), whole=True)
    download = offer(request, [table], "positions")
    if download is not None:
        return download
    said = {
        "table": table,
        "shown": shown,
        "query": query,
        "type": kind,
        "types": [(one, type_label(one)) for one in _TYPES],
    }
    return render(request, "evaluations/positions.html", said)


@page()
def paper(request: PageRequest, sha: str) -> HttpResponse:
    """Show a position paper: its statements under their headings."""
    reading = reading_of(sha)
    rows = list(PositionRow.objects.filter(reading=reading))
    if not rows:
        raise NotFoundError(f"{reading.document.name} に主張はありません。")
    document = reading.document
    citer = Citer(document, querysets.corrections_of(document))
    table = _table(rows, whole=False, reading_document=document.name)
    download = offer(request, [table], f"{document.short}-positions")
    if download is not None:
        return download
    sections: list[tuple[Sequence[str], list[tuple[PositionRow, Cited, str]]]] = []
    for row in rows:
        if not sections or list(sections[-1][0]) != row.path:
            sections.append((row.path, []))
        shown = citer.value(row.text, row.cite, row.subject, "text", number=row.number)
        sections[-1][1].append((row, shown, type_label(row.type)))
    said = {
        "reading": reading,
        "document": document,
        "citer": citer,
        "sections": sections,
        "table": table,
        "count": len(rows),
    }
    return render(request, "evaluations/paper.html", said)


def _table(rows: Sequence[PositionRow], *, whole: bool, reading_document: str = "") -> PageTable:
    body = []
    for row in rows:
        held = row.reading.document if whole else None
        citer = Citer(held) if held else None
        href = f"{citer.page_of('positions')}#{row.subject}" if citer else ""
        title = (row.reading.title or held.name) if held else reading_document
        body.append(
            [
                Cell(title, href=href),
                Cell("／".join(row.path)),
                Cell(row.number),
                Cell(row.type, type_label(row.type)),
                Cell(row.text, href=citer.at(row.cite) if citer else "", mark="long"),
            ]
        )
    heads = (_("文書"), _("見出し"), _("番号"), _("種類"), _("本文"))
    columns = [Column(head) for head in heads]
    return PageTable("positions", _("主張の一覧"), columns, [Group(body)], stacked=True)
