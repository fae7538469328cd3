"""``sesaku research split``: takes a join back, or says of a proposed one that they are two."""

from typing import Annotated

import typer

from sesaku.cli.messages import CallError, say
from sesaku.cli.status import Status
from sesaku.cli.words import Language, choose
from sesaku_site.library import open_library


def command(
    number: Annotated[int, typer.Argument(metavar="NUMBER", min=1)],
    *,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")] = "",
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Take the join of a number back and return the exit status."""
    words = choose(lang)
    open_library()
    from sateto.finding.keeping import catch_up  # noqa: PLC0415 - Django is ready only now
    from sateto.records.actions.join_records import (  # noqa: PLC0415 - the same
        reject_join,
        split_records,
    )
    from sateto.records.models import Join  # noqa: PLC0415 - the same
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same

    found = Join.objects.select_related("kept", "double").filter(pk=number).first()
    if found is None:
        raise CallError(words("research split.unknown", number=number))
    part = reject_join if found.state == Join.State.PROPOSED else split_records
    part(Actor.local(), found, reason)
    catch_up()
    say(words("research split.done", kept=found.kept.key, double=found.double.key))
    return Status.DONE
