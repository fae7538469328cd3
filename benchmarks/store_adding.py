"""Adding many documents: time must grow in proportion, memory stay flat.

Yardsticks, of the same run: the time of the first quarter of the documents, for the last quarter;
the resident memory after the first quarter, for that at the end; and reading alone, without a
library, for the share that storing takes. The examples are added over and over, each time with
another ending. One process reads and stores, so that the figures are of one kind of work.

usage: python -m benchmarks.store_adding [COUNT] [--postgres]   (default 1,000)
"""

import argparse
import gc
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from benchmarks.store_library import new_library
from sesaku.readers.source import Source

COUNT = 1_000
QUARTERS = 4
MOST_SLOWER = 1.25
MOST_GROWTH = 0.10
ROOT = Path(__file__).resolve().parent.parent
LARGE = 100_000
"""So large an example is left out: it would be most of the work."""

KINDS = ("evaluation_report", "evaluation_summary", "budget_form", "position_paper")


def sources(count: int) -> Iterator[Source]:
    """Yield different documents."""
    texts = [
        path.read_bytes()
        for kind in KINDS
        for path in sorted((ROOT / "examples" / kind).glob("*.txt"))
        if path.stat().st_size < LARGE
    ]
    for number in range(count):
        data = texts[number % len(texts)] + f"\n（注）写し{number}\n".encode()
        yield Source(f"copy-{number}.txt", data)


def resident() -> int:
    """Return the resident memory of this process, in bytes."""
    gc.collect()
    return int(psutil.Process().memory_info().rss)


def main() -> int:
    """Add the documents; 1 where it slowed down or memory grew beyond the limits."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("count", type=int, nargs="?", default=COUNT)
    parser.add_argument("--postgres", action="store_true")
    arguments = parser.parse_args()
    with new_library(postgres=arguments.postgres) as environment:
        os.environ.clear()
        os.environ.update(environment)
        return _add(arguments.count)


def _add(count: int) -> int:
    from sesaku_site.library import open_library  # noqa: PLC0415 - the environment is set now

    open_library()
    from django.db import connection  # noqa: PLC0415 - Django is ready only now

    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same
    from sesaku_web.sources.actions.add_document import add_document  # noqa: PLC0415 - the same
    from sesaku_web.sources.preparation import prepare  # noqa: PLC0415 - the same

    quarter = count // QUARTERS
    for source in sources(quarter):
        prepare(source)  # loads everything, so that the first quarter is like the others
    begun = time.perf_counter()
    for source in sources(quarter):
        prepare(source)
    reading = time.perf_counter() - begun
    actor, times, marks = Actor.local(), [], []
    begun = time.perf_counter()
    for number, source in enumerate(sources(quarter * QUARTERS), 1):
        add_document(actor, source)
        if number % quarter == 0:
            times.append(time.perf_counter() - begun)
            marks.append(resident())
            begun = time.perf_counter()
    connection.close()
    slower, growth = times[-1] / times[0], marks[-1] / marks[0] - 1
    print(
        f"{count:,} documents on {connection.vendor} in {sum(times):.1f} s; by quarters "
        f"{' '.join(f'{each:.1f}' for each in times)} s, last by first {slower:.2f} "
        f"(limit {MOST_SLOWER}); reading a quarter alone {reading:.1f} s; resident "
        f"{' → '.join(f'{mark / 1024**2:.0f}' for mark in marks)} MiB, growth {growth:+.1%} "
        f"(limit {MOST_GROWTH:.0%})"
    )
    return int(slower > MOST_SLOWER or growth > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
