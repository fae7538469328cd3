"""``sesaku coast``: what is done with reports from the coast beside the pages."""

import os
import sys
import time
from typing import Annotated

import typer

from sesaku.cli.messages import CallError, say
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose
from sesaku_site.library import open_library

_TASKS = ("work", "tidy", "figures")
_REST_SECONDS = 0.5
_TIDY_SECONDS = 60 * 60
_NICE = 19


def command(
    task: Annotated[str, typer.Argument(metavar="work|tidy|figures")],
    *,
    once: Annotated[bool, typer.Option("--once")] = False,
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR")] = None,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Do one of the tasks and return the exit status."""
    words = choose(lang)
    if task not in _TASKS or (year is not None and task != "figures"):
        raise CallError(words("coast.wrong", tasks=", ".join(_TASKS)))
    open_library()
    if task == "work":
        _work(words, once=once)
    elif task == "tidy":
        _tidy(words)
    else:
        _figures(words, year)
    return Status.DONE


def _work(words: Words, *, once: bool) -> None:
    """Make copies and alert until the process that began this one is gone; tidy every hour."""
    from django.db import OperationalError  # noqa: PLC0415 - Django is ready only now

    from shimamoru.reports.background.copying import copy_waiting  # noqa: PLC0415 - the same
    from shimamoru.triage.alerts import alert_waiting  # noqa: PLC0415 - the same

    parent, tidied, made = os.getppid(), 0.0, 0
    os.nice(_NICE)  # what is acknowledged comes first
    while os.getppid() == parent:
        try:
            alert_waiting()
            done = copy_waiting()
            if time.monotonic() - tidied > _TIDY_SECONDS:
                _tidy(None)
                tidied = time.monotonic()
        except OperationalError:  # the database is busy: the next turn does it
            done = 0
        made += done
        if once and not done:
            break
        if not done:
            time.sleep(_REST_SECONDS)
    if once:
        sys.stdout.write(words("coast.copied", count=made) + "\n")


def _tidy(words: Words | None) -> None:
    from django.utils import timezone  # noqa: PLC0415 - Django is ready only now

    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same
    from shimamoru.open_data.actions.count_month import count_months  # noqa: PLC0415 - the same
    from shimamoru.reports.background.erasing import erase  # noqa: PLC0415 - the same

    now = timezone.now()
    erased = erase(Actor.local(), now)
    months = count_months(Actor.local(), now)
    if words is not None:
        said = {"originals": erased.originals, "reports": erased.reports, "months": len(months)}
        sys.stdout.write(words("coast.tidied", **said) + "\n")


def _figures(words: Words, year: int | None) -> None:
    from django.utils import timezone  # noqa: PLC0415 - Django is ready only now

    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same
    from shimamoru.open_data.actions.add_figures import add_figures  # noqa: PLC0415 - the same
    from shimamoru.open_data.actions.count_month import count_months  # noqa: PLC0415 - the same

    count_months(Actor.local(), timezone.now())
    added = add_figures(Actor.local(), year or timezone.localdate().year - 1)
    say(words("coast.added", name=added.document.name, id=added.document.short))
