"""Public pages: what was reported and what came of it, and figures by month."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sesaku_web.exceptions import NotFoundError
from sesaku_web.maps.drawing import JAPAN, Layer, Map, Point
from sesaku_web.pages.tables import TABLE, Cell, Column, Group, PageTable, offer
from shimamoru.open_data import words
from shimamoru.open_data.figures_tables import figures_tables
from shimamoru.open_data.models import MonthlyFigures, Publication
from shimamoru.open_data.published import Published, published
from shimamoru.reports.access import open_page
from shimamoru.reports.categories import categories

_A_PAGE = 30
_MOST_ROWS = 30_000
_MONTHS = 13
_ON_MAP = 1000
"""So many are on the page itself; more are fetched and shown in clusters."""


@open_page
def reports(request: HttpRequest) -> HttpResponse:
    """List what is published."""
    now = timezone.now()
    rows = Publication.objects.shown(now)
    category = request.GET.get("category", "")
    if category in categories():
        rows = rows.filter(category=category)
    size = _MOST_ROWS if TABLE in request.GET else _A_PAGE
    shown = Paginator(rows, size).get_page(request.GET.get("page"))
    found = published(shown, now)
    table = _table(found)
    download = offer(request, [table], "coast-reports")
    if download is not None:
        return download
    said = {
        "shown": shown,
        "reports": [_said(one) for one in found],
        "table": table,
        "categories": list(categories().values()),
        "category": category,
        "is_open": settings.SESAKU_COAST,
    }
    return render(request, "coast_data/reports.html", said)


@open_page
def reports_map(request: HttpRequest) -> HttpResponse:
    """Show what is published on the map, each at the centre of its cell."""
    now = timezone.now()
    found = published(Publication.objects.shown(now)[:_ON_MAP], now)
    points = [
        Point(
            each.cell.lon,
            each.cell.lat,
            f"{each.category.name} {words.when(each)}",
            reverse("coast-data:one", args=(each.id,)),
            hint=words.outcome_words(each) or words.state_words(each),
        )
        for each in found
        if each.cell is not None
    ]
    many = Publication.objects.shown(now).count() > _ON_MAP
    layers = [Layer(reverse("coast-data:geojson"), _("公開された通報"))] if many else []
    drawn = Map("reports", _("公開された通報の地図"), [] if many else points, layers, box=JAPAN)
    return render(request, "coast_data/map.html", {"map": drawn})


@open_page
def one(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one that is published."""
    now = timezone.now()
    found = published(Publication.objects.shown(now).filter(public_id=public_id), now)
    if not found:
        raise NotFoundError(_("その通報は公開されていません。"))
    return render(request, "coast_data/one.html", {"one": _said(found[0])})


@open_page
def figures(request: HttpRequest) -> HttpResponse:
    """Show the figures of the last months, by island, category and outcome."""
    months = list(MonthlyFigures.objects.all()[: None if TABLE in request.GET else _MONTHS])
    tables = figures_tables([row.content for row in months])
    download = offer(request, tables, "coast-figures")
    if download is not None:
        return download
    return render(request, "coast_data/figures.html", {"tables": tables, "months": months})


def _said(found: Published) -> dict[str, object]:
    return {
        "report": found,
        "when": words.when(found),
        "state": words.state_words(found),
        "outcome": words.outcome_words(found),
        "where": words.radius_words(found),
    }


def _table(found: list[Published]) -> PageTable:
    heads = (
        "id",
        _("種類"),
        _("初日"),
        _("末日"),
        _("緯度"),
        _("経度"),
        _("半径（m）"),
        _("状態"),
        _("結果"),
        _("説明"),
    )
    rows = [
        [
            Cell(each.id),
            Cell(each.category.name),
            Cell(each.first_day.isoformat()),
            Cell(each.last_day.isoformat()),
            Cell(each.cell.lat if each.cell else None),
            Cell(each.cell.lon if each.cell else None),
            Cell(each.cell.radius if each.cell else None),
            Cell(words.state_words(each)),
            Cell(words.outcome_words(each)),
            Cell(each.summary),
        ]
        for each in found
    ]
    columns = [Column(head) for head in heads]
    return PageTable("reports", _("公開された通報"), columns, [Group(rows)])
