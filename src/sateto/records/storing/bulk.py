"""Rows in bulk: ``COPY`` on PostgreSQL, prepared statements on SQLite.

The mapper of objects takes longer for a row than all the rest of an import together; the
statements here are the only ones that go round it.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

from django.db import connection, models

AnyModel: TypeAlias = type[models.Model]
Row: TypeAlias = Sequence[Any]

POSTGRES = "postgresql"
_CACHE_KIB = 128 * 1024


@contextmanager
def much_in_memory() -> Iterator[None]:
    """Let SQLite keep the pages of its indices in memory, in which the rows' values lie scattered.

    PostgreSQL does so by its own settings.
    """
    if connection.vendor == POSTGRES:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        [(before,)] = cursor.fetchall()
        cursor.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = {int(before)}")


def insert(model: AnyModel, columns: Sequence[str], rows: Sequence[Row], encoded: str = "") -> None:
    """Add rows to the table of a model, in the transaction that is open.

    Args:
        model: whose table.
        columns: what stands in a row.
        rows: the rows.
        encoded: a column of text that comes in UTF-8: SQLite takes it as it is.
    """
    if not rows:
        return
    table = _quoted(_table(model))
    names = ", ".join(map(_quoted, columns))
    with connection.cursor() as cursor:
        if connection.vendor == POSTGRES:
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(_decoded(row) if encoded else row)
            return
        places = ", ".join("CAST(%s AS TEXT)" if name == encoded else "%s" for name in columns)
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)  # noqa: S608 - names of our own


def _decoded(row: Row) -> Row:
    return [value.decode() if isinstance(value, bytes) else value for value in row]


def update(model: AnyModel, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Set columns of rows; each row ends with the number of the one to change."""
    changed = list(rows)
    if changed:
        settings = ", ".join(f"{_quoted(name)} = %s" for name in columns)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {_quoted(_table(model))} SET {settings} WHERE id = %s",  # noqa: S608 - the same
                changed,
            )


def numbers(model: AnyModel, count: int) -> list[int]:
    """Return numbers for new rows of a model, rising; the lock of the history is held."""
    if not count:
        return []
    table = _table(model)
    with connection.cursor() as cursor:
        if connection.vendor == POSTGRES:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                (table, count),
            )
            return sorted(int(row[0]) for row in cursor.fetchall())
        cursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM {_quoted(table)}")  # noqa: S608 - the same
        [(last,)] = cursor.fetchall()
        return list(range(int(last) + 1, int(last) + 1 + count))


def _table(model: AnyModel) -> str:
    return model._meta.db_table  # noqa: SLF001 - Django's own way to ask a model


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
