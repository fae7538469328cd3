"""What the processes of one run of tests share: the first that needs it makes it."""

import atexit
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

_VARIABLE = "SESAKU_TEST_RUN"


def begin_run() -> None:
    """Make the folder of this run, where the process that began it has not done so."""
    if _VARIABLE not in os.environ:
        os.environ[_VARIABLE] = tempfile.mkdtemp(prefix="sesaku-run-")
        atexit.register(shutil.rmtree, os.environ[_VARIABLE], ignore_errors=True)


def once(name: str, make: Callable[[Path], None]) -> Path:
    """Return a file or folder of this run, which ``make`` made in this process or in another.

    Args:
        name: what it is called, in the folder of the run.
        make: makes it at a path; called by one process alone, while the others wait.
    """
    folder = Path(os.environ[_VARIABLE])
    made = folder / name
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            draft = folder / f"{name}.draft"
            shutil.rmtree(draft, ignore_errors=True)  # of one that failed
            make(draft)
            draft.rename(made)
    return made
