"""``sesaku restore``: a backup into an empty library."""

from pathlib import Path
from typing import Annotated

import typer

from sesaku.cli.messages import say
from sesaku.cli.status import Status
from sesaku.cli.words import Language, choose
from sesaku_site.library import make_ready


def command(
    file: Annotated[str, typer.Argument(metavar="FILE")],
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Fill the library from ``file`` and return the exit status."""
    words = choose(lang)
    make_ready()
    from sesaku_site.backups import restore  # noqa: PLC0415 - Django is ready only now

    manifest = restore(Path(file))
    for sha256 in manifest.missing:
        say(words("backup.missing", sha256=sha256))
    say(words("restore.done", files=manifest.files, sequence=manifest.sequence))
    return Status.MISSING if manifest.missing else Status.DONE
