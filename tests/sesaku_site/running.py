"""The command line as people run it, on a library of the test's own."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings

from tests.sesaku_site.once import once
from tests.sesaku_site.starter import starter

if TYPE_CHECKING:
    import psycopg

SESAKU = Path(sys.executable).with_name("sesaku")
_DATABASE = "sesaku.sqlite3"
POSTGRES = os.environ.get("SESAKU_TEST_DATABASE") == "postgres"


@dataclass(frozen=True, slots=True)
class Library:
    """A library: the environment that names it."""

    environment: dict[str, str]

    @property
    def home(self) -> Path:
        """The folder."""
        return Path(self.environment["SESAKU_HOME"])

    def run(self, *arguments: object, given: str = "", status: int | None = 0) -> str:
        """Run a command and return standard output; its status must be as said.

        Args:
            arguments: what stands after ``sesaku``.
            given: standard input.
            status: the exit status to expect; None: any.
        """
        done = self.process(*arguments, given=given)
        if status is not None:
            assert done.returncode == status, done.stderr
        return done.stdout

    def process(
        self, *arguments: object, given: str = "", **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command and return all that came of it."""
        environment = {**self.environment, **variables}
        return starter().run([str(argument) for argument in arguments], environment, given)

    def begin(self, *arguments: object, **variables: str) -> subprocess.Popen[str]:
        """Start a command and return its process."""
        return subprocess.Popen(  # noqa: S603 - our own command
            [str(SESAKU), *map(str, arguments)],
            env={**self.environment, **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@contextmanager
def library(folder: Path, *, postgres: bool = POSTGRES, made: bool = True) -> Iterator[Library]:
    """Yield an empty library in ``folder``, of the kind of database that is tested.

    Args:
        folder: where its files will be.
        postgres: whether the database is PostgreSQL.
        made: whether the tables are there; the first command makes them otherwise.
    """
    if not postgres:
        if made:
            folder.mkdir(parents=True, mode=0o700)
            fill_sqlite(folder / _DATABASE)
        yield Library(_environment(folder))
        return
    with _new_database(postgres_model() if made else "template1") as address:
        yield Library({**_environment(folder), "DATABASE_URL": address})


@contextmanager
def filled(folder: Path, name: str, fill: Callable[[Library], None]) -> Iterator[Library]:
    """Yield a library of SQLite in ``folder``: a copy of one that is filled once in a run.

    Args:
        folder: where its files will be.
        name: what the one that is copied is called.
        fill: fills it; no command of it may go on afterwards.
    """

    def make(draft: Path) -> None:
        with library(draft, postgres=False) as made:
            fill(made)

    shutil.copytree(once(f"library-{name}", make), folder)
    yield Library(_environment(folder))


def _environment(folder: Path) -> dict[str, str]:
    names = ("SESAKU_", "DATABASE_URL", "DJANGO_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(names)}
    return environment | {"SESAKU_HOME": str(folder), "SESAKU_LANG": "en", "PYTHONUTF8": "1"}


def fill_sqlite(target: Path) -> None:
    """Put a database there whose tables are made; they are made once in a run of tests."""
    shutil.copy(once("model", _make_model) / _DATABASE, target)


def _make_model(folder: Path) -> None:
    made = Library(_environment(folder))
    made.run("list")
    with closing(sqlite3.connect(made.home / _DATABASE)) as found:
        found.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what the log held is in the file then


def postgres_model() -> str:
    """Return the name of a database whose tables are made; they are made once in a run."""
    return once("postgres-model", _make_postgres_model).read_text("utf-8")


def _make_postgres_model(path: Path) -> None:
    name = f"sesaku_model_{uuid.uuid4().hex[:12]}"
    address = create(name, "template1")
    with tempfile.TemporaryDirectory(prefix="sesaku-") as folder:
        Library({**_environment(Path(folder)), "DATABASE_URL": address}).run("list")
    path.write_text(name, "utf-8")


@contextmanager
def _new_database(model: str) -> Iterator[str]:
    name = f"sesaku_{uuid.uuid4().hex[:12]}"
    address = create(name, model)
    try:
        yield address
    finally:
        drop(name)


def drop(name: str) -> None:
    """Drop a database on the server of the tests, where it is there."""
    with _server() as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def create(name: str, model: str) -> str:
    """Make a database on the server of the tests from another, and return its address."""
    with _server() as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{model}"')
    return urlunsplit(urlsplit(_address())._replace(path=f"/{name}"))


def _address() -> str:
    return str(getattr(settings, "TEST_SERVER", ""))  # of tests/settings.py alone


def _server() -> "psycopg.Connection":
    import psycopg  # noqa: PLC0415 - where PostgreSQL is tested

    return psycopg.connect(_address(), autocommit=True)
