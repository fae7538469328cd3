"""``sesaku verify-history``: whether the history is what it was when it was written."""

import sys
from typing import Annotated

import typer

from sesaku.cli.status import Status
from sesaku.cli.words import Language, choose
from sesaku_site.library import open_library


def command(
    *,
    head: Annotated[str | None, typer.Option("--head", metavar="DIGEST")] = None,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Check every entry and the chain, print the last digest, and return the exit status."""
    words = choose(lang)
    open_library()
    from sesaku_web.history.log import verify  # noqa: PLC0415 - Django is ready only now

    sequence, digest = verify(through=head)
    sys.stdout.write(words("verify-history.sound", count=sequence, digest=digest) + "\n")
    return Status.DONE
