"""The reporter's own page, by the secret link: what became of it, and what can still be done."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.maps.drawing import Map
from sesaku_web.sources import files
from shimamoru.reports.access import open_page
from shimamoru.reports.actions import edit_report
from shimamoru.reports.actions.edit_report import Change
from shimamoru.reports.categories import categories
from shimamoru.reports.finding import find_own
from shimamoru.reports.models import Photo, Report, State
from shimamoru.reports.places.accepted import place
from shimamoru.reports.places.coasts import islands
from shimamoru.reports.sending.reading import pictures

P = ParamSpec("P")
View: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponse]
_STEPS = (State.RECEIVED, State.CHECKING, State.PASSED, State.CLOSED)


def _kept_from_others(view: View[P]) -> View[P]:
    """Keep the address, which holds the secret, from other pages and from stores on the way."""

    @wraps(view)
    def kept(request: HttpRequest, *args: P.args, **given: P.kwargs) -> HttpResponse:
        response = view(request, *args, **given)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return kept  # type: ignore[return-value] # wraps() keeps the view's own request


@open_page
@_kept_from_others
def own(request: HttpRequest, secret: str) -> HttpResponse:
    """Show a report to who sent it."""
    report = find_own(secret)
    category = categories().get(report.category)
    said = {
        "report": report,
        "secret": secret,
        "category": category,
        "steps": [(label, value == report.state) for value, label in labels()],
        "photos": list(report.photos.all()),
        "answers": list(report.answers.all()) if hasattr(report, "answers") else [],
        "categories": list(categories().values()),
        "islands": list(islands().values()),
        "map": Map("place-map", _("場所を選ぶ地図"), pick=("lon", "lat")),
        "island": islands().get(report.island),
        "may_add": report.state != State.CLOSED and report.withdrawn_at is None,
        "may_withdraw": report.state != State.PASSED and report.withdrawn_at is None,
    }
    return render(request, "coast/own.html", said)


@require_POST
@open_page
@_kept_from_others
def edit(request: HttpRequest, secret: str) -> HttpResponse:
    """Change words, category and place."""
    given = request.POST

    def act(report: Report) -> None:
        where = place(given.get("lat"), given.get("lon"))
        text = given.get("words", "")
        change = Change(given.get("category", ""), text, where, given.get("island", ""))
        edit_report.edit_report(report, change)

    return _done(request, secret, act, _("変更しました。"))


@require_POST
@open_page
@_kept_from_others
def add_photos(request: HttpRequest, secret: str) -> HttpResponse:
    """Add pictures."""

    def act(report: Report) -> None:
        edit_report.add_photos(report, pictures(request.FILES.getlist("photo")))

    return _done(request, secret, act, _("写真を足しました。"))


@require_POST
@open_page
@_kept_from_others
def withdraw(request: HttpRequest, secret: str) -> HttpResponse:
    """Take the report back."""
    return _done(request, secret, edit_report.withdraw_report, _("通報を取り下げました。"))


@open_page
@_kept_from_others
def photo(_request: HttpRequest, secret: str, name: str) -> HttpResponse:
    """Return the copy of a picture to who sent it."""
    found = Photo.objects.filter(report=find_own(secret), name=name).exclude(copy="").first()
    if found is None:
        raise NotFoundError(_("その写真はまだ表示できません。"))
    return HttpResponse(files.load(found.copy), content_type="image/jpeg")


def labels() -> list[tuple[str, str]]:
    """Return what a reporter is told of each state."""
    names = (
        _("受け付けました"),
        _("確認しています"),
        _("関係機関に引き継ぎました"),
        _("終わりました"),
    )
    return list(zip((one.value for one in _STEPS), names, strict=True))


def _done(
    request: HttpRequest, secret: str, act: Callable[[Report], object], said: str
) -> HttpResponse:
    report = find_own(secret)
    try:
        act(report)
    except ConditionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return redirect("coast:own", secret=secret)
