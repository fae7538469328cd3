"""Thirty people edit one cycle at once, through the real server; then every update is looked for.

Each person types in indicators of their own and, now and then, in one that all share: an autosave
about every second, a saved value every few, and the checks' advice in between. Reported are the
times that people waited, beside those of the service's own ``/health``, asked in the same moments.
No update may be lost: every acknowledged value is looked for in the changes of its cell, every
conflict has to hold both texts, and the history has to verify.

usage: python -m benchmarks.cycle_editing [--people 30] [--seconds 120] [--sqlite]
"""

import argparse
import http.client
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil

from benchmarks.store_library import new_library

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SESAKU_SHARED", ROOT.parent / "shared"))
EXAMPLE = ROOT / "examples" / "evaluation_report" / "umi_to_shima_r4.txt"
_LIMIT_SECONDS = 0.5
_START_SECONDS = 90.0
_OK, _CONFLICT = 200, 409
_KEYS = ("years/{year}/result", "analysis/own", "rationale", "years/{year}/target")


class LostError(Exception):
    """An acknowledged update is not there, or an answer was none that a person may get."""


@dataclass
class Person:
    """Somebody who types: token, indicators of their own, and what was acknowledged."""

    name: str
    secret: str
    own: list[str]
    values: dict[tuple[str, str], list[tuple[int, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    drafts: dict[tuple[str, str], str] = field(default_factory=dict)
    conflicts: int = 0


@dataclass
class Times:
    """How long each kind of request took, in seconds, as the person waited."""

    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, kind: str, seconds: float) -> None:
        """Note a request."""
        with self.lock:
            self.taken[kind].append(seconds)

    def line(self, kind: str) -> str:
        """Return a line: how many, median, 95 %, longest."""
        found = sorted(self.taken[kind])
        return (
            f"{kind:8} {len(found):6} requests  p50 {1000 * statistics.median(found):6.0f} ms  "
            f"p95 {1000 * self.p95(kind):6.0f} ms  max {1000 * found[-1]:6.0f} ms"
        )

    def p95(self, kind: str) -> float:
        """Return the time within which 95 of 100 were answered."""
        found = sorted(self.taken[kind])
        return found[int(0.95 * (len(found) - 1))]


class Page:
    """An open page of one person: it types, saves, and asks for advice."""

    def __init__(self, person: Person, port: int, cycle: int, times: Times) -> None:
        self.person, self.port, self.cycle = person, port, cycle
        self.times, self.until = times, 0.0
        self.chance = random.Random(person.name)  # noqa: S311 - what is typed, no secret
        self.link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.sequence = 0
        self.trouble: Exception | None = None

    def open(self) -> None:
        """Open the page, before the clock runs: a server that was just started is still cold."""
        for subject in ("1-1", *self.person.own):
            self._version(subject, "name")

    def run(self) -> None:
        """Type until the time is over."""
        try:
            time.sleep(self.chance.uniform(0, 2))
            while time.monotonic() < self.until:
                self._edit()
        except (OSError, LostError, http.client.HTTPException) as error:
            self.trouble = error

    def _edit(self) -> None:
        shared = self.chance.random() < 0.1  # noqa: PLR2004 - one edit in ten is where all are
        subject = "1-1" if shared else self.chance.choice(self.person.own)
        key = self.chance.choice(_KEYS).format(year=self.chance.choice(YEARS))
        version, words = self._version(subject, key), ""
        for _ in range(self.chance.randint(2, 6)):
            words += f"{self.person.name}は船の便を{self.chance.randrange(10**6)}回に増やす。"
            self._draft(subject, key, words, version)
            if time.monotonic() > self.until:
                return
            time.sleep(self.chance.uniform(0.6, 1.4))
        self._ask("advice", "POST", f"units/{subject}/advice", {"typed": {key: words}})
        self._ask("health", "GET", "/api/v1/health")
        self._save(subject, key, words, version)

    def _version(self, subject: str, key: str) -> int:
        status, found = self._ask("read", "GET", f"units/{subject}/cells/{quote(key)}")
        return int(found["version"]) if status == _OK else 0

    def _draft(self, subject: str, key: str, words: str, version: int) -> None:
        self.sequence += 1
        given = {
            "text": words,
            "client_id": f"page-{self.person.name}",
            "sequence": self.sequence,
            "base_version": version,
        }
        status, _ = self._ask("draft", "POST", f"units/{subject}/drafts/{quote(key)}", given)
        if status != _OK:
            raise LostError(f"a draft was answered with {status}")
        self.person.drafts[subject, key] = words

    def _save(self, subject: str, key: str, words: str, version: int) -> None:
        given = {
            "expected_version": version,
            "text": words,
            "client_id": f"page-{self.person.name}",
        }
        address = f"units/{subject}/cells/{quote(key)}"
        status, found = self._ask("save", "POST", address, given)
        if status == _CONFLICT:
            told = found.get("conflict", {})
            if told.get("mine") != words or not told.get("theirs"):
                raise LostError(f"a conflict without both texts: {found}")
            self.person.conflicts += 1
            return
        if status != _OK:
            raise LostError(f"a value was answered with {status}: {found}")
        self.person.values[subject, key].append((int(found["version"]), words))
        self.person.drafts.pop((subject, key), None)

    def _ask(
        self, kind: str, method: str, path: str, given: object = None
    ) -> tuple[int, dict[str, Any]]:
        address = path if path.startswith("/") else f"/api/v1/cycles/{self.cycle}/{path}"
        body = None if given is None else json.dumps(given)
        headers = {
            "Authorization": f"Bearer {self.person.secret}",
            "Content-Type": "application/json",
        }
        begun = time.perf_counter()
        self.link.request(method, address, body, headers)
        response = self.link.getresponse()
        content = response.read()
        self.times.add(kind, time.perf_counter() - begun)
        found = json.loads(content) if content else {}
        return response.status, found if isinstance(found, dict) else {"items": found}


YEARS: list[int] = []
"""The fiscal years of the cycle."""


def prepare(people: int) -> tuple[int, list[Person]]:
    """Store a report, start its cycle, and give so many people accounts, roles and tokens."""
    from sesaku.readers.source import Source  # noqa: PLC0415 - Django is ready only now
    from sesaku_web.accounts.actions.issue_token import issue_token  # noqa: PLC0415 - the same
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same
    from sesaku_web.accounts.models import User  # noqa: PLC0415 - the same
    from sesaku_web.accounts.permissions import Role  # noqa: PLC0415 - the same
    from sesaku_web.sources.actions.add_document import add_document  # noqa: PLC0415 - the same
    from workbench.cycle.actions.set_people import assign, set_roles  # noqa: PLC0415 - the same
    from workbench.cycle.starting import start_cycle  # noqa: PLC0415 - the same
    from workbench.cycle.workflow import CycleRole  # noqa: PLC0415 - the same

    officer = Actor.local()
    path = next(iter(SHARED.glob("corpus/004_*.txt")), EXAMPLE)
    source = Source(path.name, path.read_bytes())
    cycle = start_cycle(officer, add_document(officer, source).document.reading)
    units = list(cycle.units.filter(kind="indicator"))
    YEARS[:] = list(cycle.fiscal_years)
    found, charge = [], defaultdict(list)
    for number in range(people):
        user = User.objects.create(username=f"person{number}", role=Role.READER)
        set_roles(officer, cycle, user, frozenset({CycleRole.DIVISION}))
        own = [unit for at, unit in enumerate(units) if at % people == number % len(units)]
        for unit in {*own, *(one for one in units if one.subject == "1-1")}:
            charge[unit].append(user)
        secret = issue_token(
            Actor(user), "benchmark", ["cycles:read", "cycles:work", "documents:read"]
        ).secret
        found.append(Person(user.username, secret, [unit.subject for unit in own] or ["1-1"]))
    for unit, users in charge.items():
        assign(officer, unit, users)
    return cycle.pk, found


def check(cycle: int, people: list[Person]) -> tuple[int, int]:
    """Look for every acknowledged update; return how many there were, and how many conflicts.

    Raises:
        LostError: one is not there.
    """
    from sesaku_web.history.log import verify  # noqa: PLC0415 - Django is ready only now
    from workbench.cycle.models import CellChange, Draft  # noqa: PLC0415 - the same
    from workbench.cycle.printing import text_of  # noqa: PLC0415 - the same

    changes = {
        (one.cell.unit.subject, one.cell.key, one.version): text_of(one.new)
        for one in CellChange.objects.filter(cell__unit__cycle=cycle).select_related("cell__unit")
    }
    count = 0
    for person in people:
        for (subject, key), written in person.values.items():
            for version, words in written:
                count += 1
                if changes.get((subject, key, version)) != words:
                    raise LostError(f"lost: {person.name} {subject} {key} version {version}")
        drafts = Draft.objects.filter(user__username=person.name, unit__cycle=cycle)
        kept = {(one.unit.subject, one.key): one.text for one in drafts.select_related("unit")}
        for place, words in person.drafts.items():
            if kept.get(place) != words:
                raise LostError(f"lost: draft of {person.name} at {place}")
    verify()
    return count, sum(person.conflicts for person in people)


@contextmanager
def served(environment: Mapping[str, str]) -> Iterator[int]:
    """Serve the library as ``sesaku serve`` does; yield the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [str(Path(sys.executable).with_name("sesaku")), "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=dict(environment), stderr=subprocess.DEVNULL)  # noqa: S603 - our own
    try:
        limit = time.monotonic() + _START_SECONDS
        while True:
            try:
                link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                link.request("GET", "/api/v1/health")
                if link.getresponse().status == _OK:
                    break
            except OSError as error:
                if time.monotonic() > limit:
                    raise LostError("the server does not answer") from error
                time.sleep(0.2)
        yield port
        print(f"processor time of the server {_processor_seconds(process.pid):.1f} s")
    finally:
        process.terminate()
        process.wait(timeout=30)


def _processor_seconds(pid: int) -> float:
    """Return the processor time of a process and those it has started."""
    whole = psutil.Process(pid)
    times = [one.cpu_times() for one in (whole, *whole.children(recursive=True))]
    return float(sum(one.user + one.system for one in times))


def main() -> int:
    """Let them edit, report, and return 1 where 95 of 100 waited longer than half a second."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--sqlite", action="store_true", help="not PostgreSQL, for comparison")
    arguments = parser.parse_args()
    with new_library(postgres=not arguments.sqlite) as environment:
        os.environ.update(environment)
        from sesaku_site.library import open_library  # noqa: PLC0415 - the environment is set now

        open_library()
        cycle, people = prepare(arguments.people)
        times = Times()
        with served(environment) as port:
            pages = [Page(person, port, cycle, Times()) for person in people]
            for page in pages:
                page.open()
            for page in pages:
                page.times, page.until = times, time.monotonic() + arguments.seconds
            threads = [threading.Thread(target=page.run) for page in pages]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        for page in pages:
            if page.trouble is not None:
                raise page.trouble
        count, conflicts = check(cycle, people)
        from django.db import connections  # noqa: PLC0415 - the same

        connections.close_all()
    kind = "SQLite" if arguments.sqlite else "PostgreSQL"
    print(f"{arguments.people} people, {arguments.seconds:.0f} s, {kind}")
    for name in ("draft", "save", "read", "advice", "health"):
        print(times.line(name))
    worst = max(times.p95("draft"), times.p95("save"))
    print(f"values saved and found {count}, conflicts told {conflicts}, lost 0; history verified")
    print(f"p95 of drafts and saves is {worst / times.p95('health'):.1f} times that of /health")
    return int(worst > _LIMIT_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
