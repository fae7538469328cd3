"""The index of research 「研究の索引」: derived from the stored records, and caught up with them.

Every commit that changes records adds a ``Change``; beside the index stands the number of the last
one that it holds. So it is right after a crash at any moment (what is indexed twice is the same),
on every machine of many, and after its folder was deleted.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import NamedTuple, TypeVar

from django.conf import settings
from django.db.models import F
from msgspec.structs import replace

from sateto.finding.search import ResearchSearch
from sateto.finding.shape import SHAPE, entries_of
from sateto.records.json_form import load as record_of
from sateto.records.models import Change, ImportRun, RecordVersion, ResearchRecord
from sateto.records.reading.places import places_of
from sateto.records.record import Origin, ResearchProject
from sesaku.retrieval.catalogue import Catalogue, Entry
from sesaku.retrieval.folder import WAIT_SECONDS, IndexBusyError
from sesaku.retrieval.thesaurus import load
from sesaku_web.sources.files import path_of

T = TypeVar("T")

FOLDER = "research-search"
THESAURUS = "thesaurus.yml"
"""A file in the library's folder with the names that its users add."""

CAUGHT_UP = "caught-up"
"""A file beside the index: the number of the last change that it holds."""

_A_COMMIT = 50_000
"""So many records are indexed at a time: a crash loses no more work than that."""
_AT_ONCE = 500

_lock = Lock()


def research_search() -> ResearchSearch:
    """Return the search of research, its index caught up.

    While an import runs, which keeps the index to itself, what it has committed so far is found.

    Raises:
        ThesaurusError: the users' file of names is not as it should be.
    """
    home = Path(settings.SESAKU_HOME)
    try:
        catch_up(wait=0.0)
    except IndexBusyError:
        opened(home).refresh()
    return ResearchSearch(opened(home), load(home / THESAURUS), lookup)


def catch_up(tell: Callable[[int], None] = lambda _: None, *, wait: float = WAIT_SECONDS) -> int:
    """Index what was changed since; return how many records that were.

    Args:
        tell: is told how many were indexed so far.
        wait: so many seconds another process is waited for that writes the index.

    Raises:
        IndexBusyError: another process keeps writing the index.
    """
    catalogue = opened(Path(settings.SESAKU_HOME))
    with _lock:
        last = last_mark()
        if held_mark(catalogue) == last:
            return 0
        catalogue.refresh()
        held = held_mark(catalogue)
        if not _known(held):
            return _anew(catalogue, last, tell, wait)
        done = 0
        for numbers in _batches(_changed(held.number, last.number), _A_COMMIT):
            entries = {entry.key: entry for entry in stored_entries(numbers)}
            gone = [number for number in numbers if number not in entries]
            catalogue.update(entries.values(), without=gone, wait=wait)
            done += len(numbers)
            tell(done)
        note_caught_up(catalogue, last)
        return done


def rebuild(tell: Callable[[int], None] = lambda _: None) -> int:
    """Make the index anew from the stored records; return how many it holds.

    Raises:
        IndexBusyError: another process keeps writing the index.
    """
    catalogue = opened(Path(settings.SESAKU_HOME))
    with _lock:
        return _anew(catalogue, last_mark(), tell, WAIT_SECONDS)


def _anew(catalogue: Catalogue, last: "Mark", tell: Callable[[int], None], wait: float) -> int:
    catalogue.empty(wait=wait)
    note_caught_up(catalogue, _NOTHING)
    numbers = ResearchRecord.objects.present().order_by("pk").values_list("pk", flat=True)
    done = 0
    for some in _batches(numbers.iterator(chunk_size=_A_COMMIT), _A_COMMIT):
        done += catalogue.append(stored_entries(some))
        tell(done)
    note_caught_up(catalogue, last)
    return done


def _changed(after: int, last: int) -> Iterator[int]:
    """Yield the numbers of the records that changes touched."""
    for change in Change.objects.filter(pk__gt=after, pk__lte=last).iterator():
        yield from change.records
        if change.first_version is not None:
            touched = RecordVersion.objects.filter(
                pk__gte=change.first_version, pk__lte=change.last_version
            )
            yield from touched.order_by("pk").values_list("record_id", flat=True).iterator()


def stored_entries(numbers: Sequence[int]) -> Iterator[Entry]:
    """Yield the entries of those records that are shown."""
    for some in _batches(numbers, _AT_ONCE):
        yield from entries_of(lookup(some))


def lookup(numbers: Sequence[int]) -> Mapping[int, ResearchProject]:
    """Return the records that are shown, by their number, each with its origin."""
    current = ResearchRecord.objects.present().filter(pk__in=numbers)
    versions = dict(current.order_by().annotate(wanted=F("version")).values_list("wanted", "pk"))
    rows = (
        RecordVersion.objects.filter(pk__in=list(versions))
        .order_by()
        .values_list("pk", "content", "run_id", "start", "end", "digest")
    )
    kept = list(rows)
    origins = _origins({row[2] for row in kept})
    found = {
        versions[row]: replace(
            record_of(content),
            origin=replace(origins[run], start=start, end=end, digest=digest),
        )
        for row, content, run, start, end, digest in kept
    }
    return {number: found[number] for number in numbers if number in found}


def placed(record: ResearchProject) -> ResearchProject:
    """Return a record of ``lookup`` with the places of its values in its source document."""
    return replace(record, cites=places_of(path_of(record.origin.sha256), record))


def _origins(runs: Iterable[int]) -> dict[int, Origin]:
    """Return by import what its document says of itself."""
    found = ImportRun.objects.select_related("document").filter(pk__in=set(runs))
    return {
        run.pk: Origin(
            run.document.sha256,
            run.document.name,
            run.document.format,
            licence=run.document.licence,
            credit=run.document.credit,
            address=run.document.origin,
        )
        for run in found
    }


@lru_cache(maxsize=4)
def opened(home: Path) -> Catalogue:
    """Return the open index of a library."""
    return Catalogue(SHAPE, home / FOLDER)


class Mark(NamedTuple):
    """A change, known by its number and by the history's entry that went with it."""

    number: int
    token: str


_NOTHING = Mark(0, "")


def last_mark() -> Mark:
    """Return the last change that was committed."""
    change = Change.objects.order_by("-pk").first()
    return Mark(change.pk, change.token) if change is not None else _NOTHING


def _known(held: Mark) -> bool:
    """Whether a change is one of this library's: a library that was restored has others."""
    return Change.objects.filter(pk=held.number, token=held.token).exists()


def held_mark(catalogue: Catalogue) -> Mark:
    """Return the last change that the index holds."""
    if catalogue.folder is None:
        return _NOTHING
    try:
        number, _, token = (catalogue.folder / CAUGHT_UP).read_text("ascii").partition(" ")
        return Mark(int(number), token)
    except (FileNotFoundError, ValueError):
        return _NOTHING


def note_caught_up(catalogue: Catalogue, last: Mark) -> None:
    """Note the last change that the index holds; whole or not at all."""
    if catalogue.folder is None:
        return
    draft = catalogue.folder / f"{CAUGHT_UP}.{os.getpid()}"
    draft.write_text(f"{last.number} {last.token}", "ascii")
    draft.replace(catalogue.folder / CAUGHT_UP)


def _batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    waiting = iter(things)
    while some := list(islice(waiting, size)):
        yield some
