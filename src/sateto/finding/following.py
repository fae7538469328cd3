"""The index follows an import while it runs: what a batch stored is indexed as it was read.

Where another process writes the index, nothing is done here: it is caught up from the stored
records, as it is after a crash.
"""

import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from django.conf import settings

from sateto.finding.keeping import Mark, catch_up, held_mark, last_mark, note_caught_up, opened
from sateto.records.storing.batches import Stored
from sesaku.retrieval.folder import IndexBusyError

if TYPE_CHECKING:
    import tantivy

_A_COMMIT = 100_000
_SECONDS = 60.0
"""So many records are indexed between two commits of the index, or for so long: a commit ends a
segment, and many small ones are merged again and again."""


class Follower:
    """Indexes what batches store; used as a context."""

    def __init__(self) -> None:
        """Take the library's index."""
        self._catalogue = opened(Path(settings.SESAKU_HOME))
        self._writer: tantivy.IndexWriter | None = None
        self._stack = ExitStack()
        self._mark: Mark | None = None
        self._waiting = 0
        self._committed = time.monotonic()

    def __enter__(self) -> Self:
        """Catch up the index and take its lock, where it is free."""
        try:
            catch_up()
            if held_mark(self._catalogue) == last_mark():
                self._writer = self._stack.enter_context(self._catalogue.writing(wait=0.0))
        except IndexBusyError:
            self._writer = None
        return self

    def put(self, stored: Stored) -> None:
        """Index what a batch stored; it is seen at the next commit."""
        if self._writer is None or stored.mark is None:
            return
        for number in (*stored.gone, *(number for number, _ in stored.changed)):
            self._catalogue.take_out(self._writer, number)
        for number, entry in (*stored.changed, *stored.new):
            self._catalogue.put_new(self._writer, number, entry)
        self._mark = Mark(stored.mark.number, stored.mark.token)
        self._waiting += len(stored.new) + len(stored.changed)
        if self._waiting >= _A_COMMIT or time.monotonic() - self._committed > _SECONDS:
            self._writer.commit()
            note_caught_up(self._catalogue, self._mark)
            self._waiting, self._committed = 0, time.monotonic()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Commit what was indexed, also where the import was stopped."""
        if self._writer is not None and self._mark is not None:
            self._writer.commit()
            note_caught_up(self._catalogue, self._mark)
        self._stack.close()
        if self._writer is None and kind is None:
            catch_up()
