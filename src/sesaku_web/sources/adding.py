"""Adding many documents: what is there is left alone, and a bad file stops none of the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from sesaku.exceptions import SesakuError
from sesaku.readers.source import Source
from sesaku_web.accounts.actor import Actor
from sesaku_web.sources.actions.add_document import add_prepared, present
from sesaku_web.sources.actions.read_again import store_again
from sesaku_web.sources.apart import Read
from sesaku_web.sources.gathering import gather
from sesaku_web.sources.models import StoredDocument

_PICTURED = "scanned-page"


class Readers(Protocol):
    """What reads files: processes of this machine, or a cluster."""

    def __call__(self, sources: Iterable[Source], /) -> Iterator[Read]:
        """Yield each file with what came of reading it, in any order."""
        ...


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one place.

    Attributes:
        origin: the path or address.
        outcome: added, restored, renewed (read again with OCR), unchanged or failed.
        document: the document; None where it failed.
        defective: whether a diagnostic of severity error was found.
        trouble: why it failed.
    """

    origin: str
    outcome: Literal["added", "restored", "renewed", "unchanged", "failed"]
    document: StoredDocument | None = None
    defective: bool = False
    trouble: SesakuError | None = None


def add_all(
    actor: Actor, places: Iterable[str], readers: Readers, *, ocr: bool = False
) -> Iterator[Result]:
    """Add the documents of all places and yield what became of each.

    Args:
        actor: who adds them.
        places: files and addresses.
        readers: what reads them.
        ocr: recognise the characters of pages that are pictures; documents of the library with
            such pages are read again.

    Raises:
        PermissionRefusedError: the actor may not add documents, or not renew readings.
    """
    batch = _Batch(actor, ocr=ocr)
    for read in readers(batch.unknown(places)):
        yield from batch.results()
        yield from batch.finish(read)
    yield from batch.results()


class _Batch:
    """What is being read, and the results that came of it without reading."""

    def __init__(self, actor: Actor, *, ocr: bool) -> None:
        self._actor = actor
        self._ocr = ocr
        self._origins: dict[str, list[str]] = {}
        self._results: list[Result] = []

    def unknown(self, places: Iterable[str]) -> Iterator[Source]:
        """Yield the files that are not in the library, each content once."""
        for found in gather(places, self._fail):
            sha256 = found.source.sha256
            known = present(sha256)
            if known is not None and not (self._ocr and _lacks_ocr(known)):
                self._results.append(Result(found.origin, "unchanged", known))
            elif sha256 in self._origins:
                self._origins[sha256].append(found.origin)
            else:
                self._origins[sha256] = [found.origin]
                yield replace(found.source, ocr=self._ocr)

    def results(self) -> Iterator[Result]:
        """Yield what came without reading since the last call."""
        done, self._results = self._results, []
        yield from done

    def finish(self, read: Read) -> Iterator[Result]:
        """Store what was read, and yield what became of it and of files of the same content."""
        first, *others = self._origins.pop(read.source.sha256)
        if read.prepared is None:
            yield from (Result(place, "failed", trouble=read.trouble) for place in (first, *others))
            return
        known = present(read.source.sha256)
        if known is not None and self._ocr and _lacks_ocr(known):
            store_again(self._actor, known, read.prepared)
            yield Result(first, "renewed", known, read.prepared.defective)
            yield from (Result(place, "unchanged", known) for place in others)
            return
        added = add_prepared(self._actor, read.prepared, read.source.data, origin=first)
        yield Result(first, added.outcome, added.document, read.prepared.defective)
        yield from (Result(place, "unchanged", added.document) for place in others)

    def _fail(self, place: str, error: SesakuError) -> None:
        self._results.append(Result(place, "failed", trouble=error))


def _lacks_ocr(document: StoredDocument) -> bool:
    """Whether a document has pages that are pictures, and they were left unread."""
    reading = document.reading
    return not reading.by_ocr and reading.diagnosticrows.filter(code=_PICTURED).exists()
