"""Diagnostics: what went wrong in reading, of one document or of all."""

from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.kinds import severity_label
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.subjects import address_of, label_of
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, listed, offer
from sesaku_web.sources.models import DiagnosticRow, StoredReading

_A_PAGE = 100
_SEVERITIES = ("error", "warning", "info")


@page()
def diagnostics(request: PageRequest) -> HttpResponse:
    """List the diagnostics of all documents."""
    rows = DiagnosticRow.objects.filter(
        reading__current=True, reading__document__withdrawn_at=None
    ).select_related("reading__document")
    return _listed(request, rows, None)


@page()
def of_document(request: PageRequest, sha: str) -> HttpResponse:
    """List the diagnostics of one document."""
    reading = reading_of(sha)
    rows = DiagnosticRow.objects.filter(reading=reading).select_related("reading__document")
    return _listed(request, rows, reading)


def _listed(
    request: PageRequest, rows: QuerySet[DiagnosticRow], reading: StoredReading | None
) -> HttpResponse:
    severity, code = request.GET.get("severity", ""), request.GET.get("code", "")
    counts = {
        (one["severity"], one["code"]): one["number"]
        for one in rows.order_by().values("severity", "code").annotate(number=Count("pk"))
    }
    if severity:
        rows = rows.filter(severity=severity)
    if code:
        rows = rows.filter(code=code)
    ordered = rows.order_by("-reading__document__added_at", "reading_id", "order")
    shown = listed(request, ordered, _A_PAGE)
    table = _table(list(shown), whole=reading is None)
    name = f"{reading.document.short}-diagnostics" if reading else "diagnostics"
    download = offer(request, [table], name)
    if download is not None:
        return download
    said = {
        "table": table,
        "shown": shown,
        "reading": reading,
        "document": reading.document if reading else None,
        "citer": Citer(reading.document) if reading else None,
        "severity": severity,
        "code": code,
        "severities": [
            (one, severity_label(one), sum(n for (s, _c), n in counts.items() if s == one))
            for one in _SEVERITIES
        ],
        "codes": sorted({code for _severity, code in counts}),
    }
    return render(request, "pages/diagnostics.html", said)


def _table(found: list[DiagnosticRow], *, whole: bool) -> PageTable:
    japanese = get_language() == "ja"
    rows = []
    for one in found:
        document = one.reading.document
        citer = Citer(document)
        subject = label_of(one.subject) if one.subject else ""
        cells = [
            Cell(one.severity, severity_label(one.severity), mark=f"severity-{one.severity}"),
            Cell(
                one.message if japanese else one.message_en,
                href=citer.at(one.cite),
            ),
            Cell(one.subject, subject, href=address_of(document.short, one.subject)),
            Cell(one.code),
        ]
        if whole:
            title = one.reading.title or document.name
            cells.insert(2, Cell(title, href=citer.root))
        rows.append(cells)
    columns = [Column(_("程度")), Column(_("内容")), Column(_("対象")), Column(_("符号"))]
    if whole:
        columns.insert(2, Column(_("文書")))
    return PageTable("diagnostics", _("診断の一覧"), columns, [Group(rows)], stacked=True)
