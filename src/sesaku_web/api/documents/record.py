"""What is said of a document and its readings."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from sesaku_web.api.addresses import Addresses
from sesaku_web.sources.models import StoredDocument, StoredReading


class Reading(Schema):
    """What one version of the reader read; it is never changed."""

    address: Annotated[str, Field(description="permanent address of the reading")]
    reader_version: str
    current: bool
    kind: str
    confidence: Annotated[float, Field(description="of the kind, 0–1")]
    title: str
    publisher: str
    date: Annotated[str, Field(description="of publication, as exact as the document says")]
    characters: Annotated[int, Field(description="of the canonical text")]
    pages: int | None
    share: Annotated[float, Field(description="of the characters that have their place, 0–1")]
    created_at: datetime


class Withdrawal(Schema):
    """By whom, when and why a document was withdrawn."""

    at: datetime
    by: str
    reason: str


class DocumentLinks(Schema):
    """Where the parts of a document are."""

    page: Annotated[str, Field(description="for people")]
    reading: Annotated[str, Field(description="sesaku-reading/1")]
    text: Annotated[str, Field(description="the canonical text, into which cites point")]
    file: Annotated[str, Field(description="the file as it was added")]
    values: str


class DocumentRecord(Schema):
    """A document and its current reading."""

    address: str
    sha256: str
    name: str
    media_type: str
    size: Annotated[int, Field(description="bytes")]
    origin: Annotated[str, Field(description="path or address as it was given")]
    added_at: datetime
    added_by: str
    withdrawn: Withdrawal | None
    reading: Reading
    links: DocumentLinks


def document_record(reading: StoredReading, addresses: Addresses) -> dict[str, Any]:
    """Return a document from its current reading, with whom it was added by loaded."""
    document = reading.document
    plain = ("sha256", "name", "media_type", "size", "origin", "added_at")
    return {
        **{name: getattr(document, name) for name in plain},
        "address": addresses.api("documents", document.sha256),
        "added_by": str(document.added_by),
        "withdrawn": _withdrawal(document),
        "reading": reading_record(reading, addresses),
        "links": {
            "page": addresses.page(document),
            **{
                part: addresses.api("documents", document.sha256, part)
                for part in ("reading", "text", "file", "values")
            },
        },
    }


def reading_record(reading: StoredReading, addresses: Addresses) -> dict[str, Any]:
    """Return what is said of a reading."""
    sha256, version = reading.document.sha256, reading.reader_version
    plain = ("reader_version", "current", "kind", "confidence", "title", "publisher", "date")
    counted = ("characters", "pages", "share", "created_at")
    return {
        **{name: getattr(reading, name) for name in (*plain, *counted)},
        "address": addresses.api("documents", sha256, "reading", version=version),
    }


def _withdrawal(document: StoredDocument) -> dict[str, Any] | None:
    if document.withdrawn_at is None:
        return None
    return {
        "at": document.withdrawn_at,
        "by": str(document.withdrawn_by),
        "reason": document.withdrawn_reason,
    }
