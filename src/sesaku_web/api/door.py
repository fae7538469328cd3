"""The door of the API: what is too large is refused unread, and every failure is a problem."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from sesaku.readers.source import MAX_BYTES
from sesaku_web.api import ROOT
from sesaku_web.api.problems import MEDIA_TYPE, in_place_of, problem

MOST_JSON = 1024 * 1024
"""Most bytes of a request without a file."""

MOST_FORM = MAX_BYTES + 64 * 1024
"""Most bytes of a request with a file: the largest that is read, and what stands around it."""

_FORM = "multipart/form-data"
_FAILED = 400


class ApiDoor:
    """Middleware: stands outside of all that may refuse a request to the API."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request; of one for the head alone, whatever its address, no body is left."""
        headers_only = request.method == "HEAD"
        if request.path.startswith(ROOT):
            if headers_only:
                request.method = "GET"
            response = self._answer(request)
            response.headers.setdefault("Cache-Control", "private, no-store")
            patch_vary_headers(response, ("Accept-Language", "Authorization", "Cookie"))
        else:
            response = self.get_response(request)
        return _without_body(response) if headers_only else response

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if not _is_small(request):
            return problem(request, "too-large", _too_large(request))
        response = self.get_response(request)
        if response.status_code < _FAILED or response.headers["Content-Type"] == MEDIA_TYPE:
            return response
        return in_place_of(request, response)


def _is_small(request: HttpRequest) -> bool:
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    return length.isascii() and length.isdecimal() and int(length) <= _most(request)


def _most(request: HttpRequest) -> int:
    return MOST_FORM if (request.content_type or "").lower() == _FORM else MOST_JSON


def _too_large(request: HttpRequest) -> str:
    return f"一度に送れるのは {_most(request):,} バイトまでです。"


def _without_body(response: HttpResponseBase) -> HttpResponseBase:
    """Return an answer whose head alone is sent; the server would send all of it."""
    if isinstance(response, StreamingHttpResponse):
        response.streaming_content = ()
    elif isinstance(response, HttpResponse):
        response.headers.setdefault("Content-Length", str(len(response.content)))
        response.content = b""
    return response
