"""Thirty people edit one cycle at once, through the real server; then every update is looked for.

Each works at the desk as a browser does (``desk_person`` says how, and how long they think) in
indicators of their own and, now and then, in one that all share. Reported are the times that people
waited, beside those of the service's own ``/health`` asked in the same moments, and the processor
time of the server, of the database, and of the people themselves, who sit at the same machine.

No update may be lost: every acknowledged value is looked for in the changes of its cell, right
after the version that the person saw; every conflict has to show what was written; what was typed
and not saved has to be kept; and the history has to verify.

usage: python -m benchmarks.cycle_editing [--people 30] [--seconds 120] [--pace 1] [--sqlite]
"""

import argparse
import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psutil

from benchmarks.desk_person import LostError, Page, Person, Times
from benchmarks.store_library import new_library

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SESAKU_SHARED", ROOT.parent / "shared"))
EXAMPLE = ROOT / "examples" / "evaluation_report" / "umi_to_shima_r4.txt"
_LIMIT_SECONDS = 0.5
_START_SECONDS = 90.0
_OK = 200
_KINDS = ("page", "draft", "advice", "save", "conflict", "settle", "health")


def prepare(people: int) -> tuple[int, list[Person]]:
    """Store a report, start its cycle, and give so many people accounts, roles and sessions."""
    from django.test import Client  # noqa: PLC0415 - Django is ready only now

    from sesaku.readers.source import Source  # noqa: PLC0415 - Django is ready only now
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same
    from sesaku_web.accounts.models import User  # noqa: PLC0415 - the same
    from sesaku_web.accounts.permissions import Role  # noqa: PLC0415 - the same
    from sesaku_web.sources.actions.add_document import add_document  # noqa: PLC0415 - the same
    from workbench.cycle.actions.set_people import assign, set_roles  # noqa: PLC0415 - the same
    from workbench.cycle.starting import start_cycle  # noqa: PLC0415 - the same
    from workbench.cycle.workflow import CycleRole  # noqa: PLC0415 - the same

    officer = Actor.local()
    path = next(iter(SHARED.glob("corpus/004_*.txt")), EXAMPLE)  # the real report, where it is
    source = Source(path.name, path.read_bytes())
    cycle = start_cycle(officer, add_document(officer, source).document.reading)
    units = list(cycle.units.filter(kind="indicator"))
    found, charge = [], defaultdict(list)
    for number in range(people):
        user = User.objects.create(username=f"person{number}", role=Role.READER)
        set_roles(officer, cycle, user, frozenset({CycleRole.DIVISION}))
        own = [unit for at, unit in enumerate(units) if at % people == number % len(units)]
        for unit in {*own, *(one for one in units if one.subject == "1-1")}:
            charge[unit].append(user)
        browser = Client()
        browser.force_login(user)
        session = browser.cookies["sessionid"].value
        found.append(Person(user.username, session, [unit.subject for unit in own] or ["1-1"]))
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
        (one.cell.unit.subject, one.cell.key, one.version): one
        for one in CellChange.objects.filter(cell__unit__cycle=cycle).select_related("cell__unit")
    }
    for (subject, key, version), one in changes.items():
        before = changes.get((subject, key, version - 1))
        if before is not None and before.new != one.old:
            raise LostError(f"version {version} of {subject} {key} is not what came after another")
    written = [(person, one) for person in people for one in person.values]
    for person, said in written:
        change = changes.get((said.subject, said.key, said.seen + 1))
        if change is None or text_of(change.new) != said.text:
            raise LostError(f"lost: {person.name} {said}")
    for person in people:
        drafts = Draft.objects.filter(user__username=person.name, unit__cycle=cycle)
        kept = {(one.unit.subject, one.key): one.text for one in drafts.select_related("unit")}
        for place, words in person.drafts.items():
            if kept.get(place) != words:
                raise LostError(f"lost: draft of {person.name} at {place}")
    verify()
    return len(written), sum(person.conflicts for person in people)


class Processors:
    """Processor time of a server, of the database behind it, and of this process."""

    def __init__(self, server: int) -> None:
        self._whole = {"server": [server], "database": _postmaster()}
        self._before = self._now()

    def line(self, seconds: float) -> str:
        """Return what each has used since, and how much of the machine that was."""
        now = self._now()
        used = {name: now[name] - self._before[name] for name in now}
        share = sum(used.values()) / seconds / (os.cpu_count() or 1)
        told = ", ".join(f"{name} {value:.1f} s" for name, value in used.items())
        return f"processor time: {told}: {100 * share:.0f} % of {os.cpu_count()} processors"

    def _now(self) -> dict[str, float]:
        found = {name: sum(map(_processor_seconds, pids)) for name, pids in self._whole.items()}
        return {**found, "people": time.process_time()}


def _postmaster() -> list[int]:
    """Return the process that all of PostgreSQL's come from; none on SQLite."""
    from django.db import connection  # noqa: PLC0415 - Django is ready only now

    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    parent = psutil.Process(backend).parent()
    return [parent.pid] if parent else []


def _processor_seconds(pid: int) -> float:
    """Return the processor time of a process and of those it has started, the ended ones too."""
    whole = psutil.Process(pid)
    own = whole.cpu_times()
    times = [one.cpu_times() for one in whole.children(recursive=True)]
    ended = own.children_user + own.children_system
    return float(own.user + own.system + ended + sum(one.user + one.system for one in times))


@contextmanager
def served(environment: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Serve the library as ``sesaku serve`` does; yield its port and process."""
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
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def main() -> int:
    """Let them edit, report, and return 1 where 95 of 100 waited longer than half a second."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--pace", type=float, default=1, help="how often faster they think")
    parser.add_argument("--sqlite", action="store_true", help="not PostgreSQL, for comparison")
    arguments = parser.parse_args()
    with new_library(postgres=not arguments.sqlite) as environment:
        os.environ.update(environment)
        from sesaku_site.library import open_library  # noqa: PLC0415 - the environment is set now

        open_library()
        cycle, people = prepare(arguments.people)
        with served(environment) as (port, pid):
            pages = [Page(person, port, cycle, arguments.pace) for person in people]
            used, times = _edited(pages, pid, arguments.seconds)
        count, conflicts = check(cycle, people)
        from django.db import connections  # noqa: PLC0415 - the same

        connections.close_all()
    kind = "SQLite" if arguments.sqlite else "PostgreSQL"
    rate = sum(map(len, times.taken.values())) / arguments.seconds
    told = f"{arguments.people} people, {arguments.seconds:.0f} s, {kind}, pace {arguments.pace:g}"
    print(f"{told}: {rate:.1f} requests a second")
    for name in _KINDS:
        if times.taken[name]:
            print(times.line(name))
    print(used)
    print(f"values saved and found {count}, conflicts told {conflicts}, lost 0; history verified")
    worst = max(times.within(kind, 0.95) for kind in ("page", "draft", "advice", "save"))
    health = times.within("health", 0.95)
    print(f"worst p95 {1000 * worst:.0f} ms, {worst / health:.1f} times that of /health")
    return int(worst > _LIMIT_SECONDS)


def _edited(pages: list[Page], server: int, seconds: float) -> tuple[str, Times]:
    """Let all of them work for so long; return the processor time and how long they waited."""
    for page in pages:
        page.open()
    times = Times()
    for page in pages:
        page.times, page.until = times, time.monotonic() + seconds
    processors = Processors(server)
    threads = [threading.Thread(target=page.run) for page in pages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    used = processors.line(seconds)
    for page in pages:
        if page.trouble is not None:
            raise page.trouble
    return used, times


if __name__ == "__main__":
    sys.exit(main())
