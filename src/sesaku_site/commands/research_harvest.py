"""``sesaku research harvest``: records of a repository by OAI-PMH, into the library."""

import sys
from typing import Annotated

import typer

from sesaku.cli.messages import CallError, say
from sesaku.cli.status import Status
from sesaku.cli.words import Language, choose
from sesaku_site.library import open_library

_SHORTEST_DELAY = 0.1


def command(  # noqa: PLR0913 - what can be said of a harvest, all by name
    address: Annotated[str, typer.Argument(metavar="URL")],
    *,
    prefix: Annotated[str, typer.Option("--prefix", metavar="NAME")] = "jpcoar_2.0",
    set_name: Annotated[str, typer.Option("--set", metavar="NAME")] = "",
    delay: Annotated[float, typer.Option("--delay", metavar="SECONDS")] = 1.0,
    anew: Annotated[bool, typer.Option("--anew")] = False,
    licence: Annotated[str, typer.Option("--licence", metavar="TEXT")] = "",
    credit: Annotated[str, typer.Option("--credit", metavar="TEXT")] = "",
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Harvest a repository and return the exit status."""
    words = choose(lang)
    if delay < _SHORTEST_DELAY:
        raise CallError(words("research harvest.too_fast"))
    open_library()
    from sateto.finding.following import Follower  # noqa: PLC0415 - Django is ready only now
    from sateto.records.actions.harvest_records import (  # noqa: PLC0415 - the same
        Wanted,
        harvest_records,
    )
    from sateto.records.harvesting.client import Client  # noqa: PLC0415 - the same
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same

    def tell(done: int, whole: int | None) -> None:
        say(words("research harvest.so_far", done=done, whole=whole or "?"))

    wanted = Wanted(prefix, set_name, licence, credit, anew)
    with Follower() as follower:
        found = harvest_records(
            Actor.local(), Client(address, delay), wanted, follower=follower, tell=tell
        )
    for said in found.unread:
        say(said)
    counts = {
        name: getattr(found, name)
        for name in ("pages", "records", "added", "changed", "withdrawn", "bad")
    }
    sys.stdout.write(words("research harvest.done", **counts) + "\n")
    return Status.DEFECTIVE if found.bad else Status.DONE
