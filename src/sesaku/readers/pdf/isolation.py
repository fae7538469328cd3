"""Reading a PDF in a process of its own, within limits of time and memory.

A small file can describe a page that takes days to draw, or crash the program that draws it; only
another process can be stopped. Where this process has one thread it is forked, which takes a few
milliseconds, and for a file of many pages twice, so that two processors read them block by block;
where it has more threads, a new process is started, which takes some tenths of a second.
"""

import contextlib
import faulthandler
import gc
import itertools
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from sesaku.exceptions import BrokenFileError, DocumentError, TooLargeError
from sesaku.readers.pdf import limits
from sesaku.readers.pdf.layout import PageLayout
from sesaku.readers.pdf.native import calls
from sesaku.readers.pdf.opening import BROKEN, WHOLE, Drawing, Opened, Share
from sesaku.readers.pdf.picture import Picture, unpack_picture
from sesaku.readers.pdf.transfer import pack, unpack

_TOO_LONG = f"読み取りに時間がかかりすぎます（上限 {limits.SECONDS} 秒）。頁を分けてください。"
_TOO_BIG = (
    f"読み取りに要るメモリーが多すぎます（上限 {limits.MEMORY // 1024**2} MiB）。"
    "頁を分けてください。"
)
_ERRORS = {error.__name__: error for error in (BrokenFileError, TooLargeError)}
_PAGE, _DONE, _FAILED, _PICTURE, _COUNT = b"p", b"d", b"!", b"g", b"c"
_BLOCK = 1 << 20
_FLUSH = 1 << 15
_THREADS = Path("/proc/self/task")
_MEMORY = Path("/proc/self/statm")


class _Child:
    """A copy of this process that reads: iterated, it gives the lines that it writes.

    The last line says why it ended, where it ended without an answer.
    """

    def __init__(self, process: int, pipe: int, path: str) -> None:
        self._process = process
        self._pipe = pipe
        self._path = path
        self._lines = self._read()

    def __iter__(self) -> Iterator[bytes]:
        return self._lines

    def _read(self) -> Iterator[bytes]:
        end = time.monotonic() + limits.SECONDS
        left = b""
        while True:
            ready, _, _ = select.select([self._pipe], [], [], max(end - time.monotonic(), 0.0))
            if not ready:
                raise TooLargeError(self._path, _TOO_LONG)
            block = os.read(self._pipe, _BLOCK)
            if not block:
                break
            *lines, left = (left + block).split(b"\n")
            yield from lines
        yield _ended(self.close())

    def close(self) -> int:
        """End the process, if it still runs; return its exit code."""
        if self._process == 0:
            return 0
        os.close(self._pipe)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        _, status = os.waitpid(self._process, 0)
        self._process = 0
        return os.waitstatus_to_exitcode(status)


_Answer: TypeAlias = _Child | Generator[bytes, None, None]


def read_apart(data: bytes, path: str, take: Callable[[PageLayout], None]) -> str | None:
    """Read all pages of a PDF in another process.

    Args:
        data: the file's content.
        path: the file, for messages.
        take: is given every page in its turn, while the next is read.

    Returns:
        The title that the file declares.

    Raises:
        BrokenFileError: it is no PDF, damaged, or locked by a password.
        TooLargeError: reading it takes more than the limits allow.
    """
    calls()
    with contextlib.ExitStack() as stack:
        for line in _lines(data, path, stack):
            if line[:1] == _PAGE:
                take(unpack(line[1:]))
            elif line[:1] == _DONE:
                title = json.loads(line[1:])
                return None if title is None else str(title)
            else:
                raise _error(line, path)
    raise BrokenFileError(path, BROKEN)


def draw_apart(data: bytes, path: str, page: int) -> Picture:
    """Draw a page of a PDF in another process.

    Args:
        data: the file's content.
        path: the file, for messages.
        page: which page, from 0.

    Raises:
        BrokenFileError: it cannot be drawn.
        TooLargeError: drawing it takes more than the limits allow.
    """
    calls()
    drawing = Drawing(page)
    forked = _forked(data, path, drawing) if _is_alone() else None
    answer: _Answer = forked or _started(data, path, drawing)
    with contextlib.closing(answer):
        for line in answer:
            if line[:1] == _PICTURE:
                return unpack_picture(line[1:])
            raise _error(line, path)
    raise BrokenFileError(path, BROKEN)


def _error(line: bytes, path: str) -> DocumentError:
    name, message = json.loads(line[1:])
    return _ERRORS[name](path, message)


def _lines(data: bytes, path: str, stack: contextlib.ExitStack) -> Iterator[bytes]:
    """Yield what is said of a file; where it has many pages, a second process joins the first."""
    two = len(data) >= limits.TWO_READERS and len(os.sched_getaffinity(0)) > 1
    first = _forked(data, path, Share(0, 2 if two else 1)) if _is_alone() else None
    answers: list[_Answer] = [first or _started(data, path)]
    stack.callback(answers[0].close)
    if first is not None and two:
        line = next(iter(first))
        if line[:1] != _COUNT:
            yield line
            return
        if int(line[1:]) > limits.SHARED_PAGES:
            second = _forked(data, path, Share(1, 2))
            answers = [_started(data, path)] if second is None else [first, second]
            stack.callback(answers[-1].close)
    yield from _in_turn(answers)


def _in_turn(answers: Sequence[_Answer]) -> Iterator[bytes]:
    """Yield pages in their order: a block of each process in its turn, until one has no more."""
    if len(answers) == 1:
        yield from answers[0]
        return
    for answer in itertools.cycle(answers):
        lines = 0
        for line in itertools.islice(iter(answer), limits.BLOCK_PAGES):
            lines += 1
            yield line
            if line[:1] != _PAGE:
                return
        if lines == 0:
            return


def _is_alone() -> bool:
    """Whether this process may be forked: Linux, and no other thread that may hold a lock."""
    try:
        return len(list(_THREADS.iterdir())) == 1
    except OSError:
        return False


def _answer(data: bytes, path: str, task: Share | Drawing = WHOLE) -> Iterator[bytes]:
    """Yield what a process that reads says: its pages, then the end, or an error."""
    try:
        opened = Opened(data, path)
        if isinstance(task, Drawing):
            yield _PICTURE + opened.picture(task).pack() + b"\n"
            return
        if task.parts > 1 and task.part == 0:
            yield _COUNT + str(opened.count).encode() + b"\n"
        for page in opened.pages(task):
            yield _PAGE + pack(page) + b"\n"
        opened.close()
        yield _DONE + json.dumps(opened.title).encode() + b"\n"
    except DocumentError as error:
        yield _failure(type(error), error.message)
    except MemoryError:
        yield _failure(TooLargeError, _TOO_BIG)


def _failure(error: type[DocumentError], message: str) -> bytes:
    return _FAILED + json.dumps([error.__name__, message]).encode() + b"\n"


def _limit() -> None:
    """Bound this process for good: memory on top of what it has, time of the processor."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system

        pages = int(_MEMORY.read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + limits.MEMORY
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.SECONDS, limits.SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _forked(data: bytes, path: str, task: Share | Drawing) -> _Child | None:
    """Return a copy of this process that reads; None where none can be made."""
    here, there = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(here)
        os.close(there)
        return None
    if child == 0:
        _serve(data, path, task, there)
    os.close(there)
    return _Child(child, here, path)


def _serve(data: bytes, path: str, task: Share | Drawing, pipe: int) -> None:
    """Answer and end this process, whatever happens; nothing of its parent's is touched."""
    code = 1
    try:
        gc.disable()
        faulthandler.disable()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        _limit()
        with open(pipe, "wb", buffering=_FLUSH) as answer:
            for line in _answer(data, path, task):
                answer.write(line)
                if line[:1] == _COUNT:
                    answer.flush()
        code = 0
    finally:
        os._exit(code)


def _ended(code: int) -> bytes:
    """Say why a process ended without an answer: time, memory, or a crash."""
    if code == -signal.SIGXCPU:
        return _failure(TooLargeError, _TOO_LONG)
    if code in {-signal.SIGABRT, -signal.SIGTRAP, -signal.SIGKILL}:
        return _failure(TooLargeError, _TOO_BIG)
    return _failure(BrokenFileError, BROKEN)


def _started(
    data: bytes, path: str, drawing: Drawing | None = None
) -> Generator[bytes, None, None]:
    """Yield the answer of a new process, line by line."""
    command = [sys.executable, "-m", __name__, *map(str, drawing or ())]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - this module, by this interpreter
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=limits.SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TooLargeError(path, _TOO_LONG) from error
    yield from done.stdout.splitlines()
    if done.returncode:
        yield _ended(done.returncode)


if __name__ == "__main__":
    _limit()
    asked = Drawing(int(sys.argv[1])) if len(sys.argv) > 1 else WHOLE
    sys.stdout.buffer.writelines(_answer(sys.stdin.buffer.read(), "", asked))
