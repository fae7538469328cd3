"""``sesaku research joins``: what was joined, proposed and kept apart, each with its evidence."""

import csv
import sys
from typing import Annotated, Literal

import typer

from sesaku.cli.status import Status
from sesaku.cli.words import Language, choose
from sesaku_site.library import open_library

_COLUMNS = ("number", "state", "by", "score", "kept", "double", "title", "evidence", "reason")


def command(
    *,
    state: Annotated[
        Literal["proposed", "standing", "rejected"] | None,
        typer.Option("--state", metavar="proposed|standing|rejected"),
    ] = None,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Write the joins as CSV and return the exit status."""
    choose(lang)
    open_library()
    from sateto.records.models import Join  # noqa: PLC0415 - Django is ready only now

    found = Join.objects.select_related("kept", "double").order_by("pk")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for one in (found.filter(state=state) if state else found).iterator():
        said = " / ".join(one.evidence)
        kept, double = one.kept, one.double
        row = (one.pk, one.state, one.by, one.score, kept.key, double.key, double.title, said)
        writer.writerow((*row, one.reason))
    return Status.DONE
