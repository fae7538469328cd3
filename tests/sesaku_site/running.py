"""The command line as people run it, on a library of the test's own."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings

from tests.sesaku_site.starter import starter

SESAKU = Path(sys.executable).with_name("sesaku")
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
def library(folder: Path, *, postgres: bool = POSTGRES) -> Iterator[Library]:
    """Yield an empty library in ``folder``, of the kind of database that is tested."""
    names = ("SESAKU_", "DATABASE_URL", "DJANGO_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(names)}
    environment |= {"SESAKU_HOME": str(folder), "SESAKU_LANG": "en", "PYTHONUTF8": "1"}
    if not postgres:
        yield Library(environment)
        return
    with _new_database() as address:
        yield Library({**environment, "DATABASE_URL": address})


@contextmanager
def _new_database() -> Iterator[str]:
    import psycopg  # noqa: PLC0415 - where PostgreSQL is tested

    server = str(getattr(settings, "TEST_SERVER", ""))  # of tests/settings.py alone
    name = f"sesaku_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
