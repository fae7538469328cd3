"""Tests that commit (those with a live server) empty the tables afterwards, the history's too.

The application can't: triggers refuse it. Here they are taken away and put back around it.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db import connection

_HEAD = "INSERT INTO history_head (id, sequence, digest) VALUES (1, 0, '')"
_TRIGGERS = import_module("sesaku_web.history.migrations.0002_append_only")
_CYCLE = import_module("workbench.cycle.migrations.0002_append_only")
_FROZEN = import_module("workbench.publications.migrations.0002_frozen")
_WITHOUT = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS history_entry_no_update",
        "DROP TRIGGER IF EXISTS history_entry_no_delete",
        *(
            f"DROP TRIGGER IF EXISTS {table}_no_{event}"
            for table in (*_CYCLE.TABLES, *_FROZEN.TABLES)
            for event in ("update", "delete")
        ),
    ),
    "postgresql": (
        "DROP TRIGGER IF EXISTS history_entry_append_only ON history_entry",
        *(f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}" for table in _CYCLE.TABLES),
        *(f"DROP TRIGGER IF EXISTS {table}_frozen ON {table}" for table in _FROZEN.TABLES),
    ),
}
_WITH = {
    "sqlite": (*_TRIGGERS.SQLITE, *_CYCLE.SQLITE, *_FROZEN.SQLITE),
    "postgresql": (
        *_TRIGGERS.POSTGRES[1:],
        *_CYCLE.POSTGRES[1:],
        *_FROZEN.POSTGRES[1:],
    ),
}


class FlushingConfig(AppConfig):
    """Lets tests empty the tables."""

    name = "tests.flushing"
    label = "test_flushing"

    def ready(self) -> None:
        """Wrap what Django empties the tables with."""
        connection.ops.sql_flush = _whole(connection.ops.sql_flush)  # type: ignore[method-assign]  # of tests alone


def _whole(flush: Callable[..., list[str]]) -> Callable[..., list[str]]:
    def wrapped(*given: Any, **named: Any) -> list[str]:  # noqa: ANN401 - passed on as they are
        statements = flush(*given, **named)
        if not statements:
            return statements
        vendor = connection.vendor
        return [*_WITHOUT[vendor], *statements, *_WITH[vendor], _HEAD]

    return wrapped
