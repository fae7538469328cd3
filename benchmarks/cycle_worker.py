"""The process of ``cycle_kills`` that holds the programs, and forks those that work and are killed.

usage: python -m benchmarks.cycle_worker NOTES < phases
"""

import os
import sys
from pathlib import Path

from sesaku_site.library import open_library


def main() -> None:
    """Fork a process for each phase that is asked for, and say when it has ended."""
    notes = Path(sys.argv[1])
    open_library()
    from django.db import connections  # noqa: PLC0415 - Django is ready only now

    from benchmarks.cycle_turns import say, work  # noqa: PLC0415 - the same

    connections.close_all()
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            work(line.strip(), notes)
            os._exit(0)
        os.waitpid(pid, 0)
        say("ended")


if __name__ == "__main__":
    main()
