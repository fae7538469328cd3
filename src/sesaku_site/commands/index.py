"""``sesaku index``: the index of search, made anew from what was read."""

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
    from sesaku_web.search.keeping import rebuild  # noqa: PLC0415 - Django is ready only now

    say(words("index.done", documents=rebuild()))
    return Status.DONE
