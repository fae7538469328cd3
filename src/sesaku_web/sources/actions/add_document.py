"""Adding a document to the library."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from django.db import transaction
from django.utils import timezone

from sesaku.readers.source import Source
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources import files
from sesaku_web.sources.models import StoredDocument
from sesaku_web.sources.preparation import Prepared, prepare, storable
from sesaku_web.sources.storing import store_reading

Outcome: TypeAlias = Literal["added", "unchanged", "restored"]


@dataclass(frozen=True, slots=True)
class Added:
    """A document of the library, and what became of it: new, there already, or put back."""

    document: StoredDocument
    outcome: Outcome


def add_document(actor: Actor, source: Source, *, origin: str | None = None) -> Added:
    """Add a file, or find it where it is in the library already.

    Args:
        actor: who adds it.
        source: the file's name and content.
        origin: the path or address as it was given; that of the source where None.

    Raises:
        PermissionRefusedError: the actor may not add documents.
        DocumentError: the file cannot be opened as a document; nothing is changed.
    """
    actor.require(Action.ADD_DOCUMENTS)
    known = present(source.sha256)
    if known is not None:
        return Added(known, "unchanged")
    return add_prepared(actor, prepare(source), source.data, origin=origin or source.path)


def present(sha256: str) -> StoredDocument | None:
    """Return the document of a hash, where it is in the library and not withdrawn."""
    return StoredDocument.objects.present().filter(sha256=sha256).first()


def add_prepared(actor: Actor, prepared: Prepared, data: bytes, *, origin: str) -> Added:
    """Add a file that was read already, in this process or another.

    Raises:
        PermissionRefusedError: the actor may not add documents.
        ConditionError: the reading is not that of this file.
    """
    actor.require(Action.ADD_DOCUMENTS)
    if files.store(data) != prepared.sha256:
        raise ConditionError("読み取り結果がこのファイルのものではありません。")
    with transaction.atomic():
        document, new = StoredDocument.objects.select_for_update().get_or_create(
            sha256=prepared.sha256,
            defaults={
                "name": prepared.name[:255],
                "media_type": prepared.document["media_type"],
                "size": prepared.size,
                "origin": storable(origin),
                "added_by": actor.user,
            },
        )
        if not new and document.withdrawn_at is None:
            return Added(document, "unchanged")
        if not new:
            _put_back(document)
        if not document.readings.filter(reader_version=prepared.reader_version).exists():
            store_reading(document, prepared)
        payload = {
            "sha256": document.sha256,
            "name": document.name,
            "reader": prepared.reader_version,
        }
        record(actor, "document.add" if new else "document.restore", document, payload=payload)
    return Added(document, "added" if new else "restored")


def _put_back(document: StoredDocument) -> None:
    document.withdrawn_at = document.withdrawn_by = None
    document.withdrawn_reason = ""
    document.added_at = timezone.now()
    document.save(update_fields=("withdrawn_at", "withdrawn_by", "withdrawn_reason", "added_at"))
