"""``sesaku research join``: seeks records that are one, or joins two that a person names."""

from typing import TYPE_CHECKING, Annotated

import typer

from sesaku.cli.messages import CallError, say
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose
from sesaku_site.library import open_library

if TYPE_CHECKING:
    from sateto.records.models import ResearchRecord


def command(
    records: Annotated[list[str] | None, typer.Argument(metavar="KEPT DOUBLE")] = None,
    *,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")] = "",
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Seek doubles, or join the two records that are named, and return the exit status."""
    words = choose(lang)
    named = records or []
    if len(named) not in (0, 2) or bool(named) != bool(reason.strip()):
        raise CallError(words("research join.wrong"))
    open_library()
    from sateto.finding.keeping import catch_up  # noqa: PLC0415 - Django is ready only now
    from sateto.records.actions.join_records import (  # noqa: PLC0415 - the same
        Statement,
        join_records,
    )
    from sateto.records.joining.seeking import seek_doubles  # noqa: PLC0415 - the same
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same

    if named:
        kept, double = (_record(one, words) for one in named)
        made = join_records(Actor.local(), kept, double, Statement(reason=reason))
        catch_up()
        say(words("research join.made", number=made.pk, kept=made.kept.key, double=made.double.key))
        return Status.DONE
    counts = seek_doubles(Actor.local())
    catch_up()
    say(words("research join.done", joined=counts.joined, proposed=counts.proposed))
    return Status.DONE


def _record(named: str, words: Words) -> "ResearchRecord":
    """Return the record of a number, as in its address, or of a key."""
    from sateto.records.models import ResearchRecord  # noqa: PLC0415 - Django is ready only now

    number = named.isascii() and named.isdigit()
    chosen = {"pk": int(named[:18])} if number else {"key": named}
    found = ResearchRecord.objects.filter(**chosen).first()
    if found is None:
        raise CallError(words("research join.unknown", name=named))
    return found
