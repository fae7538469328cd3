"""Reports with pictures at a steady rate through the real server, which is killed in the middle.

Reports come when they are due, whether or not earlier ones were answered; the time to the
acknowledgement counts from when one was due. Each is sent again, with the same key, until it is
acknowledged. Halfway every process of the server is killed with -9 and it is started anew. In the
end every acknowledged report has to be there once, and its picture whole.

The yardstick, in the same run: hashing such a picture and writing it to the disk, one by one.

usage: flock /work/.bench.lock python -m benchmarks.coast_reports [--rate 50] [--seconds 120]
"""

import argparse
import hashlib
import os
import queue
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import psutil

from benchmarks.coast_sending import Sent, base_photo, get, prepare, send
from benchmarks.store_library import new_library

_SENDERS = 96
_LEAD_SECONDS = 1.0
_START_SECONDS = 120
_YARD = 40
_CALL = "from sesaku.cli.main import main; main()"


class LostError(Exception):
    """Something that was acknowledged is not there, or not whole."""


class Server:
    """``sesaku serve`` with all its processes, and the processor time that they took."""

    def __init__(self, environment: Mapping[str, str], port: int) -> None:
        self._environment = dict(environment)
        self.port = port
        self.seconds: dict[str, float] = {"server": 0.0, "worker": 0.0}
        self._last: dict[int, tuple[str, float]] = {}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Start it; return the seconds until it answered."""
        begun = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-c", _CALL, "serve", "--port", str(self.port)],
            env=self._environment,
            stdout=subprocess.DEVNULL,
        )
        while True:
            try:
                if get(self.port, "/coast/work")[0] == 200:  # noqa: PLR2004 - HTTP 200
                    return time.monotonic() - begun
            except OSError:
                pass
            if time.monotonic() - begun > _START_SECONDS:
                raise LostError("the server does not answer")
            time.sleep(0.05)

    def look(self) -> None:
        """Note the processor time of each process."""
        for one in self._all():
            try:
                times, line = one.cpu_times(), one.cmdline()
            except psutil.Error:
                continue
            role = "worker" if "work" in line else "server"
            self._last[one.pid] = (role, times.user + times.system)

    def total(self) -> dict[str, float]:
        """Return the processor time of server and worker so far."""
        self.look()
        found = {"server": 0.0, "worker": 0.0}
        for role, seconds in self._last.values():
            found[role] += seconds
        return found

    def kill(self) -> None:
        """Kill every process with -9."""
        self.look()
        for one in self._all():
            try:
                one.kill()
            except psutil.Error:
                continue
        if self._process is not None:
            self._process.wait()

    def _all(self) -> list[psutil.Process]:
        if self._process is None or self._process.poll() is not None:
            return []
        first = psutil.Process(self._process.pid)
        return [*first.children(recursive=True), first]


def yardstick(photo: bytes, folder: Path) -> tuple[float, float]:
    """Return clock and processor seconds of hashing and storing one picture."""
    clock, spent = time.monotonic(), time.process_time()
    for at in range(_YARD):
        hashlib.sha256(photo).hexdigest()
        with (folder / f"{at}").open("wb") as file:
            file.write(photo)
            file.flush()
            os.fsync(file.fileno())
    return (time.monotonic() - clock) / _YARD, (time.process_time() - spent) / _YARD


def run_load(server: Server, reports: list[Sent], *, rate: float, kill: bool) -> dict[str, float]:
    """Send the reports at a rate; return what was seen beside them."""
    due: queue.Queue[Sent | None] = queue.Queue()
    clock = time.monotonic() + _LEAD_SECONDS
    for at, one in enumerate(reports):
        one.due = at / rate
        due.put(one)
    senders = [
        threading.Thread(target=_sender, args=(due, server.port, clock)) for _ in range(_SENDERS)
    ]
    pages: list[float] = []
    over = threading.Event()
    looking = threading.Thread(target=_reader, args=(server, pages, over))
    for _ in senders:
        due.put(None)
    for thread in (*senders, looking):
        thread.start()
    back = 0.0
    if kill:
        time.sleep(max(0.0, clock + len(reports) / rate / 2 - time.monotonic()))
        server.kill()
        back = server.start()
    for thread in senders:
        thread.join()
    over.set()
    looking.join()
    return {
        "seconds": time.monotonic() - clock,
        "back": back,
        "pages": len(pages),
        "slowest_page": max(pages, default=0.0),
        "page_p50": statistics.median(pages) if pages else 0.0,
    }


def _sender(due: "queue.Queue[Sent | None]", port: int, clock: float) -> None:
    while (one := due.get()) is not None:
        time.sleep(max(0.0, clock + one.due - time.monotonic()))
        send(one, port, clock)


def _reader(server: Server, pages: list[float], over: threading.Event) -> None:
    """Look at pages as others do; while the server is away there are none."""
    while not over.wait(1.0):
        for path in ("/coast/", "/coast/published/"):
            begun = time.monotonic()
            try:
                status, _ = get(server.port, path)
            except OSError:
                continue
            if status != 200:  # noqa: PLR2004 - HTTP 200
                raise LostError(f"{path}: {status}")
            pages.append(time.monotonic() - begun)
        server.look()


def check(environment: Mapping[str, str], reports: list[Sent], folder: Path) -> str:
    """Look for every acknowledged report and picture, in a process of its own."""
    notes = folder / "acknowledged"
    notes.write_text("".join(f"{one.number} {one.key} {one.sha256}\n" for one in reports))
    done = subprocess.run(  # noqa: S603 - this module itself
        [sys.executable, "-m", "benchmarks.coast_reports", "--check", str(notes)],
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise LostError(done.stderr)
    return done.stdout.strip()


def check_here(notes: Path) -> None:
    """Find every report once and its picture whole, then wait for the copies."""
    from sesaku_site.library import open_library  # noqa: PLC0415 - of the checking process alone

    open_library()
    from sesaku_web.history.log import verify  # noqa: PLC0415 - Django is ready only now
    from sesaku_web.sources import files  # noqa: PLC0415 - the same
    from shimamoru.reports.models import Photo, Report  # noqa: PLC0415 - the same

    begun = time.monotonic()
    while waiting := Photo.objects.undone().count():
        print(f"{waiting} copies to make", file=sys.stderr)
        time.sleep(1)
    drained = time.monotonic() - begun
    held = dict(Report.objects.values_list("number", "key"))
    pictures = {
        row[0]: row[1:] for row in Photo.objects.values_list("report__number", "original", "copy")
    }
    lines = [line.split() for line in notes.read_text().splitlines()]
    for number, key, sha256 in lines:
        if str(held.get(number)) != key or pictures[number][0] != sha256:
            raise LostError(f"{number} is not as it was acknowledged")
        files.load(sha256)
        files.load(pictures[number][1])
    if len(held) != len(lines) or Photo.objects.count() != len(lines):
        raise LostError(f"{len(held)} reports for {len(lines)} keys")
    verify()
    print(
        f"{len(lines)} acknowledged, each there once and whole; "
        f"copies drained {drained:.0f} s later"
    )


def _account(environment: Mapping[str, str]) -> None:
    """Make an administrator: with accounts, the server in front may name addresses."""
    call = (
        "from sesaku_site.library import open_library; open_library(upgrade=True); "
        "from sesaku_web.accounts.models import User; "
        "User.objects.create(username='hana', role='administrator')"
    )
    subprocess.run([sys.executable, "-c", call], env=dict(environment), check=True)  # noqa: S603 - our own


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    """Run it and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rate", type=float, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--size", type=int, default=2_000_000)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--no-kill", action="store_true")
    parser.add_argument("--check", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.check is not None:
        check_here(given.check)
        return
    photo = base_photo(given.size)
    with (
        new_library(postgres=given.postgres) as environment,
        tempfile.TemporaryDirectory(prefix="sesaku-coast-") as name,
    ):
        settings = {**environment, "SESAKU_COAST": "1", "SESAKU_HTTPS": "1"}
        _account(settings)
        yard_clock, yard_spent = yardstick(photo, Path(name))
        server = Server(settings, _free_port())
        try:
            server.start()
            _run(given, server, settings, photo, Path(name))
        finally:
            server.kill()
    print(
        f"yardstick: hash and fsync of one picture {yard_clock * 1000:.1f} ms clock, "
        f"{yard_spent * 1000:.1f} ms processor"
    )


def _run(
    given: argparse.Namespace,
    server: Server,
    settings: Mapping[str, str],
    photo: bytes,
    folder: Path,
) -> None:
    import json  # noqa: PLC0415 - for this alone

    asked = json.loads(get(server.port, "/coast/work")[1])
    count = int(given.rate * given.seconds)
    reports = prepare(count, photo, asked["challenge"], asked["bits"])
    print(f"{count} reports of {len(photo) / 1e6:.2f} MB, {given.rate:g} a second", flush=True)
    before = server.total()
    seen = run_load(server, reports, rate=given.rate, kill=not given.no_kill)
    after = server.total()
    smooth = sorted(one.waited for one in reports if one.tries == 1)
    again = [one for one in reports if one.tries > 1]
    waited = sorted(one.waited for one in reports)
    print(f"acknowledged {sum(bool(one.number) for one in reports)} in {seen['seconds']:.1f} s")
    for label, times in (("answered at once", smooth), ("all, outage included", waited)):
        print(
            f"{label}: {len(times)}, "
            + ", ".join(f"p{q} {_at(times, q):.3f} s" for q in (50, 95, 99, 100))
        )
    if not given.no_kill:
        print(
            f"killed with -9 at half time, back after {seen['back']:.1f} s; {len(again)} sent again"
        )
    print(
        f"pages meanwhile: {seen['pages']:.0f}, median {seen['page_p50']:.3f} s, "
        f"slowest {seen['slowest_page']:.3f} s"
    )
    spent = after["server"] - before["server"]
    print(
        f"processor: server {spent:.1f} s ({spent / count * 1000:.1f} ms a report), "
        f"worker {after['worker'] - before['worker']:.1f} s"
    )
    print(check(settings, reports, folder))


def _at(times: list[float], percent: int) -> float:
    return times[min(len(times) - 1, len(times) * percent // 100)] if times else 0.0


if __name__ == "__main__":
    main()
