"""A small process with copies of itself, each of which reads one PDF after another.

Starting a process for a file, even by forking, takes longer than reading a short one. A process
that has read a file reads the next, up to a number of files; but one that holds much memory ends,
and one in whose file something was wrong, that is beyond a limit, or crashes: the next file is read
by a new copy. They know nothing of the process that asks: neither its memory nor what it has open.

The server is started with its end of a connection as standard input. A request is the task, the end
of a pipe for the answer and a file of memory with the content; where the process that reads ends
without an answer, the last thing in the pipe is a sign and why. Where that who asks closes the
pipe, the process that reads is ended; where the connection is closed, so is everything.

usage: python -m sesaku.readers.pdf.fork_server < CONNECTION
"""

import contextlib
import faulthandler
import gc
import json
import os
import select
import signal
import time
from multiprocessing.connection import Connection, Pipe
from multiprocessing.reduction import recv_handle, send_handle
from pathlib import Path
from typing import NamedTuple, NoReturn

from sesaku.readers.pdf import limits
from sesaku.readers.pdf.answering import (
    FLUSH,
    Task,
    answer,
    bound_this_process,
    ended,
    memory_held,
    write_answer,
)
from sesaku.readers.pdf.fonts import add_own_fonts
from sesaku.readers.pdf.native import calls
from sesaku.readers.pdf.opening import Drawing, Share

WHY = b"\0"
"""Stands before why a process ended, which may come in the middle of a line."""

_SIGNALS = 64
_DESCRIPTORS = Path("/proc/self/fd")
_OTHERS = 3
_NONE = -1
FILES = 100
"""Files that one process reads; pdfium's memory is given back when it ends."""
_IDLE = 2
"""Processes that wait for the next file."""
_GRACE = 0.05
"""Seconds in which a process whose answer is not taken any more may say that it is ready."""
_READY = b"r"
# One line and one rectangle: what reading it needs is there when the first file comes.
_TRIAL = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F
<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>> endobj
4 0 obj <</Length 61>> stream
BT /F 9 Tf 20 60 Td (line) Tj ET 9 9 80 80 re S 9 9 80 40 re S
endstream endobj
trailer <</Root 1 0 R>>
"""


class Request(NamedTuple):
    """What is to be done with a file, where the answer is written, and where the file is."""

    task: Task
    pipe: int
    content: int


def give_request(connection: Connection, request: Request) -> None:
    """Send a request, whose descriptors stay open here as well.

    Raises:
        OSError: nobody is at the other end.
    """
    connection.send_bytes(packed_task(request.task))
    for descriptor in (request.pipe, request.content):
        send_handle(connection, descriptor, None)


def take_request(connection: Connection) -> Request | None:
    """Return the next request; None where there will be no more."""
    try:
        task = unpacked_task(connection.recv_bytes())
        return Request(task, recv_handle(connection), recv_handle(connection))
    except (EOFError, OSError, RuntimeError):  # the last where it ends between the three
        return None


class _Reader:
    """A process that reads one file after another.

    Args:
        process: its number.
        line: the connection by which it gets its files, and says that it is ready for the next.
    """

    def __init__(self, process: int, line: Connection) -> None:
        self.process = process
        self.line = line
        self.pipe = _NONE
        """Where it writes its answer; none while it waits."""
        self.deadline: float | None = None
        """When it is ended, where nobody takes its answer any more."""

    def close_pipe(self) -> None:
        if self.pipe != _NONE:
            os.close(self.pipe)
        self.pipe, self.deadline = _NONE, None

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)


class _Server:
    def __init__(self, control: Connection) -> None:
        self._control = control
        self._ended, signalled = os.pipe()
        for end in (self._ended, signalled):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(signalled, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._readers: list[_Reader] = []

    def serve(self) -> None:
        """Answer until the connection is closed; then end what still reads."""
        going = True
        while going:
            events = self._events()
            for reader in list(self._readers):
                if reader.line.fileno() in events:
                    self._see_whether_ready(reader)
                elif reader.pipe in events:
                    reader.deadline = time.monotonic() + _GRACE
                elif reader.deadline is not None and reader.deadline < time.monotonic():
                    reader.kill()
            if self._ended in events:
                self._see_who_ended()
            if self._control.fileno() in events:
                going = self._assign()
        for reader in self._readers:
            reader.kill()

    def _events(self) -> set[int]:
        """Wait until something happens; return where."""
        poll = select.poll()
        for always in (self._control, self._ended):
            poll.register(always, select.POLLIN)
        waits = None
        for reader in self._readers:
            if reader.pipe != _NONE:
                poll.register(reader.line, select.POLLIN)
                if reader.deadline is None:
                    poll.register(reader.pipe, 0)  # told only when nobody reads there any more
                else:
                    waits = _GRACE * 1000
        return {descriptor for descriptor, _ in poll.poll(waits)}

    def _assign(self) -> bool:
        """Hand a request on to a process that waits; False where there will be no more."""
        request = take_request(self._control)
        if request is None:
            return False
        idle = [reader for reader in self._readers if reader.pipe == _NONE]
        reader = idle[0] if idle else self._new_reader()
        reader.pipe = request.pipe
        with contextlib.suppress(OSError):  # where it has just ended, that is seen next
            give_request(reader.line, request)
        os.close(request.content)
        return True

    def _new_reader(self) -> _Reader:
        ours, theirs = Pipe()
        process = os.fork()
        if process == 0:
            _read_files(theirs)
        theirs.close()
        reader = _Reader(process, ours)
        self._readers.append(reader)
        return reader

    def _see_whether_ready(self, reader: _Reader) -> None:
        try:
            reader.line.recv_bytes()
        except (EOFError, OSError):
            return  # it ended, which is told apart
        reader.close_pipe()
        if sum(each.pipe == _NONE for each in self._readers) > _IDLE:
            reader.line.close()
            self._readers.remove(reader)

    def _see_who_ended(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while os.read(self._ended, _SIGNALS):
                pass
        with contextlib.suppress(ChildProcessError):
            while (found := os.waitpid(-1, os.WNOHANG))[0]:
                for reader in self._readers:
                    if reader.process == found[0]:
                        _say_why(reader, os.waitstatus_to_exitcode(found[1]))
                self._readers = [each for each in self._readers if each.process != found[0]]


def _say_why(reader: _Reader, code: int) -> None:
    """Write why a process ended to where its answer is waited for."""
    if reader.pipe != _NONE and code:
        os.set_blocking(reader.pipe, False)
        with contextlib.suppress(OSError):
            os.write(reader.pipe, WHY + ended(code).rstrip())
    reader.close_pipe()
    reader.line.close()


def _read_files(server: Connection) -> NoReturn:
    """Read one file after another, and end this process, whatever happens."""
    code = 1
    try:
        signal.set_wakeup_fd(-1)
        _close_others(server.fileno())
        for left in reversed(range(FILES)):
            request = take_request(server)
            if request is None or not _read_one(request, server if left else None):
                break
        code = 0
    finally:
        os._exit(code)


def _read_one(request: Request, server: Connection | None) -> bool:
    """Read a file; return whether nothing was the matter with it, so that the next may come.

    The server is told before who asks can know that this is the end, and ask for the next file.
    """
    data = (_DESCRIPTORS / str(request.content)).read_bytes()
    os.close(request.content)
    bound_this_process()
    good = False
    target = os.fdopen(request.pipe, "wb", buffering=FLUSH)
    with contextlib.suppress(BrokenPipeError), target:
        good = write_answer(target, data, "", request.task)
        good = good and memory_held() < limits.KEPT_MEMORY
        if good and server is not None:
            server.send_bytes(_READY)
    return good


def _close_others(kept: int) -> None:
    """Close everything that this process has open, but for standard files and one more."""
    opened = [int(place.name) for place in _DESCRIPTORS.iterdir()]
    for descriptor in opened:
        if descriptor >= _OTHERS and descriptor != kept:
            with contextlib.suppress(OSError):  # the one by which they were listed
                os.close(descriptor)


def packed_task(task: Task) -> bytes:
    """Return a task as the message of a request."""
    return json.dumps(task).encode()


def unpacked_task(message: bytes) -> Task:
    """Return the task of a request."""
    numbers = json.loads(message)
    return Drawing(*numbers) if len(numbers) == 1 else Share(*numbers)


def main() -> None:
    """Serve the connection that is this process's standard input."""
    _close_others(0)
    control = Connection(os.dup(0))
    os.dup2(1, 0)
    os.chdir("/")
    faulthandler.disable()
    add_own_fonts()
    calls()
    list(answer(_TRIAL, ""))
    gc.collect()
    gc.disable()
    gc.freeze()
    _Server(control).serve()


if __name__ == "__main__":
    main()
