"""Small changes that come many at a time share their way to the disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import connection, transaction


@contextmanager
def synced_together() -> Iterator[None]:
    """A transaction that is on the disk when this ends, as any is, but waits for it unlocked.

    SQLite syncs its log while it holds the one lock of writers: fifty writers a second would wait
    for one another's disk. Here the log is written under the lock and synced after it was given
    back, so that one sync serves all who wrote before it. PostgreSQL does so by itself.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        with transaction.atomic():
            yield
        return
    with _unsynced(), transaction.atomic():
        yield
    log = f"{connection.settings_dict['NAME']}-wal"
    with suppress(FileNotFoundError):  # it went into the database, which was synced for that
        handle = os.open(log, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _unsynced() -> Iterator[None]:
    """Have the connection commit without syncing: a commit stays whole, but is not yet durable."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=NORMAL")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")
