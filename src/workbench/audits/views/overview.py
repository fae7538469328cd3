"""The audits of all documents: how many findings of each category."""

from collections import defaultdict

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sesaku.checks.check import CATEGORIES
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer
from sesaku_web.sources.models import StoredReading
from workbench.audits.models import AuditRun, FindingRow
from workbench.audits.running import version
from workbench.audits.vocabulary import category_label


@page()
def overview(request: PageRequest) -> HttpResponse:
    """List the documents that can be audited, with the findings of those that were."""
    table = _table()
    download = offer(request, [table], "audits")
    if download is not None:
        return download
    return render(request, "audits/overview.html", {"table": table})


def _table() -> PageTable:
    readings = (
        StoredReading.objects.filter(current=True, document__withdrawn_at=None)
        .filter(measurerows__isnull=False)
        .select_related("document")
        .order_by("-document__added_at")
        .distinct()
    )
    held = list(readings)
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    asked = FindingRow.objects.filter(run__reading__in=held, run__version=version())
    for one in asked.order_by().values("run__reading", "category").annotate(number=Count("pk")):
        counts[one["run__reading"]][one["category"]] = one["number"]
    runs = AuditRun.objects.filter(reading__in=held, version=version())
    audited = set(runs.values_list("reading", flat=True))
    rows = []
    for reading in held:
        found = counts[reading.pk] if reading.pk in audited else None
        href = reverse("audits:document", args=(reading.document.short,))
        cells = [Cell(reading.title or reading.document.name, href=href)]
        cells.append(Cell(*_total(found)))
        cells += [
            Cell(
                found.get(category, 0) if found is not None else None,
                href=f"{href}?category={category}" if found and category in found else "",
            )
            for category in CATEGORIES
        ]
        rows.append(cells)
    columns = [Column(_("文書")), Column(_("合計"), numeric=True)]
    columns += [Column(category_label(category), numeric=True) for category in CATEGORIES]
    return PageTable("audits", _("文書ごとの点検結果の数"), columns, [Group(rows)])


def _total(found: dict[str, int] | None) -> tuple[int | None, str | None]:
    """Return how many findings there are, and what is shown where nobody has looked yet."""
    return (None, _("未点検")) if found is None else (sum(found.values()), None)
