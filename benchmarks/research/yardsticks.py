"""What others need for the same records and queries: SQLite FTS5, and PostgreSQL's text search.

All texts of a record are one text; the counts are those of the same facets, each of one column.
FTS5 has trigrams (a word of two characters is a scan) or pairs of characters, as phrases, ranked by
its own BM25; PostgreSQL has pairs of characters in a tsvector with a GIN index, ranked by ts_rank.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import psycopg

from sateto.finding.shape import entry_of, texts_of
from sateto.records.record import ResearchProject
from sesaku.retrieval.folder import inner_pairs, pairs
from sesaku.text.folding import fold

Ask: TypeAlias = Callable[[str], int]

FACETS = ("funder", "programme", "year", "institution", "section", "band", "status", "type")
_SHORTEST_TRIGRAM = 3
_AT_ONCE = 5000


class Row(NamedTuple):
    """A record as the yardsticks hold it."""

    number: int
    text: str
    values: tuple[str, ...]


def rows(records: Iterable[tuple[int, ResearchProject]]) -> Iterator[Row]:
    """Yield records as the yardsticks hold them."""
    for number, record in records:
        text = "\n".join(filter(None, texts_of(record).values()))
        values = entry_of(number, record).values
        counted = ("|".join(values.get(name, ())[:1]) for name in FACETS)
        yield Row(number, fold(text), tuple(counted))


def fts5(found: Iterator[Row], path: Path, *, trigrams: bool) -> Ask:
    """Return a search by FTS5."""
    base = sqlite3.connect(path)
    tokenizer = "trigram" if trigrams else "unicode61"
    base.execute(f"create virtual table found using fts5(text, tokenize='{tokenizer}')")
    columns = ", ".join(f"{name} text" for name in FACETS)
    base.execute(f"create table record (id integer primary key, {columns})")
    places = ", ".join("?" * (len(FACETS) + 1))
    while some := list(islice(found, _AT_ONCE)):
        base.executemany(
            "insert into found (rowid, text) values (?, ?)",
            ((one.number, one.text if trigrams else pairs(one.text)) for one in some),
        )
        base.executemany(
            f"insert into record values ({places})",  # noqa: S608 - question marks
            ((one.number, *one.values) for one in some),
        )
    base.commit()

    def ask(query: str) -> int:
        words = [fold(word.strip('"')) for word in query.split()]
        if trigrams and min(map(len, words)) < _SHORTEST_TRIGRAM:
            # Without the sign FTS5 asks its trigrams for two signs of three bytes, and finds none.
            where = " and ".join("+text like ?" for _ in words)
            given = [f"%{word}%" for word in words]
            order = ""
        else:
            phrases = words if trigrams else [" ".join(inner_pairs(word)) for word in words]
            where, given = "found match ?", [" AND ".join(f'"{phrase}"' for phrase in phrases)]
            order = " order by rank"
        every = f"select rowid from found where {where}"  # noqa: S608 - our own words
        base.execute(f"{every}{order} limit 20", given).fetchall()
        total = int(base.execute(f"select count(*) from ({every})", given).fetchone()[0])  # noqa: S608 - as above
        for name in FACETS:
            counts = f"select {name}, count(*) from record where id in ({every}) group by 1"  # noqa: S608 - as above
            base.execute(counts, given).fetchall()
        return total

    return ask


def postgres(found: Iterator[Row], address: str) -> Ask:
    """Return a search by PostgreSQL."""
    base = psycopg.connect(address, autocommit=True)
    columns = ", ".join(f"{name} text" for name in FACETS)
    _run(base, f"create table found (id integer primary key, words tsvector, {columns})")
    _run(base, f"create temp table raw (id integer, text text, {columns})")
    names = ", ".join(FACETS)
    while some := list(islice(found, _AT_ONCE)):
        with base.cursor().copy("copy raw from stdin") as copy:
            for one in some:
                copy.write_row((one.number, pairs(one.text), *one.values))
        _run(base, f"insert into found select id, to_tsvector('simple', text), {names} from raw")  # noqa: S608 - our own names
        _run(base, "truncate raw")
    _run(base, "create index on found using gin (words)")
    _run(base, "vacuum analyze found")

    def ask(query: str) -> int:
        words = [inner_pairs(fold(word.strip('"'))) for word in query.split()]
        asked = " & ".join(f"({' <-> '.join(word)})" for word in words)
        _run(
            base,
            "select id from found, to_tsquery('simple', %s) q where words @@ q "
            "order by ts_rank(words, q) desc limit 20",
            asked,
        )
        where = "from found where words @@ to_tsquery('simple', %s)"
        for name in FACETS:
            _run(base, f"select {name}, count(*) {where} group by 1", asked)
        return int(_run(base, f"select count(*) {where}", asked)[0][0])

    return ask


def _run(base: "psycopg.Connection[Any]", statement: str, *given: str) -> list[tuple[Any, ...]]:
    cursor = base.execute(statement, given or None)
    return cursor.fetchall() if cursor.description else []
