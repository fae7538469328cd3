"""What the API answers when it does not do what was asked: problem+json, as RFC 9457 has it.

All such answers are made here; no other module writes one.
"""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from importlib import resources
from typing import Any, TypeAlias, cast

import yaml
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFilesSent,
)
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language_from_request
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from sesaku.exceptions import DocumentError, SesakuError, TooLargeError, UnsupportedFormatError
from sesaku_web.api import ROOT
from sesaku_web.api.invalid import Fault, faults
from sesaku_web.exceptions import (
    ChangedMeanwhileError,
    NotFoundError,
    PermissionRefusedError,
)
from sesaku_web.pages.lookup import WithdrawnError

LOG = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 5
CHALLENGE = 'Bearer realm="sesaku"'

Members: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Definition:
    """A kind of problem: its code, its status, and its title in both languages."""

    code: str
    status: int
    ja: str
    en: str

    @property
    def type(self) -> str:
        """The address that says what the problem is."""
        return f"{ROOT}problems/{self.code}"

    def title(self, request: HttpRequest) -> str:
        """Return the title in the language that the request asks for."""
        return self.en if get_language_from_request(request) == "en" else self.ja


@cache
def catalogue() -> dict[str, Definition]:
    """Return the kinds of problems, by code."""
    source = resources.files("sesaku_web.api").joinpath("problems.yml")
    entries = cast("dict[str, dict[str, Any]]", yaml.safe_load(source.read_text("utf-8")))
    return {code: Definition(code, **entry) for code, entry in entries.items()}


_KINDS: tuple[tuple[type[Exception], str], ...] = (
    (PermissionRefusedError, "permission-refused"),
    (WithdrawnError, "withdrawn"),
    (NotFoundError, "not-found"),
    (ChangedMeanwhileError, "changed-meanwhile"),
    (TooLargeError, "too-large"),
    (UnsupportedFormatError, "unsupported-format"),
    (DocumentError, "document-unreadable"),
    (SesakuError, "condition-failed"),
)
"""The first that fits counts."""

_DEFAULTS = {
    400: "bad-request",
    401: "not-signed-in",
    403: "permission-refused",
    404: "not-found",
    405: "method-not-allowed",
    412: "precondition-failed",
    413: "too-large",
    503: "busy",
}
_SERVER = 500


def problem(
    request: HttpRequest, code: str, detail: str = "", members: Members | None = None
) -> HttpResponse:
    """Return the answer of a problem.

    Args:
        request: what was asked.
        code: of the catalogue.
        detail: what happened this time, and what to do.
        members: what else the program may need to know.
    """
    kind = catalogue()[code]
    title = kind.title(request)
    content = {
        "type": kind.type,
        "title": title,
        "status": kind.status,
        "detail": detail or title,
        "instance": escape_uri_path(request.path),
        **(members or {}),
    }
    response = HttpResponse(
        json.dumps(content, ensure_ascii=False).encode("utf-8", "backslashreplace"),
        content_type=MEDIA_TYPE,
        status=kind.status,
    )
    response["Content-Length"] = str(len(response.content))
    if kind.status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = CHALLENGE
    if kind.status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = str(RETRY_SECONDS)
    return response


def in_place_of(request: HttpRequest, response: HttpResponseBase) -> HttpResponse:
    """Return the problem that stands for an answer of Django's own, with the headers it needs."""
    fallback = "internal" if response.status_code >= _SERVER else "bad-request"
    made = problem(request, _DEFAULTS.get(response.status_code, fallback))
    if "Allow" in response.headers:
        made["Allow"] = response["Allow"]
    return made


def register(api: NinjaAPI) -> None:
    """Make an API answer problems for all that goes wrong in it."""
    answers: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        SesakuError: _ours,
        ValidationError: _invalid,
        AuthenticationError: lambda request, _error: problem(request, "not-signed-in"),
        HttpError: _plain,
        Http404: lambda request, _error: problem(request, "not-found"),
        BadRequest: lambda request, _error: problem(request, "bad-request"),
        MultiPartParserError: lambda request, _error: problem(request, "bad-request"),
        SuspiciousOperation: lambda request, _error: problem(request, "bad-request"),
        UnreadablePostError: lambda request, _error: problem(request, "bad-request"),
        RequestDataTooBig: lambda request, _error: problem(request, "too-large"),
        TooManyFilesSent: lambda request, _error: problem(request, "too-large"),
        OperationalError: _busy,
        Exception: _unforeseen,
    }
    for kind, answer in answers.items():
        api.add_exception_handler(kind, answer)


def code_of(error: SesakuError) -> str:
    """Return which kind of problem an error of ours is."""
    return next(code for kind, code in _KINDS if isinstance(error, kind))


def _ours(request: HttpRequest, error: SesakuError) -> HttpResponse:
    members: dict[str, Any] = {}
    if isinstance(error, WithdrawnError):
        held = error.document
        members["withdrawn"] = {
            "at": held.withdrawn_at.isoformat() if held.withdrawn_at else None,
            "reason": held.withdrawn_reason,
        }
    if isinstance(error, ChangedMeanwhileError):
        members["conflict"] = error.members()
    # A path is that of the server's or the sender's machine; what happened is enough.
    detail = error.message if isinstance(error, DocumentError) else str(error)
    return problem(request, code_of(error), detail, members)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    found = [fault.members() for fault in faults(error.errors)]
    return problem(request, "invalid-input", _listed(faults(error.errors)), {"errors": found})


def _listed(found: list[Fault]) -> str:
    return " ".join(f"{fault.name}: {fault.detail}" for fault in found[:5])


def _plain(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code == HTTPStatus.FORBIDDEN:  # the only one that is raised: of the session
        return problem(request, "csrf-failed")
    return problem(request, _DEFAULTS.get(error.status_code, "bad-request"))


def _busy(request: HttpRequest, error: OperationalError) -> HttpResponse:
    LOG.error("the database did not answer: %s", error)
    return problem(request, "busy")


def _unforeseen(_request: HttpRequest, error: Exception) -> HttpResponse:
    # Django logs it and answers 500, for which ``api.door`` puts a problem.
    raise error
