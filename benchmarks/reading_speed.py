r"""How long reading takes, against one plain pass over the same text.

Yardstick: ``re.finditer(r"\\w+")`` over the text and one ``unicodedata.normalize("NFKC")`` of it.
Both are timed in turn, several times; the least of each counts, since the machine is noisy.

usage: python -m benchmarks.reading_speed [FILE …]
       (default: the full report of ../shared where it is, and the examples)
"""

import os
import re
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import sesaku

ROUNDS = 7
LIMIT = 25.0
ROOT = Path(__file__).resolve().parent.parent
WORD = re.compile(r"\w+")


def plain_pass(text: str) -> int:
    """Go over a text once: count its words and fold its width."""
    words = sum(1 for _ in WORD.finditer(text))
    return words + len(unicodedata.normalize("NFKC", text))


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(path: Path) -> float:
    """Print and return the ratio of reading a file to the plain pass over its text."""
    text = sesaku.read(path).document.text
    passes, readings = [], []
    for _ in range(ROUNDS):
        passes.append(seconds(lambda: plain_pass(text)))
        readings.append(seconds(lambda: sesaku.read(path)))
    ratio = min(readings) / min(passes)
    print(
        f"{path.name}: {len(text):,} characters, plain pass {min(passes) * 1000:.1f} ms, "
        f"reading {min(readings) * 1000:.1f} ms, ratio {ratio:.1f} (limit {LIMIT:.0f})"
    )
    return ratio


def default_files() -> list[Path]:
    """Return the full report of the shared corpus, if it is there, else the fictional one."""
    shared = Path(os.environ.get("SESAKU_SHARED", ROOT.parent / "shared"))
    reports = sorted(shared.glob("corpus/004_*.txt"))
    return reports or sorted((ROOT / "examples" / "evaluation_report").glob("*.txt"))


def main() -> int:
    """Measure the files named, or the default ones; 1 where a ratio is above the limit."""
    files = [Path(name) for name in sys.argv[1:]] or default_files()
    ratios = [measure(path) for path in files]
    return int(max(ratios) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
