"""What a process that reads a PDF says, line by line: its pages, then the end; or why it failed."""

import contextlib
import json
import math
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

from sesaku.exceptions import BrokenFileError, DocumentError, TooLargeError
from sesaku.readers.pdf import limits
from sesaku.readers.pdf.opening import BROKEN, WHOLE, Drawing, Opened, Share
from sesaku.readers.pdf.transfer import pack

PAGE, DONE, FAILED, PICTURE, COUNT = b"p", b"d", b"!", b"g", b"c"
"""How a line begins: a page, the end and the title, an error, a drawn page, how many pages."""

TOO_LONG = f"読み取りに時間がかかりすぎます（上限 {limits.SECONDS} 秒）。頁を分けてください。"
_TOO_BIG = (
    f"読み取りに要るメモリーが多すぎます（上限 {limits.MEMORY // 1024**2} MiB）。"
    "頁を分けてください。"
)
_ERRORS = {error.__name__: error for error in (BrokenFileError, TooLargeError)}
FLUSH = 1 << 15
"""Bytes of an answer that are written together."""
_MEMORY = Path("/proc/self/statm")
_RESERVED, _HELD = 0, 1

Task: TypeAlias = Share | Drawing


def answer(data: bytes, path: str, task: Task = WHOLE) -> Iterator[bytes]:
    """Yield the lines: pages and the end, or a drawn page; or an error."""
    try:
        opened = Opened(data, path)
        if isinstance(task, Drawing):
            yield PICTURE + opened.picture(task).pack() + b"\n"
            return
        if task.parts > 1 and task.part == 0:
            yield COUNT + str(opened.count).encode() + b"\n"
        for page in opened.pages(task):
            yield PAGE + pack(page) + b"\n"
        opened.close()
        yield DONE + json.dumps(opened.title).encode() + b"\n"
    except DocumentError as error:
        yield _failure(type(error), error.message)
    except MemoryError:
        yield _failure(TooLargeError, _TOO_BIG)


def write_answer(target: BinaryIO, data: bytes, path: str, task: Task) -> bool:
    """Write the lines, those that are waited for at once.

    Returns:
        Whether nothing was the matter with the file.
    """
    sign = FAILED
    for line in answer(data, path, task):
        target.write(line)
        sign = line[:1]
        if sign == COUNT:
            target.flush()
    return sign != FAILED


def error_of(line: bytes, path: str) -> DocumentError:
    """Return the error that a line says."""
    name, message = json.loads(line[1:])
    return _ERRORS[name](path, message)


def ended(code: int) -> bytes:
    """Return a line that says why a process ended without an answer: time, memory, or a crash."""
    if code == -signal.SIGXCPU:
        return _failure(TooLargeError, TOO_LONG)
    if code in {-signal.SIGABRT, -signal.SIGTRAP, -signal.SIGKILL}:
        return _failure(TooLargeError, _TOO_BIG)
    return _failure(BrokenFileError, BROKEN)


def bound_this_process() -> None:
    """Bound what this process may take from now on: memory, and time of the processor."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system

        worked = math.ceil(time.process_time())
        for kind, most in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_CPU, worked + limits.SECONDS),
            (resource.RLIMIT_AS, _memory(_RESERVED) + limits.MEMORY),
        ):
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def memory_held() -> int:
    """Return the bytes of memory that this process holds, on Linux."""
    return _memory(_HELD)


def _memory(field: int) -> int:
    return int(_MEMORY.read_text("ascii").split()[field]) * os.sysconf("SC_PAGE_SIZE")


def _failure(error: type[DocumentError], message: str) -> bytes:
    return FAILED + json.dumps([error.__name__, message]).encode() + b"\n"
