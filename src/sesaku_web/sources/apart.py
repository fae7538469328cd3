"""Reading files in processes of their own, so that one that stops or never ends harms nothing.

A process reads one file after the other. Where it dies, or takes longer than it may, the file is
reported, the process is replaced, and the others go on.
"""

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from sesaku.exceptions import DocumentError, SesakuError
from sesaku.readers.source import Source
from sesaku_web.sources.preparation import Prepared, prepare

SECONDS = 600.0
"""Longest time that one file may take."""

OCR_SECONDS = 7200.0
"""The same where characters are recognised, some seconds a page."""

MEMORY = 4 * 1024**3
"""Largest address space of a reading process, in bytes, where the system can limit it."""

_CONTEXT = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Read:
    """A file and what came of reading it: ``prepared``, or the ``trouble`` that stopped it."""

    source: Source
    prepared: Prepared | None
    trouble: SesakuError | None = None


class _Process:
    """A reading process and the file that it is at."""

    def __init__(self, memory: int) -> None:
        self.ours, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(theirs, memory), daemon=True)
        self._process.start()
        theirs.close()
        self.source = Source("", b"")
        self.busy = False
        self.deadline = 0.0

    def begin(self, source: Source, seconds: float) -> None:
        self.source, self.busy, self.deadline = source, True, time.monotonic() + seconds
        with suppress(BrokenPipeError):  # it is dead: seen as such when its answer is awaited
            self.ours.send(source)

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.ours.close()


def read_apart(
    sources: Iterable[Source],
    *,
    workers: int = 1,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> Iterator[Read]:
    """Read files in ``workers`` processes and yield each as it is done.

    Sources are taken as processes become free, so that few of them are in memory at a time.
    """
    processes = [_Process(memory) for _ in range(workers)]
    free = deque(processes)
    pending = iter(sources)
    try:
        while True:
            while free and (source := next(pending, None)) is not None:
                free[0].begin(source, seconds)
                free.popleft()
            busy = [process for process in processes if process.busy]
            if not busy:
                return
            for process in _ended(busy):
                yield _answer(process, seconds)
                if process.ours.closed:
                    processes.remove(process)
                    processes.append(_Process(memory))
                    free.append(processes[-1])
                else:
                    free.append(process)
    finally:
        for process in processes:
            if not process.ours.closed:
                process.end()


def read_of(source: Source, answer: Prepared | str) -> Read:
    """Return what came of an attempt."""
    if isinstance(answer, str):
        return Read(source, None, DocumentError(source.path, answer))
    return Read(source, answer)


def _ended(busy: list[_Process]) -> list[_Process]:
    """Wait for those that have answered, died, or taken too long."""
    first = min(process.deadline for process in busy)
    ready = wait([process.ours for process in busy], max(first - time.monotonic(), 0))
    now = time.monotonic()
    return [one for one in busy if one.ours in ready or one.deadline <= now]


def _answer(process: _Process, seconds: float) -> Read:
    source, process.busy = process.source, False
    try:
        answer = process.ours.recv() if process.ours.poll() else None
    except (EOFError, OSError):
        process.end()
        message = "読み取りの途中で止まりました（メモリーの不足など）。ファイルを確かめてください。"
        return Read(source, None, DocumentError(source.path, message))
    if answer is None:
        process.end()
        message = f"{seconds:.0f} 秒たっても読み終わらないため、打ち切りました。"
        return Read(source, None, DocumentError(source.path, message))
    return read_of(source, answer)


def _serve(connection: "Connection[Any, Any]", memory: int) -> None:
    """Read what is sent, in the process of its own."""
    limit_memory(memory)
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            connection.send(attempt(connection.recv()))


def attempt(source: Source) -> Prepared | str:
    """Read a file, or say why it cannot be read: exceptions do not travel between processes."""
    try:
        return prepare(source)
    except DocumentError as error:
        return error.message
    except SesakuError as error:
        return str(error)
    except MemoryError:
        return "読み取りにメモリーが足りません。文書を分けてから読み込んでください。"
    except Exception as error:  # noqa: BLE001 - the edge of a process: the other files go on
        return f"プログラムの不具合で読み取れませんでした（{type(error).__name__}: {error}）。"


def limit_memory(memory: int) -> None:
    """Let this process have no more address space than ``memory`` bytes, where that can be set."""
    if os.name == "posix":
        import resource  # noqa: PLC0415 - not there on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
