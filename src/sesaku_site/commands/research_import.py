"""``sesaku research import``: records of research out of files, into the library."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sesaku.cli.messages import CallError, explain, say
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose
from sesaku.exceptions import SesakuError
from sesaku_site.library import open_library
from sesaku_site.progress import Progress

if TYPE_CHECKING:
    from sateto.records.actions.import_records import Outcome
    from sateto.records.models import ImportRun
    from sateto.records.storing.making import Maker

_SHOWN = 5
_OTHER_KIND = "record-of-other-kind"


def command(  # noqa: PLR0913 - what can be said of an import, all by name
    places: Annotated[list[Path], typer.Argument(metavar="FILE|FOLDER...")],
    *,
    mapping: Annotated[Path | None, typer.Option("--mapping", metavar="FILE")] = None,
    preview: Annotated[bool, typer.Option("--preview")] = False,
    licence: Annotated[str, typer.Option("--licence", metavar="TEXT")] = "",
    credit: Annotated[str, typer.Option("--credit", metavar="TEXT")] = "",
    encoding: Annotated[str, typer.Option("--encoding", metavar="NAME")] = "",
    workers: Annotated[int | None, typer.Option("--workers", metavar="N")] = None,
    dask: Annotated[str | None, typer.Option("--dask", metavar="tcp://HOST:PORT")] = None,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Import the files that are named, or show what they hold, and return the exit status."""
    words = choose(lang)
    if workers is not None and (workers < 1 or dask is not None):
        raise CallError(words("add.workers_wrong"))
    open_library()
    from sateto.records.actions.import_records import Given  # noqa: PLC0415 - Django is ready now

    given = Given(
        licence=licence,
        credit=credit,
        mapping=_text_of(mapping, words) if mapping is not None else "",
        encoding=encoding,
    )
    files = list(_files(places))
    if preview:
        return _preview(files, given.mapping, encoding, words)
    return _import(files, given, _maker(workers, dask), words)


def _text_of(mapping: Path, words: Words) -> str:
    try:
        return mapping.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CallError(words("research import.mapping_unread", name=mapping)) from error


def _files(places: list[Path]) -> "list[Path]":
    """Return the files that are named; of folders all in them, in order."""
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            found += sorted(
                one for one in place.rglob("*") if one.is_file() and not one.name.startswith(".")
            )
        else:
            found.append(place)
    return found


def _maker(workers: int | None, dask: str | None) -> "Maker":
    from sateto.records.storing.making import (  # noqa: PLC0415 - Django is ready only now
        make_here,
        make_in_processes,
        make_on_cluster,
    )

    if dask is not None:
        return make_on_cluster(dask)
    return make_here if workers is None else make_in_processes(workers)


def _import(files: list[Path], given: object, maker: "Maker", words: Words) -> int:
    from sateto.finding.following import Follower  # noqa: PLC0415 - Django is ready only now
    from sateto.records.actions.import_records import (  # noqa: PLC0415 - the same
        Given,
        import_document,
    )
    from sateto.records.storing.traffic import keep_memory  # noqa: PLC0415 - the same
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same

    keep_memory()
    # Batches are large and soon gone: looking through them for circles takes longer than it frees.
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    actor = Actor.local()
    failed = bad = 0
    progress = Progress(len(files))
    with progress, Follower() as follower:
        for file in files:
            try:
                outcome = import_document(
                    actor,
                    file,
                    given if isinstance(given, Given) else Given(),
                    maker=maker,
                    follower=follower,
                    tell=lambda done, size, name=file.name: progress.at(name, done, size),  # type: ignore[misc] # a default binds the name
                )
            except SesakuError as error:
                failed += 1
                progress.say(explain(error, words))
            else:
                bad += outcome.run.bad
                progress.write(_line(outcome, words))
                _say_troubles(outcome.run, progress, words)
            progress.advance()
    if failed:
        say(words("research import.failed", failed=failed, files=len(files)))
        return Status.MISSING
    return Status.DEFECTIVE if bad else Status.DONE


def _line(outcome: "Outcome", words: Words) -> str:
    run = outcome.run
    counts = {
        name: getattr(run, name) for name in ("added", "changed", "unchanged", "withdrawn", "bad")
    }
    key = "research import.again" if outcome.again else "research import.done"
    return words(key, name=run.document.name, format=run.document.format, **counts) + "\n"


def _say_troubles(run: "ImportRun", progress: Progress, words: Words) -> None:
    """Say which records were left out, and of how many there is nothing to import."""
    other = run.troubles.filter(code=_OTHER_KIND).count()
    if other:
        progress.say(words("research import.other", name=run.document.name, other=other))
    found = run.troubles.filter(fatal=True)
    for one in found[:_SHOWN]:
        where = words("research import.line", line=one.line) if one.line else f"#{one.place}"
        progress.say(f"{run.document.name}: {where}: {one.message}")
    more = found.count() - _SHOWN
    if more > 0:
        progress.say(words("research import.more", more=more))


def _preview(files: list[Path], mapping: str, encoding: str, words: Words) -> int:
    from sateto.records.reading.preview import preview  # noqa: PLC0415 - Django is ready only now

    status = Status.DONE
    for file in files:
        try:
            shown = preview(file, mapping, encoding)
        except SesakuError as error:
            say(explain(error, words))
            status = Status.MISSING
            continue
        sys.stdout.write(f"{file.name}\t{shown.format}\n")
        for line in shown.lines:
            sys.stdout.write(f"  {line}\n")
        if shown.fatal and status == Status.DONE:
            status = Status.DEFECTIVE
    return status
