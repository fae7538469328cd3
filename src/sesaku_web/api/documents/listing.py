"""The list of documents, one of them, and its readings."""

from typing import Annotated, Any

from ninja import Path, Query, Router
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.addresses import Addresses
from sesaku_web.api.documents.record import (
    DocumentRecord,
    Reading,
    document_record,
    reading_record,
)
from sesaku_web.api.paging import Order, Page, PageAsked, page_of
from sesaku_web.api.records.record import about
from sesaku_web.api.words import DocumentFilter, DocumentName, Text, Year
from sesaku_web.pages.lookup import by_hash, reading_of
from sesaku_web.sources.models import StoredReading

router = Router(tags=["documents"])

_NEWEST_FIRST = Order(("document_id",), descending=True)


class DocumentsAsked(PageAsked):
    """Which documents."""

    document: DocumentFilter = ""
    kind: Annotated[Text, Field(description="kind of document")] = ""
    fiscal_year: Annotated[Year | None, Field(description="of the measure or project")] = None
    ministry: Annotated[Text, Field(description="as printed; or the publisher")] = ""
    q: Annotated[Text, Field(description="part of the title or of the file's name")] = ""
    withdrawn: Annotated[bool, Field(description="those that were withdrawn, and no others")] = (
        False
    )


@router.get("/documents", response=Page[DocumentRecord], summary="Documents, newest first")
@allowed(Action.READ_DOCUMENTS)
def list_documents(request: ApiRequest, asked: Query[DocumentsAsked]) -> dict[str, Any]:
    """List the documents, each with its current reading."""
    found = StoredReading.objects.filter(
        about("pk", asked.fiscal_year, asked.ministry),
        current=True,
        document__withdrawn_at__isnull=not asked.withdrawn,
    )
    if asked.document:
        found = found.filter(**by_hash(asked.document))
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.q:
        named = found.filter(document__name__icontains=asked.q)
        found = named | found.filter(title__icontains=asked.q)
    found = found.select_related("document__added_by", "document__withdrawn_by")
    addresses = Addresses(request)
    return page_of(
        request,
        found,
        asked,
        _NEWEST_FIRST,
        lambda page: [document_record(reading, addresses) for reading in page],
    )


@router.get("/documents/{sha}", response=DocumentRecord, summary="A document")
@allowed(Action.READ_DOCUMENTS)
def get_document(request: ApiRequest, sha: Path[DocumentName]) -> dict[str, Any]:
    """Return what is known of a document."""
    return document_record(reading_of(sha), Addresses(request))


@router.get("/documents/{sha}/readings", response=list[Reading], summary="Readings of a document")
@allowed(Action.READ_DOCUMENTS)
def list_readings(request: ApiRequest, sha: Path[DocumentName]) -> list[dict[str, Any]]:
    """List the readings of a document, one a version of the reader, newest first."""
    document = reading_of(sha).document
    addresses = Addresses(request)
    found = document.readings.select_related("document")
    return [reading_record(reading, addresses) for reading in found]
