"""Pages that say what went wrong: what, where, and what to do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sesaku.exceptions import SesakuError
from sesaku_web.exceptions import NotFoundError, PermissionRefusedError
from sesaku_web.pages.lookup import WithdrawnError

_STATUS: tuple[tuple[type[SesakuError], int], ...] = (
    (PermissionRefusedError, 403),
    (WithdrawnError, 410),
    (NotFoundError, 404),
)
_REFUSED = 400
_FAULT = """プログラムの不具合で表示できません。何をしたときに起きたかを管理者に伝えてください。
The program is at fault. Please tell the administrator what you were doing.
"""


class Troubles:
    """Middleware: an error that Sesaku raises on purpose becomes a page that explains it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page of an error of ours; None leaves others to Django."""
        if not isinstance(error, SesakuError):
            return None
        status = next((code for kind, code in _STATUS if isinstance(error, kind)), _REFUSED)
        return trouble(request, str(error), status, getattr(error, "document", None))


def trouble(
    request: HttpRequest, message: str, status: int, document: object = None
) -> HttpResponse:
    """Return the page of an error."""
    said = {"message": message, "status": status, "document": document}
    return render(request, "pages/trouble.html", said, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """Return the page of an address that leads nowhere."""
    return trouble(request, _("このアドレスのページはありません。"), 404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """Return the page of a request that cannot be read: a wrong host, a form that is none."""
    return trouble(
        request, _("要求を読み取れません。アドレスや送ったものを確かめてください。"), 400
    )


def fault(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """Return what is said of a fault of the program, in which not even a page can be relied on."""
    return HttpResponse(_FAULT, content_type="text/plain; charset=utf-8", status=500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django passes it
    """Return the page of a form that another site sent, or that was open too long."""
    message = _("フォームの有効期限が切れました。前のページを開き直して、もう一度送ってください。")
    return trouble(request, message, 403)
