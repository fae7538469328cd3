"""Who is on duty, and the sheet that one shift leaves to the next."""

import re
from datetime import timedelta

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku_web.accounts.models import User
from sesaku_web.accounts.permissions import PERMISSIONS, Action, Role
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.history.models import Entry
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.people.outcome import done
from shimamoru.reports.categories import categories
from shimamoru.reports.models import Report
from shimamoru.reports.sending.reading import wall_clock
from shimamoru.triage import labels
from shimamoru.triage.actions.keep_duty import end_duty, set_duty
from shimamoru.triage.models import Duty, Note
from shimamoru.triage.printing.sheets import shift_sheet
from shimamoru.triage.views.queue import counts

_NUMBER = re.compile(r"[0-9]{1,18}")
_HOURS = (8, 12, 24, 72)


@page(Action.TRIAGE_REPORTS)
def duty(request: PageRequest) -> HttpResponse:
    """List turns of duty, with the form that sets one."""
    now = timezone.now()
    turns = Duty.objects.filter(ends__gt=now - timedelta(days=7)).select_related("person")
    roles = [role for role in Role if Action.TRIAGE_REPORTS in PERMISSIONS[role]]
    said = {
        "turns": [(one, one.ended_at is None and one.begins <= now < one.ends) for one in turns],
        "people": list(User.objects.people().filter(role__in=roles)) or [request.actor.user],
        "begins": timezone.localtime(now).strftime("%Y-%m-%dT%H:00"),
        "ends": timezone.localtime(now + timedelta(hours=12)).strftime("%Y-%m-%dT%H:00"),
    }
    return render(request, "coast_desk/duty.html", said)


@require_POST
@page(Action.TRIAGE_REPORTS)
def add(request: PageRequest) -> HttpResponse:
    """Set a turn of duty."""
    given = request.POST

    def act() -> None:
        number = given.get("person", "")
        found = User.objects.filter(pk=int(number) if _NUMBER.fullmatch(number) else 0).first()
        if found is None:
            raise ConditionError(_("その利用者はありません。"))
        begins, ends = wall_clock(given.get("begins", "")), wall_clock(given.get("ends", ""))
        set_duty(request.actor, found, begins, ends)

    return done(request, act, _("当直を登録しました。"), reverse("coast-desk:duty"))


@require_POST
@page(Action.TRIAGE_REPORTS)
def end(request: PageRequest, number: int) -> HttpResponse:
    """End a turn of duty before its time."""
    found = Duty.objects.filter(pk=number).first()
    if found is None:
        raise NotFoundError(_("その当直はありません。"))
    return done(
        request,
        lambda: end_duty(request.actor, found),
        _("終了しました。"),
        reverse("coast-desk:duty"),
    )


@page(Action.TRIAGE_REPORTS)
def shift(request: PageRequest) -> HttpResponse:
    """Show what happened within the last hours, and what is left to the next shift."""
    given = request.GET.get("hours", "")
    hours = int(given) if given in {str(one) for one in _HOURS} else _HOURS[1]
    now = timezone.now()
    since = now - timedelta(hours=hours)
    moved = Entry.objects.filter(
        at__gt=since, subject_type="coast.report", action__startswith="report."
    ).exclude(action__in=("report.submit", "report.edit"))
    waiting = Report.objects.waiting().select_related("assigned_to")
    fresh = Report.objects.standing().filter(received_at__gt=since)
    changed = {int(one) for one in moved.values_list("subject_id", flat=True)}
    ended = Report.objects.filter(Q(pk__in=changed), closed_at__gt=since)
    said = {
        "hours": hours,
        "choices": _HOURS,
        "since": since,
        "now": now,
        "counts": counts(),
        "fresh": fresh.count(),
        "aside": fresh.filter(quarantined=True).count(),
        "waiting": [_line(one) for one in waiting[:200]],
        "ended": [_line(one) for one in ended],
        "notes": list(Note.objects.filter(at__gt=since).select_related("report", "by")),
        "duty": list(Duty.objects.at(now).select_related("person")),
    }
    if request.GET.get("as") == "pdf":
        response = HttpResponse(shift_sheet(said), content_type="application/pdf")
        response["Content-Disposition"] = 'attachment; filename="shift.pdf"'
        return response
    return render(request, "coast_desk/shift.html", said)


def _line(report: Report) -> dict[str, object]:
    category = categories().get(report.category)
    return {
        "number": report.number,
        "urgency": labels.URGENCY[report.urgency],
        "level": report.urgency,
        "category": category.name if category else report.category,
        "state": labels.STATES[report.state],
        "outcome": labels.OUTCOMES.get(report.outcome, ""),
        "received_at": report.received_at,
        "assigned_to": report.assigned_to,
        "place_text": report.place_text,
    }
