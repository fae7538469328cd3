"""Kills a process with -9 again and again while a cycle is typed in, submitted and published.

Each round a new process verifies the history and finds everything that was acknowledged so far:
drafts, values, submissions, whole editions with their files. Then it autosaves, submits or
publishes, in turn, until it is killed: in every second round at any moment, in the others within
the first moments of a transaction that writes, where there is most to break.

The processes are forked from one that holds the programs but no connection, so that a round does
not begin with loading them.

usage: python -m benchmarks.cycle_kills [--kills 200] [--seed 1] [--postgres]
"""

import argparse
import json
import os
import queue
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.store_library import new_library

ROOT = Path(__file__).resolve().parent.parent
PHASES = ("autosave", "submit", "publish")
_LONGEST = {"autosave": 0.15, "submit": 0.3, "publish": 2.0}
"""Seconds within which a process is killed at any moment; that of publishing follows its time."""

_WRITING_SECONDS = 0.05
_PATIENCE_SECONDS = 120.0
_DONE = {"autosave": "value", "submit": "submit", "publish": "publish"}

Told = dict[str, Any]


class KillsError(Exception):
    """Something that was acknowledged is lost, or something is half done."""


@dataclass
class Outcome:
    """What came of it.

    Attributes:
        acknowledged: what was acknowledged and found again, by kind.
        struck: kills within an action, by kind of the phase.
        writing: those of them after its first write to the database.
    """

    kills: int = 0
    acknowledged: Counter[str] = field(default_factory=Counter)
    struck: Counter[str] = field(default_factory=Counter)
    writing: Counter[str] = field(default_factory=Counter)


def run(environment: Mapping[str, str], *, kills: int, seed: int) -> Outcome:
    """Kill a working process so many times, and check the library after each.

    Raises:
        KillsError: the message says what is lost or half done.
    """
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory(prefix="sesaku-kills-") as folder:
        notes = Path(folder) / "acknowledged"
        notes.touch()
        with _worker(environment, notes) as worker:
            rounds = _Rounds(worker, notes, chance)
            for number in range(kills):
                rounds.kill(PHASES[number % 3], early=bool(number // 3 % 2))
            for phase in PHASES:
                rounds.until_done(phase)
            rounds.kill("autosave", early=False)
    rounds.outcome.kills = kills
    return rounds.outcome


class _Worker:
    """The process that the working ones are forked from, and what they say."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._lines: queue.Queue[Told] = queue.Queue()
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def end(self) -> None:
        """Kill it, and hear the last of it."""
        self._process.kill()
        self._listener.join()

    def begin(self, phase: str) -> None:
        """Have a process forked that works at a phase."""
        if self._process.stdin is not None:  # it is a pipe
            self._process.stdin.write(f"{phase}\n")
            self._process.stdin.flush()

    def hear(self, seconds: float = _PATIENCE_SECONDS) -> Told | None:
        """Return what is said next; None where nothing is within the time.

        Raises:
            KillsError: something is lost or half done, or it has ended by itself.
        """
        try:
            told = self._lines.get(timeout=max(seconds, 0))
        except queue.Empty:
            return None
        if told["kind"] == "broken":
            raise KillsError(told["what"])
        return told

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            self._lines.put(json.loads(line))
        self._lines.put({"kind": "broken", "what": "the working process has ended"})


class _Rounds:
    """The rounds, and what has been acknowledged so far."""

    def __init__(self, worker: _Worker, notes: Path, chance: random.Random) -> None:
        self.outcome = Outcome()
        self._worker, self._notes, self._chance = worker, notes, chance
        self._longest = dict(_LONGEST)
        self._heard: list[Told] = []

    def kill(self, phase: str, *, early: bool) -> None:
        """Kill a process at a phase: at any moment, or early in a transaction that writes."""
        pid = self._begin(phase)
        seconds = self._longest[phase]
        if early:
            self._until("writing")
            seconds = _WRITING_SECONDS
        limit = time.monotonic() + self._chance.uniform(0, seconds)
        while self._hear(limit - time.monotonic()) is not None:
            pass
        self._end(pid, phase)

    def until_done(self, phase: str) -> None:
        """Let a phase come to its end once."""
        pid = self._begin(phase)
        self._until(_DONE[phase])
        self._end(pid, phase)

    def _begin(self, phase: str) -> int:
        self._heard = []
        self._worker.begin(phase)
        return int(self._until("ready")["pid"])

    def _until(self, kind: str) -> Told:
        while (told := self._hear(_PATIENCE_SECONDS)) is not None:
            if told["kind"] == kind:
                return told
        raise KillsError(f"not {kind} within {_PATIENCE_SECONDS:.0f} s")

    def _hear(self, seconds: float) -> Told | None:
        told = self._worker.hear(seconds)
        if told is not None:
            self._heard.append({**told, "at": time.monotonic()})
        return told

    def _end(self, pid: int, phase: str) -> None:
        os.kill(pid, signal.SIGKILL)
        self._until("ended")
        said = [one for one in self._heard if one["kind"] not in {"ready", "ended"}]
        acknowledged = [one for one in said if one["kind"] not in {"begin", "writing"}]
        last = said[-1]["kind"] if said else ""
        self.outcome.struck[phase] += last in {"begin", "writing"}
        self.outcome.writing[phase] += last == "writing"
        self.outcome.acknowledged.update(one["kind"] for one in acknowledged)
        with self._notes.open("a") as file:
            file.writelines(json.dumps(one) + "\n" for one in acknowledged)
        if phase == "publish" and last == "publish":
            begun = [one["at"] for one in said if one["kind"] == "begin"]
            self._longest[phase] = 1.1 * (said[-1]["at"] - begun[-1])


@contextmanager
def _worker(environment: Mapping[str, str], notes: Path) -> Iterator[_Worker]:
    with subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-m", "benchmarks.cycle_worker", str(notes)],
        cwd=ROOT,
        env=dict(environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        worker = _Worker(process)
        try:
            yield worker
        finally:
            worker.end()


def main() -> None:
    """Run the rounds, and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true")
    arguments = parser.parse_args()
    begun = time.monotonic()
    with new_library(postgres=arguments.postgres) as environment:
        outcome = run(environment, kills=arguments.kills, seed=arguments.seed)
    kind = "PostgreSQL" if arguments.postgres else "SQLite"
    print(f"{kind}: {outcome.kills} kills in {time.monotonic() - begun:.0f} s, nothing lost")
    for name in ("acknowledged", "struck", "writing"):
        print(f"{name:12} {dict(getattr(outcome, name))}")


if __name__ == "__main__":
    main()
