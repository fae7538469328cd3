"""Kills a process with -9 again and again while it adds and corrects; then looks what is left.

Each round a new process opens the library, verifies the history and finds everything that was
acknowledged so far; then it writes until it is killed, at a random moment.

usage: python -m benchmarks.store_kills [--kills 200] [--seed 1] [--postgres]
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.store_library import new_library

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "evaluation_report" / "umi_to_shima_r4.txt"
READY = "ready"
_LONGEST_SECONDS = 0.8
_START_SECONDS = 120.0


class KillsError(Exception):
    """Something that was acknowledged is lost, or the library is not whole."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: rounds, and documents and corrections acknowledged and found again."""

    kills: int
    documents: int
    corrections: int


def run(environment: Mapping[str, str], *, kills: int, seed: int) -> Outcome:
    """Kill a writing process so many times, and check the library after each.

    Raises:
        KillsError: the message says what is lost or broken.
    """
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory(prefix="sesaku-kills-") as folder:
        notes = Path(folder) / "acknowledged"
        notes.touch()
        for _ in range(kills):
            _round(environment, notes, chance.uniform(0, _LONGEST_SECONDS))
        done = _start(environment, notes)
        _wait_until_ready(done)
        done.kill()
        done.communicate()
        lines = notes.read_text().splitlines()
    kinds = [json.loads(line)["kind"] for line in lines]
    return Outcome(kills, kinds.count("document"), kinds.count("correction"))


def _round(environment: Mapping[str, str], notes: Path, seconds: float) -> None:
    process = _start(environment, notes)
    _wait_until_ready(process)
    time.sleep(seconds)
    process.kill()
    said, _ = process.communicate()
    whole = said[: said.rfind("\n") + 1]  # the kill may cut the last line
    with notes.open("a") as file:
        file.write(whole)


def _start(environment: Mapping[str, str], notes: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603 - this module itself
        [sys.executable, "-m", "benchmarks.store_kills", "--write", str(notes)],
        cwd=ROOT,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _wait_until_ready(process: "subprocess.Popen[str]") -> None:
    line = process.stdout.readline() if process.stdout else ""
    if line.strip() != READY:
        process.kill()
        _, complaint = process.communicate()
        raise KillsError(complaint)


def write(notes: Path) -> None:
    """Check the library, say that it is whole, and write until the end."""
    from sesaku_site.library import open_library  # noqa: PLC0415 - of the writing process alone

    open_library()
    acknowledged = [json.loads(line) for line in notes.read_text().splitlines()]
    _check(acknowledged)
    _warm_up()
    print(READY, flush=True)
    _write_on()


def _warm_up() -> None:
    """Load what reading needs, so that the time until the kill is spent with writing."""
    from sesaku.readers.source import Source  # noqa: PLC0415 - of the writing process alone
    from sesaku_web.sources.preparation import prepare  # noqa: PLC0415 - the same

    prepare(Source("report.txt", EXAMPLE.read_bytes()))


def _check(acknowledged: list[dict[str, str]]) -> None:
    from sesaku_web.history.log import verify  # noqa: PLC0415 - Django is ready only now
    from sesaku_web.history.models import Entry  # noqa: PLC0415 - the same
    from sesaku_web.sources.models import Correction, StoredDocument  # noqa: PLC0415 - the same

    verify()
    hashes = set(StoredDocument.objects.values_list("sha256", flat=True))
    numbers = {str(number) for number in Correction.objects.values_list("pk", flat=True)}
    for each in acknowledged:
        kept = hashes if each["kind"] == "document" else numbers
        if each["name"] not in kept:
            raise KillsError(f"acknowledged, and lost: {each}")
    entries = Entry.objects.values_list("action", "subject_id")
    told = {subject for action, subject in entries if action == "document.add"}
    if told != {str(pk) for pk in StoredDocument.objects.values_list("pk", flat=True)}:
        raise KillsError("documents and their entries differ")
    if Entry.objects.filter(action="correction.correct").count() != len(numbers):
        raise KillsError("corrections and their entries differ")
    for document in StoredDocument.objects.order_by("-pk")[:20]:
        _check_whole(document.sha256)


def _check_whole(sha256: str) -> None:
    from sesaku_web.sources import files  # noqa: PLC0415 - Django is ready only now
    from sesaku_web.sources.models import StoredDocument  # noqa: PLC0415 - the same

    files.load(sha256)
    reading = StoredDocument.objects.get(sha256=sha256).reading
    snapshot = json.loads(reading.content.snapshot)
    years = [
        year for field in snapshot["fields"] for one in field["indicators"] for year in one["years"]
    ]
    if reading.yearlyrows.count() != 2 * len(years):
        raise KillsError(f"{sha256}: rows are missing")
    if reading.diagnosticrows.count() != len(snapshot["diagnostics"]):
        raise KillsError(f"{sha256}: rows are missing")


def _write_on() -> None:
    from sesaku.readers.source import Source  # noqa: PLC0415 - of the writing process alone
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - Django is ready only now
    from sesaku_web.sources.actions.add_document import add_document  # noqa: PLC0415 - the same
    from sesaku_web.sources.actions.correct_value import (  # noqa: PLC0415 - the same
        Claim,
        correct_value,
    )

    actor, data = Actor.local(), EXAMPLE.read_bytes()
    while True:
        ending = os.urandom(8).hex().encode()
        document = add_document(actor, Source("report.txt", data + b"\n" + ending)).document
        _say("document", document.sha256)
        for value in ("a", "b"):
            claim = Claim("1-1", "rating/grade", "correct", "benchmark", value=value)
            _say("correction", str(correct_value(actor, document, claim).pk))


def _say(kind: str, name: str) -> None:
    print(json.dumps({"kind": kind, "name": name}), flush=True)


def main() -> None:
    """Run the rounds, or be the process that is killed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.write is not None:
        write(arguments.write)
        return
    begun = time.monotonic()
    with new_library(postgres=arguments.postgres) as environment:
        print(run(environment, kills=arguments.kills, seed=arguments.seed))
    print(f"{time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
