"""How long an audit takes, against reading the documents; and whether its cost is in proportion.

Yardstick: reading the same files in the same run, in seconds of the processor, since the machine is
shared. The first audit, in which words and patterns are loaded, is told apart from the next one.

usage: python -m benchmarks.audit_speed [FILE …]
       (default: the reports 002 and 004 of ../shared and its review sheets, else the examples)
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from sesaku.checks import audit
from sesaku.reading import read

LIMIT = 4.0
"""So many times the reading an audit may take."""

GROWTH = 2.0
"""So many times its share a document may cost among a hundred."""

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SESAKU_SHARED", ROOT.parent / "shared"))


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes of the processor."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(paths: Sequence[Path]) -> float:
    """Print and return the ratio of an audit of some files to reading them."""
    start = time.process_time()
    readings = [read(path) for path in paths]
    reading = time.process_time() - start
    first, again = (seconds(lambda: audit(readings)) for _ in range(2))
    found = audit(readings)
    print(
        f"{', '.join(path.name for path in paths)}: {len(found.findings)} findings, reading "
        f"{reading:.2f} s, first audit {first:.2f} s, next {again:.2f} s, "
        f"ratio {again / reading:.2f} (limit {LIMIT:.0f})"
    )
    return again / reading


def growth(path: Path) -> float:
    """Print and return what a document costs among a hundred, against one of ten."""
    reading = read(path)
    costs = {}
    for count in (1, 10, 100):
        costs[count] = seconds(partial(audit, [reading] * count)) / count
    shown = ", ".join(f"{count}: {1000 * cost:.1f} ms each" for count, cost in costs.items())
    print(f"{path.name} in copies, {shown} (limit {GROWTH:.0f} times that of ten)")
    return costs[100] / costs[10]


def main() -> int:
    """Measure the files named, or the default ones; 1 where a limit is passed."""
    example = next((ROOT / "examples" / "evaluation_report").glob("*.txt"))
    named = [[Path(name)] for name in sys.argv[1:]]
    reports = sorted((SHARED / "corpus").glob("00[24]_*.txt"))
    sheets = sorted((SHARED / "data" / "judgit").glob("*.jsonl.gz"))
    groups = named or [group for group in (reports, sheets) if group] or [[example]]
    ratios = [measure(group) for group in groups]
    return int(max(ratios) > LIMIT or growth(example) > GROWTH)


if __name__ == "__main__":
    sys.exit(main())
