"""``sesaku cycle publish``: a cycle of the library becomes a published edition."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sesaku.cli.messages import CallError, one_line
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose
from sesaku.exports.options import unwritable
from sesaku_site.library import open_library

if TYPE_CHECKING:
    from sesaku_web.accounts.actor import Actor
    from workbench.publications.models import Edition


def command(
    number: Annotated[int, typer.Argument(metavar="CYCLE")],
    *,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME")] = None,
    title_en: Annotated[str, typer.Option("--title-en", metavar="TEXT")] = "",
    summary_en: Annotated[str, typer.Option("--summary-en", metavar="TEXT")] = "",
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FOLDER")] = None,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Publish a cycle and return the exit status."""
    words = choose(lang)
    if output is not None and output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise CallError(words("publish.not_empty", path=output))
    open_library()
    from workbench.cycle.access import cycle_for  # noqa: PLC0415 - Django is ready only now
    from workbench.publications.actions.publish_edition import Said, publish_edition  # noqa: PLC0415 - the same

    actor = _actor(by, words)
    cycle = cycle_for(actor, number)
    edition = publish_edition(actor, cycle, Said(title_en, summary_en, reason))
    if output is not None:
        _write(edition, output)
    said = {"name": one_line(edition.name), "edition": edition.number, "number": number}
    sys.stdout.write(words("cycle publish.done", **said, digest=edition.digest) + "\n")
    return Status.DONE


def _actor(name: str | None, words: Words) -> "Actor":
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - Django is ready only now
    from sesaku_web.accounts.models import User  # noqa: PLC0415 - the same

    if name is None:
        return Actor.local()
    user = User.objects.filter(username=name).first()
    if user is None:
        raise CallError(words("cycle publish.nobody", name=one_line(name)))
    return Actor(user)


def _write(edition: "Edition", folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in edition.files.all():
            (folder / file.name).write_bytes(bytes(file.data))
    except OSError as error:
        raise unwritable(folder, error) from error
