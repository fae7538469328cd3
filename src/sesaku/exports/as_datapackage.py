"""Frictionless data package: the tables as CSV, and a descriptor that says what is in them."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from sesaku import __version__
from sesaku.exceptions import ExportError
from sesaku.exports.as_csv import content
from sesaku.exports.options import DEFAULT, Options, Target, opened, rows_of
from sesaku.model.reading import Reading
from sesaku.model.tables import TABLES, Table

NAME = "datapackage"
SUFFIX = ".datapackage.zip"
MEDIA_TYPE = "application/zip"
DESCRIPTOR = "datapackage.json"

_TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the same readings make the same archive, byte for byte


def write(readings: Iterable[Reading], target: Target, options: Options = DEFAULT) -> None:
    """Write readings as a package in a ZIP archive.

    Args:
        readings: what to write.
        target: a path, or a stream of bytes.
        options: none apply.

    Raises:
        ExportError: a table is asked for, or nothing can be written there.
    """
    if options.table is not None:
        raise ExportError(
            "データパッケージに表の指定はありません。csv か xlsx を指定してください。"
        )
    with opened(target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files(list(readings)):
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)


def files(readings: list[Reading]) -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of the files of a package, the descriptor last."""
    resources: list[dict[str, Any]] = []
    for table in TABLES:
        rows = rows_of(readings, table)
        if rows:
            name, data = f"data/{table.name}.csv", content(table, rows, "names")
            resources.append(_resource(table, name, data))
            yield name, data
    text = json.dumps(_descriptor(readings, resources), ensure_ascii=False, indent=2)
    yield DESCRIPTOR, (text + "\n").encode("utf-8", "backslashreplace")


def _descriptor(readings: list[Reading], resources: list[dict[str, Any]]) -> dict[str, Any]:
    named = (reading.content.title or reading.document.name for reading in readings)
    return {
        "profile": "tabular-data-package",
        "name": "sesaku-reading",
        "title": "、".join(named)[:300],
        "version": __version__,
        "sources": [
            {"title": reading.document.name, "sha256": reading.document.sha256}
            for reading in readings
        ],
        "resources": resources,
    }


def _resource(table: Table, path: str, data: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "title": table.label,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": {"lineTerminator": "\r\n", "delimiter": ",", "header": True},
        "schema": {
            "fields": [
                {
                    "name": column.name,
                    "title": column.label,
                    "description": column.description,
                    "type": _TYPES[column.kind],
                }
                for column in table.columns
            ],
            "missingValues": [""],
        },
    }
