"""``sesaku remove``: documents are withdrawn; nothing is destroyed."""

from typing import Annotated

import typer

from sesaku.cli.messages import explain, say
from sesaku.cli.status import Status
from sesaku.cli.words import Language, choose
from sesaku.exceptions import SesakuError
from sesaku_site.library import open_library


def command(
    ids: Annotated[list[str], typer.Argument(metavar="ID...")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")],
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Withdraw the documents that are named and return the exit status."""
    words = choose(lang)
    open_library()
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - Django is ready only now
    from sesaku_web.sources.actions.withdraw_document import (  # noqa: PLC0415 - the same
        withdraw_document,
    )
    from sesaku_web.sources.finding import document_of  # noqa: PLC0415 - the same

    status = Status.DONE
    for given in ids:
        try:
            document = withdraw_document(Actor.local(), document_of(given), reason=reason)
        except SesakuError as error:
            say(f"{given}: {explain(error, words)}")
            status = Status.MISSING
        else:
            say(words("remove.done", name=document.name, id=document.short))
    return status
