"""``sesaku add``: files, folders and addresses into the library."""

import os
import sys
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from sesaku.cli.messages import CallError, explain, one_line, say
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose
from sesaku_site.library import open_library
from sesaku_site.progress import Progress

if TYPE_CHECKING:
    from sesaku_web.sources.adding import Readers, Result


def command(
    places: Annotated[list[str], typer.Argument(metavar="FILE|FOLDER|URL...")],
    *,
    workers: Annotated[int | None, typer.Option("--workers", metavar="N")] = None,
    dask: Annotated[str | None, typer.Option("--dask", metavar="tcp://HOST:PORT")] = None,
    ocr: Annotated[bool, typer.Option("--ocr")] = False,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Add what is named to the library and return the exit status."""
    words = choose(lang)
    if workers is not None and (workers < 1 or dask is not None):
        raise CallError(words("add.workers_wrong"))
    open_library()
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - Django is ready only now
    from sesaku_web.search.keeping import catch_up  # noqa: PLC0415 - the same
    from sesaku_web.sources.adding import add_all  # noqa: PLC0415 - the same
    from sesaku_web.sources.gathering import places_in  # noqa: PLC0415 - the same

    named = list(places_in(places))
    readers = _readers(workers, dask, len(named), ocr=ocr)
    told = _Telling(words, len(named))
    with told.progress:
        for result in add_all(Actor.local(), named, readers, ocr=ocr):
            told.result(result)
    catch_up()
    return told.end()


def _readers(workers: int | None, dask: str | None, files: int, *, ocr: bool) -> "Readers":
    from sesaku_web.sources.apart import OCR_SECONDS, SECONDS, read_apart  # noqa: PLC0415 - Django is ready only now
    from sesaku_web.sources.cluster import read_on_cluster  # noqa: PLC0415 - the same

    if dask is not None:
        return partial(read_on_cluster, address=dask)
    processes = min(workers or os.cpu_count() or 1, max(files, 1))
    return partial(read_apart, workers=processes, seconds=OCR_SECONDS if ocr else SECONDS)


class _Telling:
    """Tells what became of each place: what was added on standard output, troubles beside it."""

    def __init__(self, words: Words, total: int) -> None:
        self._words = words
        self._counts: Counter[str] = Counter()
        self._defective = False
        self.progress = Progress(total)

    def result(self, result: "Result") -> None:
        self._counts[result.outcome] += 1
        self._defective |= result.defective
        self.progress.advance()
        if result.trouble is not None:
            self.progress.say(f"{result.origin}: {explain(result.trouble, self._words)}")
        elif result.document is not None and result.outcome != "unchanged":
            outcome = self._words(f"add.{result.outcome}")
            name = one_line(result.document.name)
            self.progress.write(f"{outcome}\t{result.document.short}\t{name}\n")

    def end(self) -> int:
        """Say how many there were of each, and return the exit status."""
        counted = {
            name: self._counts[name]
            for name in ("added", "restored", "renewed", "unchanged", "failed")
        }
        say(self._words("add.summary", **counted))
        sys.stdout.flush()
        if self._counts["failed"] or not sum(counted.values()):
            return Status.MISSING
        return Status.DEFECTIVE if self._defective else Status.DONE
