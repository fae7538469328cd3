"""``sesaku fill``: an office's own Word template, filled with an evaluation."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from sesaku.cli.messages import CallError, say
from sesaku.cli.opening import Opening
from sesaku.cli.status import Status
from sesaku.cli.words import Language, choose
from sesaku.exceptions import ExportError
from sesaku.exports.options import opened
from sesaku.exports.own_template import fill
from sesaku.exports.own_template.placeholders import placeholders


def command(
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE TEMPLATE")] = None,
    *,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="OUT")] = None,
    listed: Annotated[bool, typer.Option("--placeholders")] = False,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Fill a template, or list the placeholders; return the exit status."""
    words = choose(lang)
    if listed:
        for one in placeholders():
            sys.stdout.write(f"{one.name}\t{one.label}\n")
        return Status.DONE
    if files is None or len(files) != 2 or output is None:  # noqa: PLR2004 - a file and a template
        raise CallError(words("fill.call"))
    try:
        template = Path(files[1]).read_bytes()
    except OSError as error:
        raise ExportError(f"{files[1]}: 読み込めません（{error.strerror}）。") from error
    opening = Opening(words, kind=None, paths=files[:1])
    for reading in opening.readings():
        data = fill(template, reading.content)
        with opened(output) as file:
            file.write(data)
        say(words("message.written", path=output))
    return opening.status
