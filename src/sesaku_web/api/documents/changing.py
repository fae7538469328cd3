"""Adding, withdrawing and reading again; each by the action that the pages call too.

The operations join the router of the lists: an address belongs to one router.
"""

from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import File, Path, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.addresses import Addresses
from sesaku_web.api.corrections import Reason
from sesaku_web.api.documents.listing import router
from sesaku_web.api.documents.record import (
    DocumentRecord,
    Reading,
    document_record,
    reading_record,
)
from sesaku_web.api.words import DocumentName, Scalar
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.uploads import add_file, read_one
from sesaku_web.sources.actions.read_again import store_again
from sesaku_web.sources.actions.withdraw_document import withdraw_document

__all__ = ["router"]

_LISTED = 1000


class AddedDocument(Schema):
    """A document that was added, and what became of it."""

    outcome: Annotated[
        Literal["added", "unchanged", "restored"],
        Field(description="`restored`: it had been withdrawn"),
    ]
    document: DocumentRecord


class ChangedValue(Schema):
    """A value that the new reading has otherwise."""

    subject: str
    path: str
    before: Scalar
    after: Scalar


class NewReading(Schema):
    """A new reading, and what it has otherwise than the one before."""

    reading: Reading
    changed: Annotated[int, Field(description="how many values")]
    changes: Annotated[list[ChangedValue], Field(description=f"the first {_LISTED:,} of them")]
    for_review: Annotated[
        list[int], Field(description="numbers of the corrections under which something changed")
    ]


class Withdrawn(Schema):
    """A document that was withdrawn."""

    sha256: str
    reason: str


@router.post(
    "/documents",
    response={200: AddedDocument, 201: AddedDocument},
    summary="Add a document",
)
@allowed(Action.ADD_DOCUMENTS)
def add_document(
    request: ApiRequest, file: File[UploadedFile], response: HttpResponse
) -> Status[dict[str, Any]]:
    """Add a file. 201: it was added or put back; 200: it was there already."""
    added = add_file(request.auth, file)
    addresses = Addresses(request)
    record = document_record(reading_of(added.document.sha256), addresses)
    response["Location"] = record["address"]
    status = 200 if added.outcome == "unchanged" else 201
    return Status(status, {"outcome": added.outcome, "document": record})


@router.post("/documents/{sha}/withdrawal", response=Withdrawn, summary="Withdraw a document")
@allowed(Action.WITHDRAW_DOCUMENTS)
def withdraw_one(request: ApiRequest, sha: Path[DocumentName], given: Reason) -> dict[str, Any]:
    """Withdraw a document: it is shown no more, but kept, and so are its readings."""
    held = withdraw_document(request.auth, reading_of(sha).document, reason=given.reason)
    return {"sha256": held.sha256, "reason": held.withdrawn_reason}


@router.post(
    "/documents/{sha}/readings", response={201: NewReading}, summary="Read a document again"
)
@allowed(Action.RENEW_READINGS)
def read_document_again(
    request: ApiRequest, sha: Path[DocumentName], response: HttpResponse
) -> dict[str, Any]:
    """Read a document with the reader of this version; corrections are carried on."""
    held = reading_of(sha).document
    prepared = read_one(held.source())
    again = store_again(request.auth, held, prepared)
    record = reading_record(again.reading, Addresses(request))
    response["Location"] = record["address"]
    return {
        "reading": record,
        "changed": len(again.changes),
        "changes": [change._asdict() for change in again.changes[:_LISTED]],
        "for_review": [correction.pk for correction in again.for_review],
    }
