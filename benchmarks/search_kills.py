"""Kills a process with -9 again and again while it writes the index of search; then looks at it.

Each round a process adds documents, withdraws some and makes the index anew, until it is killed at
a random moment. A new process then searches: what it finds is what a scan of the readings finds.

usage: python -m benchmarks.search_kills [--kills 100] [--seed 1]
"""

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.store_library import new_library

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "position_paper" / "study_group.txt"
READY, RIGHT = "ready", "right"
_LONGEST_SECONDS = 1.0
_FORMS = ("島", "航路", "海ごみ", "島の医療", "住民", "補助を島ごと", "検", "丗丗")
_EVERY_THIRD = 3


class KillsError(Exception):
    """The index is not what the readings are."""


def run(environment: Mapping[str, str], *, kills: int, seed: int) -> int:
    """Kill a writing process so many times; return how many searches were right afterwards.

    Raises:
        KillsError: the message says what was missing or wrong.
    """
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    right = 0
    for _ in range(kills):
        writing = _start(environment, "--write")
        if writing.stdout is None or writing.stdout.readline().strip() != READY:
            writing.kill()
            raise KillsError(writing.communicate()[1])
        time.sleep(chance.uniform(0, _LONGEST_SECONDS))
        writing.kill()
        writing.communicate()
        said, complaint = _start(environment, "--check").communicate()
        if said.strip() != RIGHT:
            raise KillsError(said + complaint)
        right += len(_FORMS)
    return right


def _start(environment: Mapping[str, str], what: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603 - this module itself
        [sys.executable, "-m", "benchmarks.search_kills", what],
        cwd=ROOT,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def write() -> None:
    """Add, withdraw and index until the end."""
    from sesaku_site.library import open_library  # noqa: PLC0415 - of the writing process alone

    open_library()
    from sesaku.readers.source import Source  # noqa: PLC0415 - Django is ready only now
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same
    from sesaku_web.search.keeping import catch_up, rebuild  # noqa: PLC0415 - the same
    from sesaku_web.sources.actions.add_document import add_document  # noqa: PLC0415 - the same
    from sesaku_web.sources.actions.withdraw_document import (  # noqa: PLC0415 - the same
        withdraw_document,
    )

    actor, data = Actor.local(), EXAMPLE.read_bytes()
    print(READY, flush=True)
    number = 0
    while True:
        number += 1
        ending = os.urandom(8).hex().encode()
        held = add_document(actor, Source("paper.txt", data + b"\n" + ending)).document
        catch_up()
        if number % _EVERY_THIRD == 0:
            withdraw_document(actor, held, reason="benchmark")
            rebuild()


def check() -> None:
    """Search, and compare with a scan of the readings."""
    from sesaku_site.library import open_library  # noqa: PLC0415 - of the checking process alone

    open_library()
    from sesaku.text.folding import fold  # noqa: PLC0415 - Django is ready only now
    from sesaku_web.search.keeping import library_search, readings_as_records  # noqa: PLC0415 - the same

    index = library_search().index
    records = [(one.group, fold(one.text)) for one in readings_as_records()]
    for form in _FORMS:
        held = sorted(one for one in records if fold(form) in one[1])
        found = index.find(index.text_query(fold(form)), len(records) + 1)
        if sorted((one.group, one.text) for one in found.candidates) != held:
            raise KillsError(f"{form}: {found.total} found, {len(held)} there")
    print(RIGHT)


def main() -> None:
    """Run the rounds, or be one of their processes."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--check", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.write:
        write()
    elif arguments.check:
        check()
    else:
        with new_library(postgres=False) as environment:
            right = run(environment, kills=arguments.kills, seed=arguments.seed)
        print(f"{arguments.kills} kills, {right} searches right")


if __name__ == "__main__":
    main()
