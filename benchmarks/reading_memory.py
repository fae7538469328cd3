"""Memory over many documents: it must stay flat.

Yardstick: the resident memory after the first tenth of the documents. The examples are read over
and over, each time with another ending, so that no two documents are the same; the growth from the
yardstick to the end, as a share of it, is printed.

usage: python -m benchmarks.reading_memory [COUNT]   (default 1,000)
"""

import gc
import sys
import time
from pathlib import Path

import psutil

from sesaku.readers.source import Source
from sesaku.reading import read

COUNT = 1_000
LIMIT = 0.10
ROOT = Path(__file__).resolve().parent.parent
KINDS = ("evaluation_report", "evaluation_summary", "budget_form", "position_paper")


def resident() -> int:
    """Return the resident memory of this process, in bytes."""
    gc.collect()
    return int(psutil.Process().memory_info().rss)


def main() -> int:
    """Read the documents; 1 where memory grew by more than the limit."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    texts = [
        path.read_bytes() for kind in KINDS for path in (ROOT / "examples" / kind).glob("*.txt")
    ]
    marks: list[int] = []
    start = time.perf_counter()
    for number in range(count):
        data = texts[number % len(texts)] + f"\n（注）写し{number}\n".encode()
        read(Source(f"copy-{number}.txt", data))
        if number + 1 in {count // 10, count // 2, count}:
            marks.append(resident())
    elapsed = time.perf_counter() - start
    growth = marks[-1] / marks[0] - 1
    steps = " → ".join(f"{mark / 1024**2:.1f}" for mark in marks)
    print(
        f"{count:,} documents in {elapsed:.1f} s; resident after a tenth, half, all: {steps} MiB; "
        f"growth {growth:+.1%} (limit {LIMIT:.0%})"
    )
    return int(growth > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
