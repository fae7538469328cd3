"""``sesaku remind``: mails to those for whom something waits in a cycle."""

import sys
from datetime import date, datetime
from typing import Annotated

import typer

from sesaku.cli.messages import CallError, one_line, say
from sesaku.cli.status import Status
from sesaku.cli.words import Language, choose
from sesaku_site.library import open_library


def command(
    *,
    day: Annotated[str | None, typer.Option("--day", metavar="YYYY-MM-DD")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Send the reminders of a day, each once, and return the exit status."""
    words = choose(lang)
    try:
        asked = date.fromisoformat(day) if day is not None else None
    except ValueError as error:
        raise CallError(words("remind.day_wrong", day=day or "")) from error
    open_library()
    from django.utils import timezone  # noqa: PLC0415 - Django is ready only now

    from workbench.cycle.reminding import Sent, letters, remind  # noqa: PLC0415 - the same

    now: datetime = timezone.localtime()
    today = asked or now.date()
    failed = 0
    told = [Sent(letter) for letter in letters(today)] if dry_run else remind(today)
    for one in told:
        name = one_line(one.letter.user.username)
        if one.trouble:
            failed += 1
            say(words("remind.failed", name=name, trouble=one_line(one.trouble)))
        else:
            sys.stdout.write(f"{name}\t{one_line(one.letter.subject)}\n")
    said = "remind.would" if dry_run else "remind.done"
    sys.stdout.write(words(said, count=len(told) - failed) + "\n")
    return Status.MISSING if failed else Status.DONE
