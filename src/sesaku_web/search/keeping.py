"""The index of the library 「索引」: derived from the readings, and caught up with them.

Which readings it should hold is asked of the database, which it does hold is asked of the index;
the difference is made good before a search is answered. So it is right after a crash at any
moment, on every machine of many, and after its folder was deleted.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from django.conf import settings

from sesaku.retrieval.documents import FIELDS, VERSION, Source, records_of
from sesaku.retrieval.index import SearchIndex
from sesaku.retrieval.record import Record
from sesaku.retrieval.searching import Search
from sesaku.retrieval.thesaurus import load
from sesaku_web.history.models import Head
from sesaku_web.sources.models import ReadingContent, StoredReading

FOLDER = "search"
THESAURUS = "thesaurus.yml"
"""A file in the library's folder with the names that its users add."""

_A_COMMIT = 20
"""So many documents are added at a time: a crash loses no more work than that."""

_lock = Lock()


@dataclass(slots=True)
class _Kept:
    """An open index, and the digest of the history up to which it is known to be right."""

    index: SearchIndex
    digest: str | None = None


def library_search() -> Search:
    """Return the search of the library, its index caught up.

    Raises:
        ThesaurusError: the users' file of names is not as it should be.
        IndexBusyError: another process keeps writing the index.
    """
    catch_up()
    home = Path(settings.SESAKU_HOME)
    return Search(opened(home).index, load(home / THESAURUS))


def catch_up() -> int:
    """Make good what the index lacks or has too much; return how many documents that were.

    Raises:
        IndexBusyError: another process keeps writing the index.
    """
    kept = opened(Path(settings.SESAKU_HOME))
    with _lock:
        digest = Head.objects.values_list("digest", flat=True).first() or ""
        if kept.digest == digest:
            return 0
        done = _make_good(kept.index)
        kept.digest = digest
    return done


def rebuild() -> int:
    """Make the index anew from the readings; return how many documents it holds.

    Raises:
        IndexBusyError: another process keeps writing the index.
    """
    index = opened(Path(settings.SESAKU_HOME)).index
    index.rebuild(readings_as_records())
    return len(index.groups())


def readings_as_records() -> Iterator[Record]:
    """Yield what the index should hold."""
    for group, pk in _wanted().items():
        yield from _records(group, pk)


def _make_good(index: SearchIndex) -> int:
    index.refresh()
    wanted, held = _wanted(), index.groups()
    missing = [group for group in wanted if group not in held]
    gone = sorted(held - set(wanted))
    if gone:
        index.update((), without=gone)
    for start in range(0, len(missing), _A_COMMIT):
        batch = missing[start : start + _A_COMMIT]
        index.update(record for group in batch for record in _records(group, wanted[group]))
    return len(missing) + len(gone)


def _wanted() -> dict[str, int]:
    """Return the readings that can be found, by the name of their group."""
    current = StoredReading.objects.filter(current=True, document__withdrawn_at=None)
    rows = current.order_by("pk").values_list("pk", "document__sha256", "reader_version")
    return {f"{sha256}:{version}:{VERSION}": pk for pk, sha256, version in rows}


def _records(group: str, pk: int) -> Iterator[Record]:
    content = ReadingContent.objects.select_related("reading__document").get(pk=pk)
    document = content.reading.document
    source = Source(document.name, document.sha256, group)
    yield from records_of(source, json.loads(content.snapshot), content.text)


@lru_cache(maxsize=4)
def opened(home: Path) -> _Kept:
    """Return the index of a library's folder, opened once a process."""
    return _Kept(SearchIndex(FIELDS, home / FOLDER))
