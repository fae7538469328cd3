"""Importing a document: its bytes are kept, its records stored batch by batch, to be gone on with.

How far an import is stands in the database with what it stored. After a kill the same call goes on
behind the last batch that was committed; what is stored already is recognised by its bytes.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from sateto.finding.following import Follower
from sateto.records.models import ImportRun, SourceDocument
from sateto.records.reading.documents import Document, open_document
from sateto.records.reading.made import Batch
from sateto.records.storing.batches import store_batch
from sateto.records.storing.bulk import much_in_memory
from sateto.records.storing.making import Maker, make_here
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.history.log import record
from sesaku_web.sources.files import path_of, store_file

READER = 2
"""Raised when records are read otherwise: a document that was imported is then read anew."""

_LONGEST_NAME = 255
_A_COMMIT = 5000
_SECONDS = 5.0
"""So many records, or for so long, are put into one transaction: a kill costs no more work."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the importing person says of a document.

    Attributes:
        origin: path or address that it was taken from.
        licence: under which its records may be used.
        credit: the line that names the source.
        mapping: of a table, as YAML.
        encoding: of XML that names a wrong one.
    """

    origin: str = ""
    licence: str = ""
    credit: str = ""
    mapping: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an import; ``again`` where the document had been imported before."""

    run: ImportRun
    again: bool = False


def import_document(
    actor: Actor,
    path: Path,
    given: Given,
    *,
    maker: Maker = make_here,
    follower: Follower | None = None,
    tell: Callable[[int, int], None] = lambda _done, _size: None,
) -> Outcome:
    """Import the records of a document, or go on where an import of it was cut.

    Args:
        actor: who imports.
        path: where the document lies.
        given: what is said of it.
        maker: who reads its pieces.
        follower: indexes what is stored; without one the index is caught up later.
        tell: is told the byte up to which it is imported, and its size.

    Raises:
        PermissionRefusedError: the actor may not import.
        RecordsFileError: it holds no records that can be read.
        MappingError: it is a table, and there is no mapping, or a wrong one.
    """
    actor.require(Action.IMPORT_RESEARCH)
    document = open_document(path, given.mapping, given.encoding)
    run = _begun(actor, document, given)
    if run.state == ImportRun.State.DONE:
        return Outcome(run, again=True)
    # Most places of values are found again when a record is shown: an eighth of the time is saved.
    context = document.context._replace(placed=not document.is_read_again)
    kept = replace(document, path=path_of(run.document.sha256), context=context, called=path.name)
    size = run.document.size
    with much_in_memory():
        for batch in _gathered(maker(kept, run.position)):
            stored = store_batch(actor, run, batch)
            if follower is not None:
                follower.put(stored)
            tell(run.position, size)
    return Outcome(_ended(actor, run))


def _gathered(batches: Iterable[Batch]) -> Iterator[Batch]:
    """Yield batches put together: a commit waits for the disk, however much it holds."""
    waiting: list[Batch] = []
    begun = time.monotonic()
    for batch in batches:
        waiting.append(batch)
        full = sum(len(one.made) + len(one.troubles) for one in waiting) >= _A_COMMIT
        if full or time.monotonic() - begun > _SECONDS:
            yield _joined(waiting)
            waiting, begun = [], time.monotonic()
    if waiting:
        yield _joined(waiting)


def _joined(batches: Sequence[Batch]) -> Batch:
    return Batch(
        tuple(made for batch in batches for made in batch.made),
        tuple(trouble for batch in batches for trouble in batch.troubles),
        batches[-1].end,
    )


def reader_of(given: Given) -> str:
    """Return what the readings of a document depend on beside its bytes."""
    said = f"{given.mapping}\0{given.encoding}"
    if not said.strip("\0"):
        return str(READER)
    return f"{READER} {hashlib.sha256(said.encode()).hexdigest()}"


def _begun(actor: Actor, document: Document, given: Given) -> ImportRun:
    sha256 = store_file(document.path)
    with transaction.atomic():
        kept, _ = SourceDocument.objects.get_or_create(
            sha256=sha256,
            defaults={
                "name": document.path.name[:_LONGEST_NAME],
                "origin": given.origin or str(document.path),
                "format": document.format,
                "size": document.path.stat().st_size,
                "licence": given.licence,
                "credit": given.credit or document.credit,
            },
        )
        run, new = ImportRun.objects.select_related("document").get_or_create(
            document=kept, reader=reader_of(given), defaults={"started_by": actor.user}
        )
        if new:
            payload = {"document": sha256, "name": kept.name, "format": kept.format}
            record(actor, "research.import_begin", run, payload=payload)
        _say(actor, kept, given)
    return run


def _say(actor: Actor, kept: SourceDocument, given: Given) -> None:
    """Note what is said of a document that was imported before, where that is another thing."""
    said = {"licence": given.licence, "credit": given.credit}
    other = {name: text for name, text in said.items() if text and text != getattr(kept, name)}
    if other:
        for name, text in other.items():
            setattr(kept, name, text)
        kept.save(update_fields=list(other))
        payload = {"document": kept.sha256, **other}
        record(actor, "research.import_said", kept, payload=payload)


def _ended(actor: Actor, run: ImportRun) -> ImportRun:
    with transaction.atomic():
        held = ImportRun.objects.select_for_update().get(pk=run.pk)
        held.state, held.ended_at = ImportRun.State.DONE, timezone.now()
        held.save(update_fields=("state", "ended_at"))
        counts = {
            name: getattr(held, name)
            for name in ("added", "changed", "unchanged", "withdrawn", "bad")
        }
        record(actor, "research.import_end", held, payload=counts)
    return held
