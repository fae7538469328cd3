"""The values of a document, one item a value: subject, path, cite, address, correction."""

from typing import Annotated, Any

from ninja import Path, Query, Router, Schema
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.addresses import Addresses
from sesaku_web.api.corrections import CorrectionRecord, correction_record
from sesaku_web.api.documents.contents import VersionAsked
from sesaku_web.api.paging import MOST, Page, next_address
from sesaku_web.api.words import Cite, DocumentName, Scalar, Text, View
from sesaku_web.pages.contents import contents_of
from sesaku_web.pages.lookup import reading_of

router = Router(tags=["documents"])


class ValuesAsked(VersionAsked):
    """Which values of a reading."""

    subject: Text = ""
    path: Text = ""
    cursor: Annotated[
        str, Field(pattern=r"^[0-9]{0,9}$", description="`next_cursor` of the page before")
    ] = ""
    limit: Annotated[int, Field(ge=1, le=MOST, description="items of a page")] = 50


class ReadValue(Schema):
    """A value as it was read, and what a person says of it."""

    address: Annotated[str, Field(description="permanent address of the value")]
    document: str
    reader_version: str
    subject: str
    path: str
    value: Scalar
    cite: Cite
    view: View
    correction: CorrectionRecord | None


@router.get("/documents/{sha}/values", response=Page[ReadValue], summary="Values of a document")
@allowed(Action.READ_DOCUMENTS)
def list_values(
    request: ApiRequest, sha: Path[DocumentName], asked: Query[ValuesAsked]
) -> dict[str, Any]:
    """List the values of a reading in the order of the document; `subject` and `path` name one."""
    reading = reading_of(sha, asked.version)
    document, version = reading.document, reading.reader_version
    found = [
        (subject, path, value)
        for (subject, path), value in contents_of(reading).values.items()
        if asked.subject in ("", subject) and asked.path in ("", path)
    ]
    start = int(asked.cursor or 0)
    page = found[start : start + asked.limit]
    addresses = Addresses(request)
    standing = document.corrections.standing().select_related("document", "made_by")
    beside = {(one.subject, one.path): one for one in standing}

    def correction(key: tuple[str, str]) -> dict[str, Any] | None:
        return correction_record(beside[key], addresses) if key in beside else None

    def address(subject: str, path: str) -> str:
        named = {"subject": subject, "path": path, "version": version}
        return addresses.api("documents", document.sha256, "values", **named)

    items = [
        {
            "address": address(subject, path),
            "document": document.sha256,
            "reader_version": version,
            "subject": subject,
            "path": path,
            "value": value.value,
            "cite": value.cite,
            "view": addresses.place(document, version, value.cite),
            "correction": correction((subject, path)),
        }
        for subject, path, value in page
    ]
    more = start + len(page) < len(found) and bool(page)
    cursor = str(start + len(page)) if more else None
    return {"items": items, "next_cursor": cursor, "next": next_address(request, cursor)}
