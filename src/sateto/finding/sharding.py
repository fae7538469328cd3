"""Search over several PostgreSQL servers: one table, its rows spread over them by their number.

The table is partitioned by hash; each partition lies on a server of its own, reached by
``postgres_fdw``, and has its own index over pairs of characters. A row that is put into the table
goes to its server, a query to all of them; of what they find at most ``RANKED`` rows are ranked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString
from urllib.parse import parse_qs, urlsplit

import psycopg
from psycopg import sql

from sateto.finding.shape import texts_of
from sateto.records.record import ResearchProject
from sesaku.retrieval.folder import inner_pairs, pairs
from sesaku.text.folding import fold

RANKED = 2000
"""So many of the rows that are found are ranked."""

TABLE = "research_shard"
_COLUMNS = "id bigint NOT NULL, words tsvector NOT NULL, title text NOT NULL, year integer"


@dataclass(frozen=True, slots=True)
class Server:
    """A server that holds a partition: where it is reached, and as whom."""

    host: str
    port: int
    database: str
    user: str
    password: str = ""

    @classmethod
    def at(cls, address: str) -> "Server":
        """Return the server of an address, as ``DATABASE_URL`` has it."""
        parts = urlsplit(address)
        options = {name: values[0] for name, values in parse_qs(parts.query).items()}
        return cls(
            options.get("host") or parts.hostname or "localhost",
            int(options.get("port") or parts.port or 5432),
            parts.path.lstrip("/"),
            parts.username or "",
            parts.password or "",
        )


def spread(head: "psycopg.Connection[Any]", addresses: Sequence[str]) -> None:
    """Make the table on the head, with a partition on each of the servers.

    Args:
        head: the connection to the server that is asked.
        addresses: of the servers that hold the rows.
    """
    _run(head, "CREATE EXTENSION IF NOT EXISTS postgres_fdw")
    _run(head, f"CREATE TABLE {TABLE} ({_COLUMNS}) PARTITION BY HASH (id)")
    for place, address in enumerate(addresses):
        server, name = Server.at(address), f"shard_{place}"
        with psycopg.connect(address, autocommit=True) as base:
            _run(base, f"CREATE TABLE {TABLE} ({_COLUMNS}, PRIMARY KEY (id))")
            _run(base, f"CREATE INDEX ON {TABLE} USING gin (words)")
        _made(
            head,
            "CREATE SERVER {} FOREIGN DATA WRAPPER postgres_fdw OPTIONS "
            "(host {}, port {}, dbname {}, batch_size '1000', async_capable 'true')",
            name,
            (server.host, str(server.port), server.database),
        )
        _made(
            head,
            "CREATE USER MAPPING FOR CURRENT_USER SERVER {} OPTIONS "
            "(user {}, password {}, password_required 'false')",
            name,
            (server.user, server.password),
        )
        _run(
            head,
            f"CREATE FOREIGN TABLE {TABLE}_{place} PARTITION OF {TABLE} FOR VALUES WITH "
            f"(MODULUS {len(addresses)}, REMAINDER {place}) SERVER {name} "
            f"OPTIONS (table_name '{TABLE}')",
        )


def put(head: "psycopg.Connection[Any]", records: Iterable[tuple[int, ResearchProject]]) -> None:
    """Put records into the table; each goes to the server of its number."""
    rows = [
        (
            number,
            pairs(fold("\n".join(texts_of(record).values()))),
            record.title.best(),
            record.start_year,
        )
        for number, record in records
    ]
    with head.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {TABLE} VALUES (%s, to_tsvector('simple', %s), %s, %s)",  # noqa: S608 - a name of our own
            rows,
        )


@dataclass(frozen=True, slots=True)
class Found:
    """Numbers of records, best first, how many there are in all, and how many of each year."""

    numbers: tuple[int, ...]
    total: int
    years: Mapping[int, int]


def find(head: "psycopg.Connection[Any]", text: str, limit: int = 20) -> Found:
    """Return the records that hold all words of a query, each as a stretch of characters."""
    words = [inner_pairs(fold(word)) or [fold(word)] for word in text.split()]
    asked = " & ".join(f"({' <-> '.join(map(_literal, word))})" for word in words)
    where = f"FROM {TABLE} WHERE words @@ %s::tsquery"
    best = _run(
        head,
        f"SELECT id FROM (SELECT id, words {where} LIMIT {RANKED}) found "  # noqa: S608 - a name of our own
        "ORDER BY ts_rank(words, %s::tsquery) DESC, id LIMIT %s",
        asked,
        asked,
        limit,
    )
    years = _run(head, f"SELECT year, count(*) {where} GROUP BY year", asked)
    return Found(
        tuple(int(row[0]) for row in best),
        sum(int(row[1]) for row in years),
        {int(row[0]): int(row[1]) for row in years if row[0] is not None},
    )


def _literal(pair: str) -> str:
    """Return a pair as a query of PostgreSQL writes a word."""
    escaped = pair.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _run(base: "psycopg.Connection[Any]", statement: str, *given: object) -> list[Any]:
    cursor = base.execute(statement, given or None)
    return cursor.fetchall() if cursor.description else []


def _made(
    base: "psycopg.Connection[Any]", statement: LiteralString, name: str, given: Sequence[str]
) -> None:
    """Run a definition, its name and values quoted."""
    values = (sql.Literal(value) for value in given)
    base.execute(sql.SQL(statement).format(sql.Identifier(name), *values))
