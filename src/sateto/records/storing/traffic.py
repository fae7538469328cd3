"""What goes between reading and storing processes: wide pipes, and memory that is kept.

Some ten kilobytes go to and fro for each record. A pipe of 64 KiB is filled and emptied some forty
times for a batch, each time with a change of process; and memory that is given back after each
batch is cleared by the system before it is had again.
"""

import ctypes
import fcntl
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress

_PIPE_BYTES = 1024 * 1024
"""As much as Linux gives to anybody."""
_ENDS = (
    ("_call_queue", "_writer"),
    ("_result_queue", "_writer"),
)
_TRIM_THRESHOLD = -1
_TOP_PAD = -2
_MMAP_THRESHOLD = -3
_KEPT_BYTES = 1024 * 1024 * 1024
_PADDED_BYTES = 16 * 1024 * 1024
_LARGE_BYTES = 32 * 1024 * 1024


def widen_pipes(pool: ProcessPoolExecutor) -> None:
    """Let the pipes of a pool hold a megabyte, where the system has pipes that can."""
    resize: int | None = getattr(fcntl, "F_SETPIPE_SZ", None)
    for queue, end in _ENDS:
        pipe = getattr(getattr(pool, queue, None), end, None)
        if pipe is not None and resize is not None:
            with suppress(OSError):  # whoever has too many of them keeps the usual one
                fcntl.fcntl(pipe.fileno(), resize, _PIPE_BYTES)


def keep_memory() -> None:
    """Let this process keep what it frees until it ends: for one that ends with its work."""
    allocator = getattr(ctypes.CDLL(None), "mallopt", None)  # of the GNU C library alone
    if allocator is not None:
        allocator(_MMAP_THRESHOLD, _LARGE_BYTES)
        allocator(_TRIM_THRESHOLD, _KEPT_BYTES)
        allocator(_TOP_PAD, _PADDED_BYTES)
