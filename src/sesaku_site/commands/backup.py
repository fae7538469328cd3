"""``sesaku backup``: the whole library in one file."""

from pathlib import Path
from typing import Annotated

import typer

from sesaku.cli.messages import say
from sesaku.cli.status import Status
from sesaku.cli.words import Language, choose
from sesaku_site.library import open_library


def command(
    file: Annotated[str, typer.Argument(metavar="FILE")],
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Write the library to ``file`` and return the exit status."""
    words = choose(lang)
    open_library(any_state=True)
    from sesaku_site.backups import write  # noqa: PLC0415 - Django is ready only now

    manifest = write(Path(file))
    for sha256 in manifest.missing:
        say(words("backup.missing", sha256=sha256))
    say(words("backup.done", path=file, files=manifest.files, sequence=manifest.sequence))
    return Status.MISSING if manifest.missing else Status.DONE
