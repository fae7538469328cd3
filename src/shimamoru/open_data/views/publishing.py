"""Deciding what of a report is shown, and adding the figures to the library."""

import re

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.people.outcome import done
from shimamoru.open_data import words
from shimamoru.open_data.actions.add_figures import add_figures
from shimamoru.open_data.actions.publish_report import (
    Shown,
    preview,
    publish_report,
    unpublish_report,
)
from shimamoru.open_data.models import MonthlyFigures, Publication
from shimamoru.open_data.published import published
from shimamoru.reports.categories import categories
from shimamoru.reports.models import Report

_YEAR = re.compile(r"[0-9]{4}")


@page(Action.PUBLISH_REPORTS)
def publish(request: PageRequest, number: str) -> HttpResponse:
    """Show what the public would see; approve it, or take it back."""
    report = Report.objects.filter(number=number).first()
    if report is None or report.category not in categories():
        raise NotFoundError(_("その番号の通報はありません。"))
    going = reverse("coast-data:publish", args=(number,))
    if request.method == "POST":
        if request.POST.get("take_back"):
            reason = request.POST.get("reason", "")
            return done(
                request,
                lambda: unpublish_report(request.actor, report, reason=reason),
                _("公開を取りやめました。"),
                going,
            )
        shown = Shown(request.POST.get("summary", ""), request.POST.getlist("photo"))
        return done(
            request,
            lambda: publish_report(request.actor, report, shown),
            _("公開を承認しました。"),
            going,
        )
    held = Publication.objects.filter(report=report).select_related("approved_by").first()
    row = held or preview(report)
    (one,) = published([row])
    said = {
        "report": report,
        "held": held,
        "row": row,
        "is_shown": held is not None and held.withdrawn_at is None,
        "one": one,
        "when": words.when(one),
        "where": words.radius_words(one),
        "photos": list(report.photos.exclude(copy="")),
    }
    return render(request, "coast_data/publish.html", said)


@page(Action.TRIAGE_REPORTS)
def figures(request: PageRequest) -> HttpResponse:
    """List the years of which figures can be added to the library."""
    years: dict[int, int] = {}
    for month in MonthlyFigures.objects.values_list("month", flat=True):
        years[month.year] = years.get(month.year, 0) + 1
    said = {"years": sorted(years.items(), reverse=True), "now": timezone.now()}
    return render(request, "coast_data/desk_figures.html", said)


@require_POST
@page(Action.ADD_DOCUMENTS)
def add(request: PageRequest) -> HttpResponse:
    """Add the figures of a year to the library, and go to the document."""
    given = request.POST.get("year", "")
    year = int(given) if _YEAR.fullmatch(given) else 0
    try:
        added = add_figures(request.actor, year)
    except ConditionError as error:
        messages.error(request, str(error))
        return redirect("coast-data:desk-figures")
    messages.success(request, _("集計を文書として保管庫に加えました。"))
    return redirect(f"/documents/{added.document.short}/")
