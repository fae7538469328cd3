"""The large parts of a document: what was read, the canonical text, and the file.

None of them changes for one document and one version of the reader, so each bears a strong tag,
and a program that has it already is told so (304).
"""

from typing import Annotated, TypeVar

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from ninja import Path, Query, Router
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, Asked, allowed
from sesaku_web.api.words import DocumentName
from sesaku_web.exceptions import NotFoundError
from sesaku_web.pages.lookup import reading_of
from sesaku_web.sources.models import StoredReading
from sesaku_web.sources.names import seen

router = Router(tags=["documents"])

_REVALIDATED = "private, no-cache"
_FILE = "application/octet-stream"
Answer = TypeVar("Answer", bound=HttpResponseBase)


class VersionAsked(Asked):
    """Which reading."""

    version: Annotated[
        str,
        Field(
            max_length=50,
            pattern=r"^[^\x00]*$",
            description="of the reader; the current reading where empty",
        ),
    ] = ""


def _content(media_type: str, **schema: str) -> dict[str, object]:
    shown = {"description": "OK", "content": {media_type: {"schema": schema or {"type": "string"}}}}
    unchanged = {"description": "it has not changed"}
    return {"responses": {200: shown, 304: unchanged}}


@router.get(
    "/documents/{sha}/reading",
    openapi_extra=_content("application/json", type="object"),
    summary="What was read: sesaku-reading/1",
)
@allowed(Action.READ_DOCUMENTS)
def get_reading(
    request: ApiRequest, sha: Path[DocumentName], asked: Query[VersionAsked]
) -> HttpResponseBase:
    """Return a reading, to the byte what `sesaku read --json` prints of the file."""
    reading = reading_of(sha, asked.version)
    unchanged = _unchanged(request, reading, "json")
    if unchanged is not None:
        return unchanged
    return _tagged(_encoded(reading.content.snapshot, "application/json"), reading, "json")


@router.get(
    "/documents/{sha}/text", openapi_extra=_content("text/plain"), summary="The canonical text"
)
@allowed(Action.READ_DOCUMENTS)
def get_text(
    request: ApiRequest, sha: Path[DocumentName], asked: Query[VersionAsked]
) -> HttpResponseBase:
    """Return the text into which cites point; offsets count characters, not bytes."""
    reading = reading_of(sha, asked.version)
    unchanged = _unchanged(request, reading, "text")
    if unchanged is not None:
        return unchanged
    return _tagged(_encoded(reading.content.text, "text/plain; charset=utf-8"), reading, "text")


@router.get("/documents/{sha}/file", openapi_extra=_content(_FILE), summary="The file")
@allowed(Action.READ_DOCUMENTS)
def get_file(request: ApiRequest, sha: Path[DocumentName]) -> HttpResponseBase:
    """Return the file as it was added; never to be shown as a page of this site."""
    reading = reading_of(sha)
    document = reading.document
    unchanged = _unchanged(request, reading, "")
    if unchanged is not None:
        return unchanged
    try:
        whole = document.path.open("rb")
    except FileNotFoundError as error:
        raise NotFoundError(f"{document.name}: ファイルが保管庫にありません。") from error
    name = seen(document.name)
    response = FileResponse(whole, as_attachment=True, filename=name, content_type=_FILE)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return _tagged(response, reading, "")


def _encoded(content: str, media_type: str) -> HttpResponse:
    return HttpResponse(content.encode("utf-8", "backslashreplace"), content_type=media_type)


def _unchanged(request: ApiRequest, reading: StoredReading, form: str) -> HttpResponseBase | None:
    moment = int(_moment(reading, form))
    found: HttpResponseBase | None = get_conditional_response(
        request, etag=_tag(reading, form), last_modified=moment
    )
    return found if found is None else _tagged(found, reading, form)


def _tagged(response: Answer, reading: StoredReading, form: str) -> Answer:
    response["ETag"] = _tag(reading, form)
    response["Last-Modified"] = http_date(_moment(reading, form))
    response["Cache-Control"] = _REVALIDATED
    return response


def _tag(reading: StoredReading, form: str) -> str:
    sha256 = reading.document.sha256
    return f'"{sha256}.{reading.reader_version}.{form}"' if form else f'"{sha256}"'


def _moment(reading: StoredReading, form: str) -> float:
    return (reading.created_at if form else reading.document.added_at).timestamp()
