"""What may be sent to the site: how much at once, and no sign that no database takes."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from sesaku.readers.source import MAX_BYTES
from sesaku_web.api import ROOT
from sesaku_web.pages.errors import trouble

View = TypeVar("View", bound=Callable[..., Any])

FILES = 20
"""Most files of one form."""

MOST_BYTES = MAX_BYTES * 4
"""Most bytes of one form; a single file may have ``MAX_BYTES``."""

_TOO_LARGE = 413
_REFUSED = 400
_NUL = "\0"


class BodyLimit:
    """Middleware: what is too large is refused before any of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request of a size that is allowed."""
        length = str(request.META.get("CONTENT_LENGTH") or "0")
        if length.isdecimal() and int(length) <= MOST_BYTES:
            return self.get_response(request)
        message = _(
            "送られたものが大きすぎます（一度に %(most)s MiB まで）。分けて送ってください。"
        )
        return trouble(request, message % {"most": MOST_BYTES // 1024**2}, _TOO_LARGE)


class SignLimit:
    """Middleware: the sign NUL, which PostgreSQL takes nowhere, is refused wherever it is sent.

    What is sent to the API is checked there, where every part has its name.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request whose address and cookies are text."""
        asked = () if request.path.startswith(ROOT) else (request.path, *_texts(request.GET))
        if _has_nul((*asked, *request.COOKIES.values())):
            return _not_text(request)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object
    ) -> HttpResponse | None:
        """Return the page of an error where a form has the sign; None lets the form pass."""
        if request.method != "POST" or request.path.startswith(ROOT):
            return None
        if getattr(view, "reads_form", False):
            return None
        return _not_text(request) if _has_nul(_texts(request.POST)) else None


def reads_form(view: View) -> View:
    """Mark a view that reads its form itself, piece by piece, and takes the sign out of it."""
    view.reads_form = True  # type: ignore[attr-defined] # the mark that SignLimit looks for
    return view


def _texts(given: QueryDict) -> Iterable[str]:
    return (text for name, values in given.lists() for text in (name, *values))


def _has_nul(texts: Iterable[str]) -> bool:
    return any(_NUL in text for text in texts)


def _not_text(request: HttpRequest) -> HttpResponse:
    message = _("使えない文字（NUL）が含まれています。入力し直してください。")
    return trouble(request, message, _REFUSED)
