"""``sesaku audit``: what the documents' own record raises questions about."""

import json as json_format
import sys
from typing import Annotated

import typer

from sesaku.checks import SEVERITIES, as_dict, audit, scale_file
from sesaku.checks.check import Severity
from sesaku.cli.messages import CallError
from sesaku.cli.opening import Opening
from sesaku.cli.status import Status
from sesaku.cli.words import Language, choose


def command(
    files: Annotated[list[str], typer.Argument(metavar="FILE...")],
    *,
    json: Annotated[bool, typer.Option("--json")] = False,
    scale: Annotated[list[str] | None, typer.Option("--scale", metavar="FILE")] = None,
    fail_on: Annotated[str | None, typer.Option("--fail-on", metavar="high|medium|low")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND")] = None,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Print the findings of ``files`` and return the exit status."""
    words = choose(lang)
    graves = _graves(fail_on)
    if graves is None:
        raise CallError(words("usage.fail_on"))
    scales = [scale_file(path) for path in scale or ()]
    opening = Opening(words, kind=kind, paths=files)
    readings = list(opening.readings(progress=True))
    found = audit(readings, scales=scales)
    if json:
        text = json_format.dumps(as_dict(found), ensure_ascii=False) + "\n"
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    else:
        from sesaku.cli.pages.audit import write_audit  # noqa: PLC0415 - Rich takes time to load

        write_audit(words, found, readings)
    if any(one.severity in graves for one in found.findings):
        return opening.status if opening.status is Status.MISSING else Status.FOUND
    return opening.status


def _graves(fail_on: str | None) -> tuple[Severity, ...] | None:
    """Return the severities that end the command with ``FOUND``; None for a word that is none."""
    if fail_on is None:
        return ()
    if fail_on not in SEVERITIES[:-1]:
        return None
    return SEVERITIES[: SEVERITIES.index(fail_on) + 1]
