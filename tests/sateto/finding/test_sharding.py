"""Two PostgreSQL servers hold the rows, a third is asked: it finds what one index finds."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from sateto.finding.search import Asked, ResearchSearch
from sateto.finding.shape import SHAPE, entries_of
from sateto.finding.sharding import TABLE, find, put, spread
from sateto.records.record import ResearchProject
from sesaku.retrieval.catalogue import Catalogue
from sesaku.retrieval.thesaurus import Thesaurus
from tests.sateto.fiction import project

WORDS = ("潮位", "波浪", "航路", "霧笛", "灯台", "漁船", "海流", "砂浜")
RECORDS: dict[int, ResearchProject] = {
    number: project(
        f"30K{number:05d}",
        f"{WORDS[number % 8]}と{WORDS[number % 7]}の研究",
        achievement=f"{WORDS[number % 5]}を測り、{WORDS[number % 3]}に役立てた。",
        purpose="",
        keywords=(),
        year=2020 + number % 10,
    )
    for number in range(1, 301)
}


@pytest.fixture(scope="module")
def addresses() -> Iterator[list[str]]:
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    extensions = sorted(Path("/usr/share/postgresql").glob("*/extension/postgres_fdw.control"))
    if not programs or not extensions:
        pytest.skip("no PostgreSQL with postgres_fdw on this machine")
    with ExitStack() as stack:
        yield [stack.enter_context(_server(programs[-1].parent, 54310 + n)) for n in range(3)]


@contextmanager
def _server(programs: Path, port: int) -> Iterator[str]:
    """Run a server of its own on a socket in a folder; it does not run as root."""
    user = "postgres" if os.geteuid() == 0 else None
    with TemporaryDirectory(prefix="shard-") as name:
        if user is not None:
            shutil.chown(name, user)
        folder = Path(name) / "data"

        def run(*command: str) -> None:
            subprocess.run(  # noqa: S603 - programs of the machine
                [str(programs / command[0]), *command[1:]],
                check=True,
                user=user,
                cwd=name,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

        run("initdb", "-D", str(folder), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses= -c unix_socket_directories={name} -c fsync=off -p {port}"
        run("pg_ctl", "-D", str(folder), "-w", "-o", options, "start")
        try:
            yield f"postgresql://postgres@/postgres?host={name}&port={port}"
        finally:
            run("pg_ctl", "-D", str(folder), "-m", "immediate", "stop")


def test_rows_are_spread_and_found_as_by_one_index(addresses: list[str]) -> None:
    head_address, *shards = addresses
    with psycopg.connect(head_address, autocommit=True) as head:
        spread(head, shards)
        put(head, RECORDS.items())
        held = [_count(address) for address in shards]
        assert sum(held) == len(RECORDS)
        assert min(held) > 100, "both hold their share"
        catalogue = Catalogue(SHAPE)
        catalogue.append(entries_of(RECORDS))
        search = ResearchSearch(catalogue, Thesaurus([]), lambda _: RECORDS)
        for text in ("潮位", "霧笛 灯台", "航路を測り", "沿岸の計測"):
            ours = search(Asked(" ".join(f'"{word}"' for word in text.split())))
            theirs = find(head, text)
            assert theirs.total == ours.total, text
            years = {int(year): count for year, count in ours.facets["year"].items()}
            assert theirs.years == years, text
            assert set(theirs.numbers) <= set(RECORDS)


def _count(address: str) -> int:
    with psycopg.connect(address) as base:
        row = base.execute(f"SELECT count(*) FROM {TABLE}").fetchone()  # noqa: S608 - a name of our own
    assert row is not None
    return int(row[0])
