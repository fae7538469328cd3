"""Exit statuses; the help and docs/reference list them."""

from enum import IntEnum


class Status(IntEnum):
    """How a command ended."""

    DONE = 0
    """Everything was read and written."""

    MISSING = 1
    """A file could not be read (the others were), or what was asked for is not there."""

    USAGE = 2
    """The command was called wrongly; nothing was read."""

    DEFECTIVE = 3
    """Everything could be opened, but a diagnostic of severity error was found."""

    FOUND = 4
    """``audit --fail-on``: there are findings of that severity or a graver one."""

    INTERNAL = 70
    """A mistake of the program itself."""

    INTERRUPTED = 130
    """Stopped with Ctrl-C."""

    PIPE_CLOSED = 141
    """Whoever read the output stopped reading; nothing is said of it."""
