"""A bar on standard error, where that is a terminal; elsewhere a line now and then."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sesaku.cli.messages import say

if TYPE_CHECKING:
    import rich.progress

_EVERY_SECONDS = 10.0


class Progress:
    """How far a long command is."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._said_at = time.monotonic()
        self._bar: rich.progress.Progress | None = None
        self._task: rich.progress.TaskID | None = None

    def __enter__(self) -> Self:
        if self._total > 1 and sys.stderr.isatty():
            from rich.console import Console  # noqa: PLC0415 - only where a bar is shown
            from rich.progress import Progress as Bar  # noqa: PLC0415 - the same

            self._bar = Bar(console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task("", total=self._total)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self) -> None:
        """Count one more as done."""
        self._done += 1
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._done)
        elif time.monotonic() - self._said_at >= _EVERY_SECONDS:
            self._said_at = time.monotonic()
            say(f"{self._done} / {self._total}")

    def at(self, name: str, done: int, size: int) -> None:
        """Say now and then how far one large file is."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=f"{name} {100 * done // max(size, 1)} %")
        elif time.monotonic() - self._said_at >= _EVERY_SECONDS:
            self._said_at = time.monotonic()
            say(f"{name}: {100 * done // max(size, 1)} %")

    def say(self, message: str) -> None:
        """Write one line to standard error; the bar goes on below it."""
        self._beside()
        say(message)

    def write(self, text: str) -> None:
        """Write to standard output; the bar goes on below it."""
        self._beside()
        sys.stdout.write(text)

    def _beside(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar.start()
