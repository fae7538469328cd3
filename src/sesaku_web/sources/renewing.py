"""Reading again what an older version of the reader read."""

from collections.abc import Iterator
from dataclasses import dataclass

from sesaku.exceptions import SesakuError
from sesaku.readers.source import Source
from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import NotFoundError
from sesaku_web.sources.actions.read_again import ReadAgain, store_again
from sesaku_web.sources.adding import Readers
from sesaku_web.sources.apart import Read
from sesaku_web.sources.models import StoredDocument
from sesaku_web.sources.models.document import Documents
from sesaku_web.sources.preparation import READER_VERSIONS


@dataclass(frozen=True, slots=True)
class Renewed:
    """A document, and its new reading or the trouble that stopped it."""

    document: StoredDocument
    again: ReadAgain | None
    trouble: SesakuError | None = None


def outdated() -> Documents:
    """Return the documents that this version of the reader has not read."""
    return StoredDocument.objects.present().exclude(
        pk__in=StoredDocument.objects.filter(readings__reader_version__in=READER_VERSIONS)
    )


def renew_all(actor: Actor, readers: Readers) -> Iterator[Renewed]:
    """Read all outdated documents again and yield what became of each.

    Raises:
        PermissionRefusedError: the actor may not renew readings.
    """
    lost: list[Renewed] = []
    pending = list(outdated().values_list("pk", flat=True))
    for read in readers(_sources(pending, lost)):
        yield _renewed(actor, read)
    yield from lost


def _sources(pending: list[int], lost: list[Renewed]) -> Iterator[Source]:
    for pk in pending:
        document = StoredDocument.objects.get(pk=pk)
        try:
            yield document.source()
        except NotFoundError as error:
            lost.append(Renewed(document, None, error))


def _renewed(actor: Actor, read: Read) -> Renewed:
    document = StoredDocument.objects.get(sha256=read.source.sha256)
    if read.prepared is None:
        return Renewed(document, None, read.trouble)
    return Renewed(document, store_again(actor, document, read.prepared))
