"""A change that shares its way to the disk is on it when it is over, and is whole or not at all."""

import os
from pathlib import Path

import pytest
from django.db import IntegrityError, connection

from sesaku_web.accounts.models import User
from sesaku_web.history.syncing import synced_together

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="it is about SQLite"),
]


def synchronous() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        return int(cursor.fetchone()[0])


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files that are put on the disk, in order."""
    names: list[str] = []
    really = os.fsync

    def note(handle: int) -> None:
        names.append(Path(f"/proc/self/fd/{handle}").readlink().name)
        really(handle)

    monkeypatch.setattr(os, "fsync", note)
    return names


def test_the_log_is_synced_once_the_lock_was_given_back(synced: list[str]) -> None:
    with synced_together():
        User.objects.create(username="hama")
        assert synchronous() == 1
        assert synced == []
    assert [name.endswith("-wal") for name in synced] == [True]
    assert synchronous() == 2
    assert User.objects.filter(username="hama").exists()


def test_what_fails_is_undone_and_the_next_change_is_synced_as_ever(synced: list[str]) -> None:
    def fail() -> None:
        with synced_together():
            User.objects.create(username="hama")
            User.objects.create(username="hama")

    with pytest.raises(IntegrityError):
        fail()
    assert synced == []
    assert synchronous() == 2
    assert not User.objects.filter(username="hama").exists()
