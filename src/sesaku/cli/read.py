"""``sesaku read``: documents as a summary, as JSON, as text, or as one table."""

import sys
from typing import Annotated

import typer

from sesaku.cli.messages import CallError
from sesaku.cli.opening import Opening
from sesaku.cli.words import Language, choose
from sesaku.exports import as_csv, as_json
from sesaku.exports.options import rows_of
from sesaku.grammars.registry import GRAMMARS
from sesaku.model.tables import TABLES, Table, table_of

VALUES = {
    "kinds": ", ".join(grammar.KIND for grammar in GRAMMARS),
    "tables": ", ".join(table.name for table in TABLES),
}
"""What the help is filled with."""


def command(  # noqa: PLR0913 - each is an option of the command
    files: Annotated[list[str], typer.Argument(metavar="FILE...")],
    *,
    json: Annotated[bool, typer.Option("--json")] = False,
    text: Annotated[bool, typer.Option("--text")] = False,
    table: Annotated[str | None, typer.Option("--table", metavar="NAME")] = None,
    pretty: Annotated[bool, typer.Option("--pretty")] = False,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND")] = None,
    ocr: Annotated[bool, typer.Option("--ocr")] = False,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Print what was read from ``files`` and return the exit status."""
    words = choose(lang)
    if [json, text, table is not None].count(True) > 1:
        raise CallError(words("usage.one_output"))
    if pretty and not json:
        raise CallError(words("usage.pretty"))
    for option, given in (("--pretty", pretty), ("--text", text)):
        if given and len(files) > 1:
            raise CallError(words("usage.one_file", option=option))
    opening = Opening(words, kind=kind, paths=files, ocr=ocr)
    if text:
        _print_text(opening)
    elif json:
        _print_json(opening, pretty=pretty)
    elif table is not None:
        _print_table(opening, table_of(table))
    else:
        _print_summaries(opening)
    return opening.status


def _print_text(opening: Opening) -> None:
    for document in opening.documents():
        sys.stdout.buffer.write(document.text.encode("utf-8", "backslashreplace"))


def _print_json(opening: Opening, *, pretty: bool) -> None:
    for reading in opening.readings(progress=not sys.stdout.isatty()):
        sys.stdout.buffer.write(as_json.line(reading, pretty=pretty))


def _print_table(opening: Opening, table: Table) -> None:
    readings = list(opening.readings(progress=True))
    if not sys.stdout.isatty():
        rows = rows_of(readings, table)
        sys.stdout.buffer.write(as_csv.content(table, rows, "names"))
        return
    from sesaku.cli.pages.summary import write_table  # noqa: PLC0415 - Rich takes time to load

    for reading in readings:
        write_table(opening.words, reading, table)


def _print_summaries(opening: Opening) -> None:
    from sesaku.cli.pages.summary import write_summary  # noqa: PLC0415 - Rich takes time to load

    for number, reading in enumerate(opening.readings()):
        write_summary(opening.words, reading, first=number == 0)
