"""The queue: what waits, the most urgent first, and what is new since the page was opened."""

from collections import Counter
from datetime import datetime

from django.db.models import Count, Q
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, listed, offer
from shimamoru.reports.categories import categories
from shimamoru.reports.models import Photo, Report, State
from shimamoru.reports.models.report import Reports
from shimamoru.reports.places.coasts import islands
from shimamoru.triage.labels import STATES, URGENCY
from shimamoru.triage.models import Duty

_A_PAGE = 50
_VIEWS = ("waiting", "aside", "closed", "withdrawn")


@page(Action.TRIAGE_REPORTS)
def queue(request: PageRequest) -> HttpResponse:
    """List reports: those that wait, put aside, closed, or withdrawn."""
    view = request.GET.get("view", "")
    view = view if view in _VIEWS else _VIEWS[0]
    found = _of(view).select_related("assigned_to")
    category = request.GET.get("category", "")
    if category in categories():
        found = found.filter(category=category)
    if request.GET.get("mine") == "1":
        found = found.filter(assigned_to=request.actor.user)
    shown = listed(request, found, _A_PAGE)
    table = _table(list(shown))
    download = offer(request, [table], "coast-queue")
    if download is not None:
        return download
    said = {
        "shown": shown,
        "table": table,
        "view": view,
        "category": category,
        "mine": request.GET.get("mine") == "1",
        "categories": list(categories().values()),
        "counts": counts(),
        "duty": list(Duty.objects.at(timezone.now()).select_related("person")),
        "newest": _newest(),
    }
    return render(request, "coast_desk/queue.html", said)


@page(Action.TRIAGE_REPORTS)
def news(request: PageRequest) -> HttpResponse:
    """Tell the open page what came since: how many, and the most urgent of them."""
    since = request.GET.get("since", "")
    after = int(since) if since.isascii() and since.isdecimal() and len(since) < 19 else 0  # noqa: PLR2004 - digits of a number of a row
    fresh = Report.objects.waiting().filter(pk__gt=after, state=State.RECEIVED)
    urgent = fresh.filter(urgency=3).order_by("-pk").first()
    said = {
        **counts(),
        "newest": _newest(),
        "fresh": fresh.count(),
        "urgent": urgent.number if urgent else None,
        "category": categories()[urgent.category].name if urgent else None,
    }
    response = JsonResponse(said)
    response.headers["Cache-Control"] = "no-store"
    return response


def counts() -> dict[str, int]:
    """Return how many reports stand where."""
    waiting = Q(withdrawn_at=None, quarantined=False, joined_to=None) & ~Q(state=State.CLOSED)
    return Report.objects.aggregate(
        waiting=Count("pk", filter=waiting),
        urgent=Count("pk", filter=waiting & Q(urgency=3, state=State.RECEIVED)),
        aside=Count("pk", filter=Q(quarantined=True, withdrawn_at=None)),
    )


def _of(view: str) -> Reports:
    if view == "waiting":
        return Report.objects.waiting()
    if view == "aside":
        return Report.objects.standing().filter(quarantined=True).order_by("-received_at")
    if view == "closed":
        return Report.objects.standing().filter(state=State.CLOSED).order_by("-closed_at")
    return Report.objects.exclude(withdrawn_at=None).order_by("-withdrawn_at")


def _newest() -> int:
    return Report.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _table(reports: list[Report]) -> PageTable:
    heads = (
        _("番号"),
        _("急ぎ"),
        _("種類"),
        _("場所"),
        _("見た日時"),
        _("受け付けた日時"),
        _("状態"),
        _("担当"),
        _("写真"),
    )
    pictures = Counter(Photo.objects.filter(report__in=reports).values_list("report_id", flat=True))
    return PageTable(
        "queue",
        _("通報の一覧"),
        [Column(one) for one in heads],
        [Group([_row(one, pictures[one.pk]) for one in reports])],
        stacked=True,
    )


def _row(report: Report, pictures: int) -> list[Cell]:
    island = islands().get(report.island)
    where = " ".join(filter(None, (island.name if island else "", report.place_text)))
    if report.lat is not None and report.lon is not None and not where:
        where = f"{report.lat:.3f}, {report.lon:.3f}"
    category = categories().get(report.category)
    return [
        Cell(report.number, href=f"/coast/desk/reports/{report.number}"),
        Cell(report.urgency, text=str(URGENCY[report.urgency]), mark=f"urgency-{report.urgency}"),
        Cell(category.name if category else report.category),
        Cell(where or None),
        Cell(_local(report.seen_at)),
        Cell(_local(report.received_at)),
        Cell(str(STATES[report.state])),
        Cell(str(report.assigned_to) if report.assigned_to else None),
        Cell(pictures),
    ]


def _local(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")
