"""The page of a report for those on duty, and what its forms ask for."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku_web.accounts.models import User
from sesaku_web.accounts.permissions import PERMISSIONS, Action, Role
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.history.models import Entry
from sesaku_web.maps.base import Box
from sesaku_web.maps.drawing import Map, Point
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.people.outcome import done
from sesaku_web.sources import files
from shimamoru.reports.categories import categories
from shimamoru.reports.models import Photo, Report
from shimamoru.reports.photos.intake import MEDIA_TYPES
from shimamoru.reports.places.coasts import Island, islands, nearest
from shimamoru.triage import labels
from shimamoru.triage.actions import join_reports, work_on_report
from shimamoru.triage.actions.move_report import Said, move_report
from shimamoru.triage.choices import agencies, agency_name, answers
from shimamoru.triage.nearby import Near, near
from shimamoru.triage.workflow import steps_from

_AROUND = 0.25
"""Degrees that the map of a place shows on each side."""


@page(Action.TRIAGE_REPORTS)
def report(request: PageRequest, number: str) -> HttpResponse:
    """Show a report with all that belongs to it."""
    found = _report(number)
    close = near(found)
    category = categories().get(found.category)
    said = {
        "report": found,
        "category": category,
        "island": islands().get(found.island),
        "nearest": _nearest(found),
        "map": _map(found, close),
        "urgency": labels.URGENCY[found.urgency],
        "state": labels.STATES[found.state],
        "outcome": labels.OUTCOMES.get(found.outcome),
        "passed_to": agency_name(found.passed_to),
        "place_kind": labels.PLACES[found.place_kind],
        "source": labels.SOURCES.get(found.source, found.source),
        "suspicion": [labels.SUSPICIONS.get(one, one) for one in found.suspicion],
        "photos": [
            (one, [labels.WARNINGS.get(code, code) for code in one.warnings])
            for one in found.photos.all()
        ],
        "steps": steps_from(found.state),
        "agencies": [(code, agency_name(code)) for code in agencies()],
        "outcomes": list(labels.OUTCOMES.items()),
        "near": [(one, categories()[one.report.category].name) for one in close],
        "joined": list(found.joined.all()),
        "people": _people(),
        "notes": list(found.notes.select_related("by")),
        "answers": list(found.answers.select_related("by")),
        "templates": [
            (code, texts.get(found.language, texts["ja"])) for code, texts in answers().items()
        ],
        "categories": list(categories().values()),
        "urgencies": list(labels.URGENCY.items()),
        "events": _events(found),
        "publication": getattr(found, "publication", None),
    }
    return render(request, "coast_desk/report.html", said)


def _nearest(found: Report) -> tuple[Island, float] | None:
    return None if found.lat is None or found.lon is None else nearest(found.lat, found.lon)


def _map(found: Report, close: list[Near]) -> Map | None:
    """Return a map of the place and of what else was seen near it."""
    if found.lat is None or found.lon is None:
        return None
    points = [Point(found.lon, found.lat, found.number, mark="grade-a")]
    points += [
        Point(
            one.report.lon,
            one.report.lat,
            one.report.number,
            reverse("coast-desk:report", args=(one.report.number,)),
        )
        for one in close
        if one.report.lat is not None and one.report.lon is not None
    ]
    box = Box(found.lon - _AROUND, found.lat - _AROUND, found.lon + _AROUND, found.lat + _AROUND)
    return Map("place-map", _("通報の場所"), points, box=box, listed=False)


def _move(request: PageRequest, found: Report) -> None:
    given = request.POST
    said = Said(given.get("agency", ""), given.get("outcome", ""), given.get("reason", ""))
    move_report(request.actor, found, given.get("step", ""), said)


def _assign(request: PageRequest, found: Report) -> None:
    given = request.POST.get("person", "")
    person = None
    if given:
        number = int(given) if given.isascii() and given.isdecimal() and len(given) < 19 else 0  # noqa: PLR2004 - digits of a number of a row
        person = User.objects.people().filter(pk=number).first()
        if person is None and request.actor.user.pk == number:
            person = request.actor.user
        if person is None:
            raise ConditionError(_("その利用者はありません。"))
    work_on_report.assign_report(request.actor, found, person)


def _note(request: PageRequest, found: Report) -> None:
    work_on_report.add_note(request.actor, found, request.POST.get("text", ""))


def _answer(request: PageRequest, found: Report) -> None:
    given = request.POST
    text = given.get("text", "").strip()
    if not text:
        texts = answers().get(given.get("template", ""), {})
        text = texts.get(given.get("language", ""), "")
    work_on_report.answer_report(request.actor, found, text, given.get("language", ""))


def _sort(request: PageRequest, found: Report) -> None:
    urgency = request.POST.get("urgency", "")
    level = int(urgency) if urgency in {"1", "2", "3"} else 0
    work_on_report.sort_report(request.actor, found, request.POST.get("category", ""), level)


def _aside(request: PageRequest, found: Report) -> None:
    work_on_report.put_aside(request.actor, found, aside=request.POST.get("aside") == "1")


def _join(request: PageRequest, found: Report) -> None:
    join_reports.join_reports(request.actor, found, _report(request.POST.get("lead", "")))


def _part(request: PageRequest, found: Report) -> None:
    join_reports.part_report(request.actor, found)


ACTS: dict[str, Callable[[PageRequest, Report], None]] = {
    "move": _move,
    "assign": _assign,
    "note": _note,
    "answer": _answer,
    "sort": _sort,
    "aside": _aside,
    "join": _join,
    "part": _part,
}
"""What the forms of the page ask for, by the end of their address."""


@require_POST
@page(Action.TRIAGE_REPORTS)
def act(request: PageRequest, number: str, name: str) -> HttpResponse:
    """Do what a form of the page asks for."""
    found, doing = _report(number), ACTS.get(name)
    if doing is None:
        raise NotFoundError(_("その操作はありません。"))
    going = reverse("coast-desk:report", args=(number,))
    return done(request, lambda: doing(request, found), _("保存しました。"), going)


@page(Action.TRIAGE_REPORTS)
def photo(_request: PageRequest, number: str, name: str) -> HttpResponse:
    """Show the copy of a picture."""
    found = Photo.objects.filter(report=_report(number), name=name).exclude(copy="").first()
    if found is None:
        raise NotFoundError(_("その写真はまだ表示できません。"))
    return HttpResponse(files.load(found.copy), content_type="image/jpeg")


@page(Action.TRIAGE_REPORTS)
def original(_request: PageRequest, number: str, name: str) -> HttpResponse:
    """Give the file as it was sent, to be saved; nothing in it is shown or run by the browser."""
    found = Photo.objects.filter(report=_report(number), name=name).exclude(original="").first()
    if found is None:
        raise NotFoundError(_("元の写真は、保管の期限が過ぎたため残っていません。"))
    response = HttpResponse(files.load(found.original), content_type=MEDIA_TYPES[found.kind])
    response["Content-Disposition"] = f'attachment; filename="{number}-{name[:8]}.{found.kind}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@page(Action.TRIAGE_REPORTS)
def find(request: PageRequest) -> HttpResponse:
    """Go to the report of a number, however it was typed."""
    typed = "".join(filter(str.isalnum, request.GET.get("number", ""))).upper()[:9]
    number = "-".join(typed[at : at + 3] for at in range(0, len(typed), 3))
    return redirect("coast-desk:report", number=_report(number).number)


def _report(number: str) -> Report:
    found = Report.objects.filter(number=number).select_related("assigned_to", "joined_to").first()
    if found is None:
        raise NotFoundError(_("その番号の通報はありません。"))
    return found


def _people() -> list[User]:
    roles = [role for role in Role if Action.TRIAGE_REPORTS in PERMISSIONS[role]]
    return list(User.objects.people().filter(role__in=roles))


def _events(found: Report) -> list[tuple[Entry, object]]:
    entries = Entry.objects.filter(subject_type="coast.report", subject_id=str(found.pk))
    return [(one, labels.EVENTS.get(one.action, one.action)) for one in entries[:200]]
