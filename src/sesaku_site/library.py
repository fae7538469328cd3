"""Opening the library for a command: folder, key, Django, and the tables of the database."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

import django

from sesaku_site.exceptions import LibraryStateError
from sesaku_site.home import VARIABLE, home, prepare_home


def open_library(*, upgrade: bool = False, any_state: bool = False) -> None:
    """Make Django ready, and the library where it is not there yet.

    Args:
        upgrade: bring an older database up to date; it is an error otherwise.
        any_state: leave an older database as it is.

    Raises:
        LibraryStateError: the folder or database cannot be opened, or is of another version.
    """
    make_ready()
    _bring_up_to_date(upgrade=upgrade, any_state=any_state)


def make_ready() -> None:
    """Make Django and the library's folder ready; the database is not touched.

    Raises:
        LibraryStateError: the folder cannot be made or written.
    """
    try:
        prepare_home()
    except OSError as error:
        raise LibraryStateError(
            f"保管庫のフォルダー {home()} を使えません（{error.strerror}）。"
            f"環境変数 {VARIABLE} で別のフォルダーを指定してください。"
        ) from error
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sesaku_site.settings")
    django.setup()


def _bring_up_to_date(*, upgrade: bool, any_state: bool) -> None:
    from django.core.management import call_command  # noqa: PLC0415 - Django is ready only now
    from django.db import DatabaseError, connection  # noqa: PLC0415 - the same
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 - the same

    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        raise LibraryStateError(
            f"データベースに接続できません（{str(error).strip()}）。接続先と権限を確かめてください。"
        ) from error
    known = set(executor.loader.disk_migrations)
    applied = set(executor.loader.applied_migrations)
    if applied - known:
        raise LibraryStateError(
            "保管庫は、より新しい版の sesaku で作られています。sesaku を更新してください。"
        )
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    begun = bool(applied) and _holds_something()
    if begun and any_state:
        return
    if begun and not upgrade:
        raise LibraryStateError(
            "保管庫は前の版の sesaku のものです。"
            "控えを取ってから sesaku upgrade を実行してください。"
        )
    with _alone():
        call_command("migrate", interactive=False, verbosity=0)


def _holds_something() -> bool:
    """Whether anything was ever done in it: if not, its making was cut, and goes on."""
    from django.db import connection  # noqa: PLC0415 - Django is ready only now

    from sesaku_web.history.models import Entry  # noqa: PLC0415 - the same

    table = Entry._meta.db_table  # noqa: SLF001 - Django's own way to ask a model
    return table in connection.introspection.table_names() and Entry.objects.exists()


@contextmanager
def _alone() -> Iterator[None]:
    """Let one process at a time make the tables."""
    folder = os.open(home(), os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
