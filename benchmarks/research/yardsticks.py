"""What others need for the same records and queries: SQLite FTS5, and PostgreSQL's text search.

All texts of a record are one text; the counts are those of the same facets, each of one column.
FTS5 has trigrams (a word of two characters is a scan) or pairs of characters, as phrases, ranked by
its own BM25; PostgreSQL has pairs of characters in a tsvector with a GIN index, ranked by ts_rank.

Each is asked as its user would: what a query finds is put aside once, the best twenty, the number
and the counts of all facets are taken from there; PostgreSQL counts all facets in one pass.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import msgspec
import psycopg

from sateto.finding.shape import entries_of, texts_of
from sateto.records.record import ResearchProject
from sesaku.retrieval.folder import inner_pairs, pairs
from sesaku.text.folding import fold

Ask: TypeAlias = Callable[[str], int]

FACETS = ("funder", "programme", "year", "institution", "section", "band", "status", "type")
_NAMES = ", ".join(FACETS)
_SHORTEST_TRIGRAM = 3
_AT_ONCE = 5000
_SETTINGS = ("cache_size=-262144", "temp_store=memory", "journal_mode=off", "synchronous=off")


class Row(NamedTuple):
    """A record as the yardsticks hold it."""

    number: int
    text: str
    values: tuple[str, ...]


_decode = msgspec.json.Decoder(Row).decode


def put_aside(records: Iterable[tuple[int, ResearchProject]], path: Path) -> None:
    """Write records as the yardsticks hold them, for all of them to read."""
    with path.open("wb") as file:
        for number, record in records:
            text = "\n".join(filter(None, texts_of(record).values()))
            values = entries_of({number: record})[0].values
            counted = ("|".join(values.get(name, ())[:1]) for name in FACETS)
            file.write(msgspec.json.encode(Row(number, fold(text), tuple(counted))) + b"\n")


def _batches(path: Path) -> Iterator[list[Row]]:
    with path.open("rb") as file:
        rows = map(_decode, file)
        while some := list(islice(rows, _AT_ONCE)):
            yield some


def index_fts5(rows: Path, path: Path, *, trigrams: bool) -> float:
    """Index rows by FTS5; return the seconds it took."""
    begun = time.perf_counter()
    with closing(_opened(path)) as base:
        # Of the pairs nothing but the index is kept; a word of two signs is sought in the text.
        kind = "tokenize='trigram'" if trigrams else "tokenize='unicode61', content=''"
        base.execute(f"create virtual table found using fts5(text, {kind})")
        columns = ", ".join(f"{name} text" for name in FACETS)
        base.execute(f"create table record (id integer primary key, {columns})")
        places = ", ".join("?" * (len(FACETS) + 1))
        for some in _batches(rows):
            base.executemany(
                "insert into found (rowid, text) values (?, ?)",
                ((one.number, one.text if trigrams else pairs(one.text)) for one in some),
            )
            base.executemany(
                f"insert into record values ({places})",  # noqa: S608 - question marks
                ((one.number, *one.values) for one in some),
            )
        base.commit()
    return time.perf_counter() - begun


def _opened(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path)
    for setting in _SETTINGS:
        base.execute(f"pragma {setting}")
    return base


def ask_fts5(path: Path, *, trigrams: bool) -> Ask:
    """Return a search by FTS5."""
    base = _opened(path)
    base.execute("create temp table hit (id integer primary key, score real)")

    def ask(query: str) -> int:
        words = [fold(word.strip('"')) for word in query.split()]
        if trigrams and min(map(len, words)) < _SHORTEST_TRIGRAM:
            # Without the sign FTS5 asks its trigrams for two signs of three bytes, and finds none.
            score, where = "0", " and ".join("+text like ?" for _ in words)
            given = [f"%{word}%" for word in words]
        else:
            phrases = words if trigrams else [" ".join(inner_pairs(word)) for word in words]
            score, where = "rank", "found match ?"
            given = [" AND ".join(f'"{phrase}"' for phrase in phrases)]
        base.execute("delete from hit")
        base.execute(f"insert into hit select rowid, {score} from found where {where}", given)  # noqa: S608 - our own words
        base.execute("select id from hit order by score limit 20").fetchall()
        for name in FACETS:
            counts = f"select {name}, count(*) from hit join record using (id) group by 1"  # noqa: S608 - our own names
            base.execute(counts).fetchall()
        return int(base.execute("select count(*) from hit").fetchone()[0])

    return ask


def index_postgres(rows: Path, address: str) -> float:
    """Index rows by PostgreSQL; return the seconds it took."""
    begun = time.perf_counter()
    columns = ", ".join(f"{name} text" for name in FACETS)
    with psycopg.connect(address, autocommit=True) as base:
        _run(base, "set maintenance_work_mem = '1GB'")
        _run(base, "drop table if exists found")
        _run(
            base, f"create unlogged table found (id integer primary key, words tsvector, {columns})"
        )
        _run(base, f"create temp table raw (id integer, text text, {columns})")
        for some in _batches(rows):
            with base.cursor().copy("copy raw from stdin") as copy:
                for one in some:
                    copy.write_row((one.number, pairs(one.text), *one.values))
            _run(
                base,
                f"insert into found select id, to_tsvector('simple', text), {_NAMES} from raw",  # noqa: S608 - our own names
            )
            _run(base, "truncate raw")
        _run(base, "create index on found using gin (words)")
        _run(base, "vacuum analyze found")
    return time.perf_counter() - begun


def ask_postgres(address: str) -> Ask:
    """Return a search by PostgreSQL."""
    base = psycopg.connect(address, autocommit=True)
    _run(base, "set work_mem = '256MB'")
    sets = ", ".join(f"({name})" for name in FACETS)

    def ask(query: str) -> int:
        words = [inner_pairs(fold(word.strip('"'))) for word in query.split()]
        asked = " & ".join(f"({' <-> '.join(word)})" for word in words)
        _run(
            base,
            "select id from found, to_tsquery('simple', %s) q where words @@ q "
            "order by ts_rank(words, q) desc limit 20",
            asked,
        )
        counts = _run(
            base,
            f"select {_NAMES}, count(*) from found "  # noqa: S608 - our own names
            f"where words @@ to_tsquery('simple', %s) group by grouping sets ({sets}, ())",
            asked,
        )
        return int(max((row[-1] for row in counts), default=0))

    return ask


def _run(base: "psycopg.Connection[Any]", statement: str, *given: str) -> list[tuple[Any, ...]]:
    cursor = base.execute(statement, given or None)
    return cursor.fetchall() if cursor.description else []
