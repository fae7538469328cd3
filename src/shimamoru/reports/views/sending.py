"""What the page's program asks for: a challenge, and that a report is taken in."""

import shutil
from http import HTTPStatus

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from sesaku_web.accounts.origin import address_of
from sesaku_web.exceptions import ConditionError
from sesaku_web.pages.limits import reads_form
from shimamoru.reports.access import open_page, person_of
from shimamoru.reports.actions.submit_report import Sender, TooManyError, submit_report
from shimamoru.reports.sending import rates
from shimamoru.reports.sending.reading import from_device
from shimamoru.reports.sending.uploading import straight_to_disk
from shimamoru.reports.sending.work import challenge, is_done

HEADER = "X-Coast"
"""Sent by the page's own program; a form of another site cannot send it."""

_LEAST_FREE = 1024**3


@open_page
def work(request: HttpRequest) -> HttpResponse:
    """Give a challenge, as hard as the load of the moment asks for, and the server's time."""
    bits = rates.bits_for(rates.load(rates.place_of(address_of(request))))
    given = {"challenge": challenge(bits), "bits": bits, "now": timezone.now().isoformat()}
    response = JsonResponse(given)
    response.headers["Cache-Control"] = "no-store"
    return response


@reads_form
@csrf_exempt
@require_POST
@open_page
def send(request: HttpRequest) -> HttpResponse:
    """Take in a report; sent again, it is answered as before.

    No cookie is relied on: the header, which no form of another site can send, stands for the
    token, as the page may have been kept on the device for weeks.
    """
    if request.headers.get(HEADER) != "1":
        return JsonResponse({"message": "forbidden"}, status=HTTPStatus.FORBIDDEN)
    if shutil.disk_usage(settings.SESAKU_HOME).free < _LEAST_FREE:
        return _later(_("いまは受け付けられません。端末に残して、あとで送り直します。"))
    straight_to_disk(request)
    try:
        given, done = from_device(request)
        proven = is_done(done, str(given.key))
        sender = Sender(person_of(request), rates.place_of(address_of(request)), proven)
        report = submit_report(given, sender)
    except TooManyError as error:
        response = JsonResponse({"message": str(error)}, status=HTTPStatus.TOO_MANY_REQUESTS)
        response.headers["Retry-After"] = "3600"
        return response
    except ConditionError as error:
        return JsonResponse({"message": str(error)}, status=HTTPStatus.BAD_REQUEST)
    except OperationalError:  # the database is busy: the device tries again
        return _later(_("混み合っています。端末に残して、あとで送り直します。"))
    return JsonResponse(
        {
            "number": report.number,
            "link": reverse("coast:own", args=(given.secret,)),
            "received_at": report.received_at.isoformat(),
            "clock_offset": report.clock_offset,
        },
        status=HTTPStatus.CREATED,
    )


def _later(message: str) -> HttpResponse:
    response = JsonResponse({"message": message}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    response.headers["Retry-After"] = "60"
    return response
