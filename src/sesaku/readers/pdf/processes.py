"""Getting a process that reads one PDF, and its answer.

The first file is read by a copy of this process, where it has one thread: a command that reads one
file starts nothing else. Every other is read by a copy of a fork server, which is started with the
second file, or with the first where there are threads. Where the system knows no fork, every file
takes a new process, some tenths of a second.
"""

import atexit
import contextlib
import faulthandler
import gc
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import NamedTuple, NoReturn, TypeAlias

from sesaku.exceptions import TooLargeError
from sesaku.readers.pdf import fork_server, limits
from sesaku.readers.pdf.answering import (
    FLUSH,
    TOO_LONG,
    Task,
    answer,
    bound_this_process,
    ended,
    write_answer,
)
from sesaku.readers.pdf.fonts import add_own_fonts
from sesaku.readers.pdf.native import calls

_BLOCK = 1 << 20
_NO_PROCESS = (
    "いまは読み取りを始められません（メモリーか、動かせるプロセスの数が足りません）。"
    "しばらくしてから、もう一度読み込んでください。"
)
_THREADS = Path("/proc/self/task")


class Answer:
    """What a process that reads says, line by line.

    The last line says why it ended, where it ended without an answer.

    Args:
        pipe: where it is read.
        path: the file, for messages.
        process: who writes it, where that is a child of this process.

    Raises:
        TooLargeError: there is no end within the time.
    """

    def __init__(self, pipe: int, path: str, process: int = 0) -> None:
        self._pipe = pipe
        self._path = path
        self._process = process
        self._lines = self._read()

    def __iter__(self) -> Iterator[bytes]:
        return self._lines

    def _read(self) -> Iterator[bytes]:
        end = time.monotonic() + limits.SECONDS
        left = b""
        while True:
            ready, _, _ = select.select([self._pipe], [], [], max(end - time.monotonic(), 0.0))
            if not ready:
                raise TooLargeError(self._path, TOO_LONG)
            block = os.read(self._pipe, _BLOCK)
            if not block:
                break
            *lines, left = (left + block).split(b"\n")
            yield from lines
        yield self._why(left)

    def _why(self, left: bytes) -> bytes:
        if self._process:
            return ended(self.close())
        _, sign, said = left.partition(fork_server.WHY)
        return said if sign else ended(-signal.SIGKILL)

    def close(self) -> int:
        """Take no more; what still reads is ended. Return the exit code of a child."""
        if self._pipe < 0:
            return 0
        os.close(self._pipe)
        self._pipe = -1
        if not self._process:
            return 0
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        _, status = os.waitpid(self._process, 0)
        return os.waitstatus_to_exitcode(status)


class ForkServer:
    """The fork server of this process, started when it is first asked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._control: Connection | None = None
        self.process = 0
        """Its number, where it was started."""
        self.wanted = False
        """Whether a file was read already, so that the next is worth starting it."""

    def ask(self, data: bytes, task: Task) -> int:
        """Have a file read; return the end of the pipe where the answer comes.

        Raises:
            OSError: no process or no memory can be had.
        """
        here, there = os.pipe()
        content = os.memfd_create("pdf")
        try:
            with open(content, "wb", closefd=False) as memory:
                memory.write(data)
            with self._lock:
                self._send(fork_server.Request(task, there, content))
        except OSError:
            os.close(here)
            raise
        finally:
            os.close(there)
            os.close(content)
        return here

    def _send(self, request: fork_server.Request) -> None:
        if self._control is not None:
            with contextlib.suppress(ConnectionError):
                fork_server.give_request(self._control, request)
                return
            self._control.close()
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self.process, 0)
        self._control = self._started()
        fork_server.give_request(self._control, request)

    def _started(self) -> Connection:
        """Start a process that knows nothing of this one but where its modules are."""
        ours, theirs = Pipe()
        with theirs:
            self.process = os.posix_spawn(
                sys.executable,
                [sys.executable, "-m", fork_server.__name__],
                {"PYTHONPATH": _module_path(), "PYTHONDONTWRITEBYTECODE": "1"},
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, theirs.fileno(), 0),
                    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
                ],
                setsid=True,
            )
        return ours

    def forget(self) -> None:
        """Leave it to the process of which this one is a copy."""
        if self._control is not None:
            self._control.close()
        self.__init__()  # type: ignore[misc] # anew: another thread may have held the lock


SERVER = ForkServer()
_HAS_FORK_SERVER = sys.platform == "linux"

Reading: TypeAlias = Answer | Generator[bytes, None, None]


class Way(NamedTuple):
    """How a process is had that reads a file.

    ``read`` takes the content, the file for messages and what is to be done; it raises
    TooLargeError where no process or no memory can be had. ``alone`` is the number of pages for
    which a second process is not worth while.
    """

    read: Callable[[bytes, str, Task], Reading]
    alone: int


def way() -> Way:
    """Return how the next file is to be read."""
    if not _HAS_FORK_SERVER:
        return Way(_started, limits.MAX_PAGES)
    if SERVER.wanted or not _is_alone():
        return Way(_served, limits.SHARED_PAGES_SERVED)
    SERVER.wanted = True
    return Way(_forked, limits.SHARED_PAGES)


def _is_alone() -> bool:
    """Whether no other thread of this process may hold a lock."""
    return len(list(_THREADS.iterdir())) == 1


def _served(data: bytes, path: str, task: Task) -> Reading:
    try:
        return Answer(SERVER.ask(data, task), path)
    except OSError as error:
        raise TooLargeError(path, _NO_PROCESS) from error


def _forked(data: bytes, path: str, task: Task) -> Reading:
    calls()
    here, there = os.pipe()
    try:
        child = os.fork()
    except OSError as error:
        os.close(here)
        os.close(there)
        raise TooLargeError(path, _NO_PROCESS) from error
    if child == 0:
        _serve(data, path, task, there)
    os.close(there)
    return Answer(here, path, child)


def _serve(data: bytes, path: str, task: Task, pipe: int) -> NoReturn:
    """Answer and end this process, whatever happens; nothing of its parent's is touched."""
    code = 1
    try:
        gc.disable()
        faulthandler.disable()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        add_own_fonts()
        bound_this_process()
        with open(pipe, "wb", buffering=FLUSH) as target:
            write_answer(target, data, path, task)
        code = 0
    finally:
        os._exit(code)


def _started(data: bytes, path: str, task: Task) -> Generator[bytes, None, None]:
    """Yield the answer of a new process, line by line; nobody can fork here."""
    try:
        done = subprocess.run(  # noqa: S603 - this module, by this interpreter
            [sys.executable, "-m", __name__, fork_server.packed_task(task).decode()],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": _module_path()},
            timeout=limits.SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TooLargeError(path, TOO_LONG) from error
    yield from done.stdout.splitlines()
    if done.returncode:
        yield ended(done.returncode)


def _leave_server() -> None:
    SERVER.forget()


def _module_path() -> str:
    return os.pathsep.join(str(Path(place).absolute()) for place in sys.path)


def main() -> None:
    """Read the file that is this process's standard input."""
    add_own_fonts()
    bound_this_process()
    lines = answer(sys.stdin.buffer.read(), "", fork_server.unpacked_task(sys.argv[1].encode()))
    sys.stdout.buffer.writelines(lines)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_server)
atexit.register(_leave_server)

if __name__ == "__main__":
    main()
