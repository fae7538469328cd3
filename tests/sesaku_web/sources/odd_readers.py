"""Reading processes that meet a file they cannot bear; Django is not loaded where they run."""

import os
import signal
import time
from typing import TYPE_CHECKING, Any

from sesaku.readers.source import Source
from sesaku_web.sources.apart import attempt, limit_memory

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

BROKEN = Source("broken.pdf", b"%PDF-1.7\nnothing more")


def dying(connection: "Connection[Any, Any]", _memory: int) -> None:
    """Die at the broken file, as a process does that the system ends."""
    for given in iter(connection.recv, None):
        if given.name == BROKEN.name:
            os.kill(os.getpid(), signal.SIGKILL)
        connection.send(attempt(given))


def sleeping(connection: "Connection[Any, Any]", _memory: int) -> None:
    """Never come to an end with the broken file."""
    for given in iter(connection.recv, None):
        if given.name == BROKEN.name:
            time.sleep(60)
        connection.send(attempt(given))


def filling(connection: "Connection[Any, Any]", memory: int) -> None:
    """Take more memory than there may be."""
    limit_memory(memory)
    connection.recv()
    try:
        held = bytearray(memory * 2)
    except MemoryError:
        connection.send("memory is limited")
    else:
        connection.send(f"{len(held)} bytes were to be had")
