"""How much memory a process and those that it starts take at most, by sampling."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil

_EVERY_SECONDS = 0.02


class Peak:
    """The most resident memory that one of the processes had at a time, in bytes."""

    def __init__(self) -> None:
        self.most = 0

    def look(self, process: psutil.Process) -> None:
        """Look at all processes once."""
        with suppress(psutil.Error):
            for one in (process, *process.children(recursive=True)):
                with suppress(psutil.Error):
                    self.most = max(self.most, one.memory_info().rss)


@contextmanager
def watched(pid: int) -> Iterator[Peak]:
    """Watch a process and its children until the end of the block."""
    peak, process, over = Peak(), psutil.Process(pid), threading.Event()

    def watch() -> None:
        while not over.wait(_EVERY_SECONDS):
            peak.look(process)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        over.set()
        thread.join()
