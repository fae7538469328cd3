"""``sesaku list``: what is in the library."""

import csv
import json
import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from sesaku.cli.layout import pad, wrap
from sesaku.cli.messages import one_line
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose
from sesaku.exports.as_csv import cell
from sesaku_site.library import open_library

COLUMNS = ("id", "added_at", "kind", "name", "title", "withdrawn_at")
_KIND_WIDTH = 20
_NAME_WIDTH = 60


def command(
    *,
    json_lines: Annotated[bool, typer.Option("--json")] = False,
    withdrawn: Annotated[bool, typer.Option("--withdrawn")] = False,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Print the documents of the library, newest first, and return the exit status."""
    words = choose(lang)
    open_library()
    entries = _entries(withdrawn=withdrawn)
    if json_lines:
        for entry in entries:
            sys.stdout.write(json.dumps(entry, ensure_ascii=False) + "\n")
    elif sys.stdout.isatty():
        _write_table(entries, words)
    else:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([cell(entry[name]) for name in COLUMNS] for entry in entries)
    return Status.DONE


def _entries(*, withdrawn: bool) -> Iterator[dict[str, Any]]:
    from sesaku_web.sources.models import StoredReading  # noqa: PLC0415 - Django is ready only now

    readings = StoredReading.objects.filter(current=True).select_related("document")
    if not withdrawn:
        readings = readings.filter(document__withdrawn_at=None)
    for reading in readings.order_by("-document__added_at", "-document_id").iterator():
        document = reading.document
        gone = document.withdrawn_at
        yield {
            "id": document.short,
            "sha256": document.sha256,
            "added_at": document.added_at.isoformat(timespec="seconds"),
            "kind": reading.kind,
            "name": document.name,
            "title": reading.title,
            "reader_version": reading.reader_version,
            "withdrawn_at": gone.isoformat(timespec="seconds") if gone else None,
        }


def _write_table(entries: Iterator[dict[str, Any]], words: Words) -> None:
    empty = True
    for entry in entries:
        empty = False
        gone = words("list.withdrawn_mark") if entry["withdrawn_at"] else ""
        name = wrap(one_line(gone + entry["name"]), _NAME_WIDTH)[0]
        sys.stdout.write(f"{entry['id']}  {pad(entry['kind'], _KIND_WIDTH)}  {name}\n")
    if empty:
        sys.stdout.write(words("list.empty") + "\n")
