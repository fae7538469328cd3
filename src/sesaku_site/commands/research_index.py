"""``sesaku research index``: the index of research, made anew from the stored records."""

from typing import Annotated

import typer

from sesaku.cli.messages import say
from sesaku.cli.status import Status
from sesaku.cli.words import Language, choose
from sesaku_site.library import open_library


def command(
    *,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Make the index anew and return the exit status."""
    words = choose(lang)
    open_library()
    from sateto.finding.keeping import rebuild  # noqa: PLC0415 - Django is ready only now

    count = rebuild(lambda done: say(words("research index.so_far", done=done)))
    say(words("research index.done", records=count))
    return Status.DONE
