"""``sesaku research join``: seeks records that are one, joins those that certainly are."""

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
    """Seek doubles and return the exit status."""
    words = choose(lang)
    open_library()
    from sateto.finding.keeping import catch_up  # noqa: PLC0415 - Django is ready only now
    from sateto.records.joining.seeking import seek_doubles  # noqa: PLC0415 - the same
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same

    counts = seek_doubles(Actor.local())
    catch_up()
    say(words("research join.done", joined=counts.joined, proposed=counts.proposed))
    return Status.DONE
