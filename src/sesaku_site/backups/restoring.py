"""Taking a backup back, into an empty library of any kind of database."""

import itertools
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.apps.registry import Apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction

from sesaku.readers.source import MAX_BYTES
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
    shipped_tables,
    tables,
)
from sesaku_site.exceptions import BackupError
from sesaku_web.history.log import verify
from sesaku_web.sources import files

_CHUNK = 25
_HASH = re.compile(r"[0-9a-f]{64}")
_LONGEST_MANIFEST = 1024 * 1024


def restore(path: Path) -> Manifest:
    """Fill an empty library from a backup, bring its tables up to date and verify its history.

    Raises:
        BackupError: the file is no sound backup, is of a newer version, or the library is not
            empty; nothing is changed then.
        HistoryBrokenError: the history of the backup was changed.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive, path)
            _prepare_tables(manifest)
            _restore_files(archive, path)
            with transaction.atomic():
                apps = apps_at(executor(), manifest.state)
                _empty_shipped(apps)
                for name, model in tables(apps):
                    _restore_table(archive, name, model, manifest)
                _reset_numbers(apps)
                if verify() != (manifest.sequence, manifest.digest):
                    raise BackupError(f"{path}: 履歴の末尾が控えの記録と合いません。")
    except OSError as error:
        raise BackupError(f"{path}: 読めません（{error.strerror}）。") from error
    except (zipfile.BadZipFile, KeyError, EOFError, ValueError) as error:
        raise BackupError(f"{path}: 控えとして読めません（{error}）。") from error
    call_command("migrate", interactive=False, verbosity=0)
    return manifest


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    if archive.getinfo(MANIFEST).file_size > _LONGEST_MANIFEST:
        raise BackupError(f"{path}: 控えとして読めません（目録が大きすぎます）。")
    found = json.loads(archive.read(MANIFEST))
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BackupError(f"{path}: sesaku の控えではないか、より新しい版の控えです。")
    return Manifest(**{**found, "missing": tuple(found["missing"])})


def _prepare_tables(manifest: Manifest) -> None:
    """Make the tables as they were when the backup was written; they must be empty."""
    found = executor()
    wanted = list(manifest.state.items())
    if not set(wanted) <= set(found.loader.disk_migrations):
        raise BackupError("より新しい版の sesaku の控えです。sesaku を更新してください。")
    present = applied_state(found)
    if present and present != dict(manifest.state):
        raise BackupError(
            "保管庫が空でないか、控えと版が違います。SESAKU_HOME（または DATABASE_URL）で"
            "新しい保管庫を指定してください。"
        )
    if present:
        # What people change in those tables stands in the history, which has to be empty.
        shipped = shipped_tables()
        for name, model in tables(apps_at(found, present)):
            if name not in shipped and model._default_manager.exists():  # noqa: SLF001 - historical models have no other
                raise BackupError(
                    "保管庫が空ではありません。SESAKU_HOME（または DATABASE_URL）で"
                    "新しい保管庫を指定してください。"
                )
    else:
        found.migrate(wanted)


def _restore_files(archive: zipfile.ZipFile, path: Path) -> None:
    for info in archive.infolist():
        sha256 = info.filename.removeprefix(FILES)
        if info.filename.startswith(FILES) and _HASH.fullmatch(sha256):
            with archive.open(info) as file:
                data = file.read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES or files.store(data) != sha256:
                raise BackupError(f"{path}: 中のファイル {sha256} が壊れています。")


def _empty_shipped(apps: Apps) -> None:
    """Take out what the tables came with: the backup has it, as it was there."""
    shipped = shipped_tables()
    held = [model for name, model in tables(apps) if name in shipped]
    for model in reversed(held):
        rows = model._default_manager.all()  # noqa: SLF001 - historical models have no other
        rows._raw_delete(rows.db)  # noqa: SLF001 - whole tables, whatever points where


def _restore_table(
    archive: zipfile.ZipFile, name: str, model: AnyModel, manifest: Manifest
) -> None:
    known = {column.attname: column for column in columns(model)}
    count = 0
    with archive.open(f"tables/{name}.jsonl") as file:
        used = [known[attname] for attname in json.loads(file.readline())]
        for chunk in _chunks(file):
            rows = [_row(model, used, json.loads(line)) for line in chunk]
            model._default_manager.bulk_create(rows)  # noqa: SLF001 - historical models have no other
            count += len(rows)
    if count != manifest.rows[name]:
        raise BackupError(
            f"表 {name} が欠けています（{manifest.rows[name]} 行のうち {count} 行）。"
        )


def _row(model: AnyModel, used: "list[models.Field[Any, Any]]", values: list[Any]) -> models.Model:
    pairs = zip(used, values, strict=True)
    return model(**{column.attname: column.to_python(value) for column, value in pairs})


def _chunks(file: IO[bytes]) -> Iterator[list[bytes]]:
    while chunk := list(itertools.islice(file, _CHUNK)):
        yield chunk


def _reset_numbers(apps: Apps) -> None:
    """Let new rows be numbered after those that were restored."""
    statements = connection.ops.sequence_reset_sql(no_style(), [model for _, model in tables(apps)])
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
