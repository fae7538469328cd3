"""``sesaku upgrade``: tables and readings of this version."""

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from sesaku.cli.messages import CallError, explain, one_line
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose
from sesaku_site.library import open_library
from sesaku_site.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sesaku_web.sources.renewing import Renewed


def command(
    *,
    workers: Annotated[int | None, typer.Option("--workers", metavar="N")] = None,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Bring the library up to date, say what changed, and return the exit status."""
    words = choose(lang)
    if workers is not None and workers < 1:
        raise CallError(words("add.workers_wrong"))
    open_library(upgrade=True)
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - Django is ready only now
    from sesaku_web.sources import files  # noqa: PLC0415 - the same
    from sesaku_web.sources.apart import read_apart  # noqa: PLC0415 - the same
    from sesaku_web.sources.renewing import outdated, renew_all  # noqa: PLC0415 - the same

    files.sweep()
    total = outdated().count()
    readers = partial(read_apart, workers=min(workers or os.cpu_count() or 1, max(total, 1)))
    with Progress(total) as progress:
        failed = _tell(renew_all(Actor.local(), readers), progress, words)
    sys.stdout.write(words("upgrade.done", count=total - failed) + "\n")
    return Status.MISSING if failed else Status.DONE


def _tell(renewed: "Iterator[Renewed]", progress: Progress, words: Words) -> int:
    """Say what became of each document; return how many could not be read."""
    failed = 0
    for each in renewed:
        progress.advance()
        name = one_line(each.document.name)
        if each.again is None:
            failed += 1
            trouble = explain(each.trouble, words) if each.trouble is not None else ""
            progress.say(f"{each.document.short} {name}: {trouble}")
        else:
            counts = {"changed": len(each.again.changes), "review": len(each.again.for_review)}
            said = words("upgrade.changed", **counts)
            progress.write(f"{each.document.short}\t{name}\t{said}\n")
    return failed
