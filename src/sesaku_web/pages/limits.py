"""How much may be sent to the site at once."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from sesaku.readers.source import MAX_BYTES
from sesaku_web.pages.errors import trouble

FILES = 20
"""Most files of one form."""

MOST_BYTES = MAX_BYTES * 4
"""Most bytes of one form; a single file may have ``MAX_BYTES``."""

_TOO_LARGE = 413


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
