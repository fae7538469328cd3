"""``sesaku publish``: everything that is published of one evaluation, in a folder."""

from pathlib import Path
from typing import Annotated

import typer

from sesaku.cli.messages import CallError, say
from sesaku.cli.opening import Opening
from sesaku.cli.words import Language, choose
from sesaku.exports.options import unwritable
from sesaku.exports.publication import publication


def command(
    file: Annotated[str, typer.Argument(metavar="FILE")],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER")],
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND")] = None,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Write all documents and data of an evaluation to a new or empty folder."""
    words = choose(lang)
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise CallError(words("publish.not_empty", path=output))
    opening = Opening(words, kind=kind, paths=[file])
    for reading in opening.readings():
        files = list(publication(reading))
        try:
            output.mkdir(parents=True, exist_ok=True)
            for one in files:
                (output / one.name).write_bytes(one.data)
        except OSError as error:
            raise unwritable(output, error) from error
        for one in files:
            say(words("publish.one", name=one.name, size=f"{len(one.data):,}"))
        say(words("message.written", path=output))
    return opening.status
