"""Writing a backup: one moment of the library, while others go on working."""

import base64
import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.db import connection, transaction

from sesaku import __version__
from sesaku_site.backups.layout import (
    FILES,
    FORMAT,
    MANIFEST,
    AnyModel,
    Manifest,
    applied_state,
    apps_at,
    columns,
    executor,
    tables,
)
from sesaku_site.exceptions import BackupError
from sesaku_web.sources.files import path_of
from sesaku_web.sources.models.file_hash import FileHashField
from sesaku_web.sources.models.ordered import OrderedField

_CHUNK = 25
"""Rows in memory at a time: some hold megabytes."""

_PIECE = 1024 * 1024


def write(target: Path) -> Manifest:
    """Write the whole library to a file, which appears whole or not at all.

    Raises:
        BackupError: the file is there already, or cannot be written.
    """
    if target.exists():
        raise BackupError(f"{target} は既にあります。別の名前を指定してください。")
    try:
        handle, name = tempfile.mkstemp(prefix=".sesaku-backup-", dir=target.absolute().parent)
    except OSError as error:
        raise _unwritable(target, error) from error
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
                manifest = _fill(archive)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    return manifest


def _fill(archive: zipfile.ZipFile) -> Manifest:
    with _one_moment():
        found = executor()
        state = applied_state(found)
        apps = apps_at(found, state)
        rows = {name: _write_table(archive, name, model) for name, model in tables(apps)}
        hashes = sorted(_hashes(apps))
        sequence, digest = _head(apps)
    missing = tuple(sha256 for sha256 in hashes if not _write_file(archive, sha256))
    manifest = Manifest(
        format=FORMAT,
        sesaku=__version__,
        written_at=datetime.now(UTC).isoformat(timespec="seconds"),
        state=state,
        rows=rows,
        files=len(hashes) - len(missing),
        missing=missing,
        sequence=sequence,
        digest=digest,
    )
    archive.writestr(MANIFEST, json.dumps(manifest.as_dict(), ensure_ascii=False, indent=2))
    return manifest


@contextmanager
def _one_moment() -> Iterator[None]:
    """See the database as it is now, whatever others write; nobody waits for it."""
    connection.ensure_connection()
    sqlite = connection.vendor == "sqlite"
    if sqlite:
        connection.transaction_mode = None  # type: ignore[attr-defined]  # deferred: it only reads
    with transaction.atomic():
        if not sqlite:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
    if sqlite:
        connection.close()  # the next one begins its transactions as set


def _write_table(archive: zipfile.ZipFile, name: str, model: AnyModel) -> int:
    found = columns(model)
    names = [column.attname for column in found]
    ordered = [isinstance(column, OrderedField) for column in found]
    count = 0
    with archive.open(f"tables/{name}.jsonl", "w", force_zip64=True) as file:
        file.write(_line(names))
        rows = model._default_manager.order_by("pk").values_list(*names)  # noqa: SLF001 - historical models have no other
        for row in rows.iterator(chunk_size=_CHUNK):
            file.write(_line(list(map(_plain, row, ordered))))
            count += 1
    return count


def _plain(value: Any, ordered: bool) -> Any:  # noqa: ANN401, FBT001 - any value of any column
    if isinstance(value, date):  # a moment is one as well
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode("ascii")  # as Django's own column takes it back
    # PostgreSQL keeps no order of keys: sorted, one library gives the same lines on both.
    return value if ordered else json.loads(json.dumps(value, sort_keys=True))


def _line(values: list[Any]) -> bytes:
    return (json.dumps(values, ensure_ascii=False) + "\n").encode("utf-8")


def _head(apps: Apps) -> tuple[int, str]:
    head = apps.get_model("history", "Head").objects.get()
    return head.sequence, head.digest


def _hashes(apps: Apps) -> set[str]:
    """Return the hashes of all files that rows name, each once."""
    found = set(
        apps.get_model("sources", "StoredDocument").objects.values_list("sha256", flat=True)
    )
    for _, model in tables(apps):
        for column in columns(model):
            if isinstance(column, FileHashField):
                named = model._default_manager.values_list(column.attname, flat=True)  # noqa: SLF001 - historical models have no other
                found.update(filter(None, named.iterator()))
    return found


def _write_file(archive: zipfile.ZipFile, sha256: str) -> bool:
    """Copy a file; return whether it is there and is what it was."""
    path = path_of(sha256)
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except OSError:
        return False
    if digest.hexdigest() != sha256:
        return False
    archive.write(path, FILES + sha256)
    return True


def _unwritable(target: Path, error: OSError) -> BackupError:
    return BackupError(
        f"{target}: 書き込めません（{error.strerror}）。場所、権限、空きを確かめてください。"
    )
