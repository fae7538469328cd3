"""``sesaku export``: documents as files of other programs."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from sesaku.cli.messages import CallError, say
from sesaku.cli.opening import Opening
from sesaku.cli.plugins import is_place
from sesaku.cli.words import Language, Words, choose
from sesaku.exceptions import ExportError
from sesaku.exports import EXPORTS, Export, Header, Options, as_csv, as_json, as_xlsx, export_of
from sesaku.exports.official import FORMS, form_of
from sesaku.model.tables import table_of
from sesaku.readers.source import STANDARD_INPUT

_SEVERAL = "sesaku-export"
_PRINT = frozenset({"docx", "pdf", "xlsx"})


def command(
    *,
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE...")] = None,
    form: Annotated[str, typer.Argument(metavar="FORMAT[:FORM]")],
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="OUT")] = None,
    table: Annotated[str | None, typer.Option("--table", metavar="NAME")] = None,
    header: Annotated[Header | None, typer.Option("--header", metavar="names|labels")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND")] = None,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Write ``files`` in the format ``form`` and return the exit status."""
    words = choose(lang)
    name, _, official = form.partition(":")
    try:
        export = export_of(name)
    except ExportError as error:
        known = ", ".join(one.NAME for one in EXPORTS)
        raise CallError(words("usage.form", known=known, given=form)) from error
    if not files:
        raise CallError(words("usage.files"))
    _check(export, table=table, header=header, words=words)
    if official:
        _check_form(export, official, words)
    target = _target(export, files, output, table, words)
    opening = Opening(words, kind=kind, paths=files)
    readings = list(opening.readings(progress=True))
    if readings:
        options = Options(table=table, header=header, form=official or None)
        if target is None:
            export.write(readings, sys.stdout.buffer, options)
        else:
            export.write(readings, target, options)
            say(words("message.written", path=target))
    return opening.status


def _check(export: Export, *, table: str | None, header: Header | None, words: Words) -> None:
    if table is not None:
        table_of(table)
    for given, key in ((table, "usage.no_table"), (header, "usage.no_header")):
        if given is not None and export not in (as_csv, as_xlsx):
            raise CallError(words(key, form=export.NAME))


def _check_form(export: Export, official: str, words: Words) -> None:
    if export.NAME not in _PRINT:
        raise CallError(words("usage.no_form", form=export.NAME))
    try:
        form_of(official)
    except ExportError as error:
        known = ", ".join(one.NAME for one in FORMS)
        raise CallError(words("usage.official", known=known, given=official)) from error


def _target(
    export: Export, files: Sequence[str], output: str | None, table: str | None, words: Words
) -> Path | None:
    """Return where to write: what ``-o`` names, or a new file here; None is standard output."""
    one_table = export is as_csv and table is not None
    if output == STANDARD_INPUT:
        if sys.stdout.isatty() and export is not as_json and not one_table:
            raise CallError(words("message.terminal", form=export.NAME))
        return None
    if output is not None:
        path = Path(output)
        if any(path.exists() and Path(file).exists() and path.samefile(file) for file in files):
            raise CallError(words("usage.onto_input", path=path))
        if export is as_csv and path.suffix.lower() == as_csv.ONE_TABLE_SUFFIX and not one_table:
            raise CallError(words("usage.one_table", path=path))
        return path
    nameless = files[0] == STANDARD_INPUT or is_place(files[0])
    stem = _SEVERAL if nameless else Path(files[0]).stem
    path = Path(f"{stem}-{table}.csv" if one_table else f"{stem}{export.SUFFIX}")
    if path.exists():
        raise CallError(words("message.exists", path=path))
    return path
