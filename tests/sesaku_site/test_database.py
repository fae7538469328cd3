from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from sesaku_site.database import BUSY_SECONDS, database
from sesaku_site.exceptions import DatabaseAddressError

sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="it is about SQLite")


@sqlite
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "expected"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", BUSY_SECONDS * 1000),
    ],
)
def test_sqlite_is_set(pragma: str, expected: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (expected,)


@sqlite
def test_a_writer_takes_its_lock_at_once() -> None:
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert not connection.settings_dict["ATOMIC_REQUESTS"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "postgres://hana:sea%40land@db.example:5433/sesaku?sslmode=require",
            {
                "USER": "hana",
                "PASSWORD": "sea@land",
                "HOST": "db.example",
                "PORT": "5433",
                "NAME": "sesaku",
                "OPTIONS": {"sslmode": "require"},
            },
        ),
        (
            "postgresql://postgres:@/postgres?host=/run/postgres",
            {"HOST": "/run/postgres", "NAME": "postgres", "PORT": "", "OPTIONS": {}},
        ),
    ],
)
def test_an_address_is_taken_apart(
    address: str, expected: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    found = database(Path("/nowhere"))
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    "address", ["mysql://a/b", "postgres://host", "sqlite:///x", "x", "postgres://h:port/d"]
)
def test_other_addresses_are_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(DatabaseAddressError, match="DATABASE_URL"):
        database(Path("/nowhere"))


@pytest.mark.django_db
def test_the_tables_are_those_of_the_models() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
