"""Reports with pictures at a steady rate through the real server, which is killed in the middle.

Reports come when they are due, whether or not earlier ones were answered; the time to the
acknowledgement counts from when one was due. Each is sent again, with the same key, until it is
acknowledged. Halfway every process of the server is killed with -9 and it is started anew. In the
end every acknowledged report has to be there once, and its picture whole.

The yardstick, in the same run: hashing such pictures and writing them to the disk. Devices run on
the same processors; what they took is printed.

usage: flock /work/.bench.lock python -m benchmarks.coast_reports [--rate 50] [--seconds 120]
"""

import argparse
import asyncio
import hashlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil

from benchmarks.coast_sending import Sent, base_photo, get, prepare, send
from benchmarks.store_library import new_library

_LEAD_SECONDS = 1.0
_START_SECONDS = 120
_YARD = 200
_YARD_THREADS = 8
_WORK_BITS = 6
_MOST_SECONDS = 2.0
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


def yardstick(photo: bytes, folder: Path) -> str:
    """Return what hashing and writing such pictures to the disk takes, in as many threads."""

    def store(at: int) -> None:
        hashlib.sha256(photo).hexdigest()
        with (folder / f"{at}").open("wb") as file:
            file.write(photo)
            file.flush()
            os.fsync(file.fileno())

    clock, spent = time.monotonic(), time.process_time()
    with ThreadPoolExecutor(_YARD_THREADS) as threads:
        list(threads.map(store, range(_YARD)))
    clock, spent = time.monotonic() - clock, time.process_time() - spent
    return (
        f"yardstick: hash, write and fsync alone, in {_YARD_THREADS} threads: "
        f"{_YARD / clock:.0f} pictures a second ({_YARD * len(photo) / clock / 1e6:.0f} MB/s), "
        f"{spent / _YARD * 1000:.1f} ms processor each"
    )


async def run_load(
    server: Server, reports: list[Sent], given: argparse.Namespace, photo: Path
) -> dict[str, float]:
    """Send the reports at a rate; return what was seen beside them."""
    clock, spent = time.monotonic() + _LEAD_SECONDS, time.process_time()
    for at, one in enumerate(reports):
        one.due = at / given.rate
    pages: list[float] = []
    with photo.open("rb") as file:
        looking = asyncio.create_task(_reader(server, pages))
        sending = [asyncio.create_task(send(one, server.port, clock, file)) for one in reports]
        killed = back = 0.0
        if not given.no_kill:
            await asyncio.sleep(max(0.0, clock + given.seconds / 2 - time.monotonic()))
            killed = time.monotonic()
            server.kill()
            back = await asyncio.to_thread(server.start)
        await asyncio.gather(*sending)
    looking.cancel()
    return {
        "seconds": time.monotonic() - clock,
        "spent": time.process_time() - spent,
        "killed": killed,
        "back": back,
        "pages": len(pages),
        "slowest_page": max(pages, default=0.0),
        "page_p50": statistics.median(pages) if pages else 0.0,
    }


async def _reader(server: Server, pages: list[float]) -> None:
    """Look at pages as others do; while the server is away there are none."""
    while True:
        await asyncio.sleep(1.0)
        for path in ("/coast/", "/coast/published/"):
            begun = time.monotonic()
            try:
                status, _ = await asyncio.to_thread(get, server.port, path)
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


def _account(environment: Mapping[str, str]) -> str:
    """Make an administrator; return a challenge of little work, which costs the server nothing.

    With accounts, the server in front may name addresses.
    """
    call = (
        "from sesaku_site.library import open_library; open_library(upgrade=True); "
        "from sesaku_web.accounts.models import User; "
        "User.objects.create(username='hana', role='administrator'); "
        "from shimamoru.reports.sending.work import challenge; "
        f"print(challenge({_WORK_BITS}))"
    )
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", call],
        env=dict(environment),
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.split()[-1]


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
        challenge = _account(settings)
        reports = prepare(int(given.rate * given.seconds), photo, challenge, _WORK_BITS)
        print(f"load {os.getloadavg()[0]:.1f}, processors {os.cpu_count()}")
        print(yardstick(photo, Path(name)), flush=True)
        server = Server(settings, _free_port())
        try:
            server.start()
            _run(given, server, reports, photo, Path(name))
            print(check(settings, reports, Path(name)))
        finally:
            server.kill()


def _run(
    given: argparse.Namespace, server: Server, reports: list[Sent], photo: bytes, folder: Path
) -> None:
    count = len(reports)
    print(f"{count} reports of {len(photo) / 1e6:.2f} MB, {given.rate:g} a second", flush=True)
    file = folder / "photo"
    file.write_bytes(photo)
    before = server.total()
    seen = asyncio.run(run_load(server, reports, given, file))
    after = server.total()
    again = sum(one.tries > 1 for one in reports)
    print(f"acknowledged {sum(bool(one.number) for one in reports)} in {seen['seconds']:.1f} s")
    away = (seen["killed"], seen["killed"] + seen["back"])
    answered = sorted(one.answered for one in reports if not away[0] <= one.begun <= away[1])
    late = [one.answered for one in reports if away[0] <= one.begun <= away[1]]
    _print_times(f"{len(answered)} sent while the server was there", answered)
    _print_times(f"{len(late)} sent while it was starting anew", late)
    _print_times("from when it was due, outage and pauses included", [o.waited for o in reports])
    if not given.no_kill:
        print(f"killed with -9 at half time, back after {seen['back']:.1f} s; {again} sent again")
    print(
        f"pages meanwhile: {seen['pages']:.0f}, median {seen['page_p50']:.3f} s, "
        f"slowest {seen['slowest_page']:.3f} s"
    )
    spent = after["server"] - before["server"]
    print(
        f"processor: server {spent:.1f} s ({spent / count * 1000:.1f} ms a report), copies "
        f"{after['worker'] - before['worker']:.1f} s, devices and looking {seen['spent']:.1f} s"
    )
    said = "holds" if _at(answered, 99) < _MOST_SECONDS else "does NOT hold"
    print(
        f"p99 of the acknowledgement under {_MOST_SECONDS:g} s where there is a server: {said}",
        flush=True,
    )


def _print_times(label: str, times: list[float]) -> None:
    ordered = sorted(times)
    print(f"{label}: " + ", ".join(f"p{q} {_at(ordered, q):.3f} s" for q in (50, 95, 99, 100)))


def _at(times: list[float], percent: int) -> float:
    return times[min(len(times) - 1, len(times) * percent // 100)] if times else 0.0


if __name__ == "__main__":
    main()
