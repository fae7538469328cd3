"""What a person with an account has reported, and what became of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sesaku_web.pages.access import PageRequest, page
from shimamoru.reports.categories import categories
from shimamoru.reports.models import Report
from shimamoru.reports.places.coasts import islands
from shimamoru.reports.views.own import labels

_MOST = 200


@page()
def mine(request: PageRequest) -> HttpResponse:
    """List the reports that a person sent after login, the last first, each with its answers."""
    own = Report.objects.filter(account=request.actor.user, erased_at=None)
    rows = [
        _row(one) for one in own.order_by("-received_at", "-pk").prefetch_related("answers")[:_MOST]
    ]
    return render(request, "coast/mine.html", {"rows": rows})


def _row(report: Report) -> dict[str, Any]:
    category = categories().get(report.category)
    taken_back = report.withdrawn_at is not None
    return {
        "report": report,
        "category": category.name if category else report.category,
        "state": _("取り下げました") if taken_back else dict(labels())[report.state],
        "island": islands().get(report.island),
        "answers": report.answers.all(),
    }
