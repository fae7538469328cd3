"""Open311 GeoReport v2 under ``/open311/v2/``."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec, TypeAlias

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt

from sesaku_web.accounts.origin import address_of
from sesaku_web.exceptions import ConditionError, NotFoundError
from shimamoru.open_data.models import Publication
from shimamoru.open_data.open311 import answers
from shimamoru.open_data.open311.asking import MOST, given_report, statuses, wanted
from shimamoru.open_data.open311.writing import answer, trouble
from shimamoru.open_data.published import published
from shimamoru.reports.actions.submit_report import Sender, TooManyError, submit_report
from shimamoru.reports.categories import categories
from shimamoru.reports.finding import find_own
from shimamoru.reports.sending import rates

P = ParamSpec("P")
View: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponse]
_NOTICE = "答えはここで見られます / Follow it here: {link}"


def _for_programs(view: View[P]) -> View[P]:
    """Make a view one that answers programs, in Japanese, where the coast is open to the public."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **given: P.kwargs) -> HttpResponse:
        form = str(given.get("form", "json"))
        if not settings.SESAKU_COAST:
            return trouble(HTTPStatus.FORBIDDEN, "this site is not open to the public", form)
        try:
            with translation.override("ja"):
                return view(request, *args, **given)
        except NotFoundError as error:
            return trouble(HTTPStatus.NOT_FOUND, str(error), form)
        except TooManyError as error:
            return trouble(HTTPStatus.TOO_MANY_REQUESTS, str(error), form)
        except ConditionError as error:
            return trouble(HTTPStatus.BAD_REQUEST, str(error), form)

    return csrf_exempt(guarded)  # type: ignore[return-value] # wraps() keeps the view's own request


@_for_programs
def discovery(request: HttpRequest, form: str) -> HttpResponse:
    """Say where the service is."""
    return answer(answers.discovery(_base(request)), "discovery", form)


@_for_programs
def services(_request: HttpRequest, form: str) -> HttpResponse:
    """List the categories."""
    return answer([answers.service(one) for one in categories().values()], "services", form)


@_for_programs
def service(_request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Say what a report of a category may tell."""
    if code not in categories():
        raise NotFoundError("service_code was not found")
    return answer(answers.definition(categories()[code]), "service_definition", form)


@_for_programs
def requests(request: HttpRequest, form: str) -> HttpResponse:
    """List what is public, or take in a report."""
    if request.method == "POST":
        return _take_in(request, form)
    now, keep = timezone.now(), statuses(request.GET)
    rows = wanted(Publication.objects.shown(now), request.GET)[:MOST]
    extended = request.GET.get("extensions") == "true"
    said = [
        answers.request_of(one, _base(request), extended=extended)
        for one in published(rows, now)
        if ("closed" if one.is_closed else "open") in keep
    ]
    return answer(said, "service_requests", form)


@_for_programs
def one_request(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """Show one that is public."""
    now = timezone.now()
    rows = Publication.objects.shown(now).filter(public_id=public_id)
    extended = request.GET.get("extensions") == "true"
    said = [
        answers.request_of(one, _base(request), extended=extended) for one in published(rows, now)
    ]
    if not said:
        raise NotFoundError("service_request_id was not found")
    return answer(said, "service_requests", form)


@_for_programs
def token(_request: HttpRequest, token_: str, form: str) -> HttpResponse:
    """Say under which id a report that was sent is public; null until it is."""
    report = find_own(token_)
    row = Publication.objects.shown(timezone.now()).filter(report=report).first()
    said = [{"token": token_, "service_request_id": row.public_id if row else None}]
    response = answer(said, "service_requests", form)
    response.headers["Cache-Control"] = "no-store"
    return response


VIEWS = (discovery, services, service, requests, one_request, token)


def _take_in(request: HttpRequest, form: str) -> HttpResponse:
    key = request.POST.get("api_key", "") or request.GET.get("api_key", "")
    known = [one for one in settings.SESAKU_COAST_KEYS if constant_time_compare(one, key)]
    if settings.SESAKU_COAST_KEYS and not known:
        return trouble(HTTPStatus.FORBIDDEN, "api_key is missing or wrong", form)
    given = given_report(request)
    place = rates.place_of(address_of(request))
    submit_report(given, Sender(place=place, proven=bool(known), trusted=bool(known)))
    link = _base(request) + reverse("coast:own", args=(given.secret,))
    said = [{"token": given.secret, "service_notice": _NOTICE.format(link=link)}]
    return answer(said, "service_requests", form, HTTPStatus.CREATED)


def _base(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
