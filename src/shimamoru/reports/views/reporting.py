"""The page on which one reports, and what its form sends."""

import uuid
from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku_web.accounts.origin import address_of
from sesaku_web.exceptions import ConditionError
from sesaku_web.maps.drawing import Map
from shimamoru.reports.access import open_page, person_of
from shimamoru.reports.actions.submit_report import Sender, TooManyError, submit_report
from shimamoru.reports.categories import categories
from shimamoru.reports.places.coasts import DIRECTIONS, islands
from shimamoru.reports.secret_links import new_secret
from shimamoru.reports.sending import rates
from shimamoru.reports.sending.reading import from_form

PERMISSIONS = "camera=(self), geolocation=(self), microphone=(), payment=()"
"""What a reporter's device may be asked for, on this page alone."""

_TOO_MANY = 429


@open_page
def report(request: HttpRequest) -> HttpResponse:
    """Show what to do in danger, and the form of a report."""
    return _page(request, {}, "")


@require_POST
@open_page
def send_form(request: HttpRequest) -> HttpResponse:
    """Take in what the form sends, and lead to the reporter's own page."""
    try:
        given = from_form(request)
        sender = Sender(person_of(request), rates.place_of(address_of(request)))
        submit_report(given, sender)
    except ConditionError as error:
        status = _TOO_MANY if isinstance(error, TooManyError) else 400
        return _page(request, request.POST.dict(), str(error), status)
    return redirect("coast:own", secret=given.secret)


def _page(
    request: HttpRequest, given: Mapping[str, object], error: str, status: int = 200
) -> HttpResponse:
    said = {
        "categories": list(categories().values()),
        "islands": list(islands().values()),
        "coasts": list(DIRECTIONS.items()),
        "map": Map("place-map", _("場所を選ぶ地図"), pick=("lon", "lat")),
        "given": given,
        "error": error,
        "key": given.get("key") or uuid.uuid4(),
        "secret": given.get("secret") or new_secret(),
        "is_open": settings.SESAKU_COAST,
    }
    response = render(request, "coast/report.html", said, status=status)
    response.headers["Permissions-Policy"] = PERMISSIONS
    return response
