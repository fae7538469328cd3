"""Running the planner in a process of its own, so that the site answers meanwhile."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

SECONDS = 180.0
"""Longest time that a question may take; the process is ended then."""

_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


def answer_apart(content: Mapping[str, Any], *, seconds: float = SECONDS) -> dict[str, Any]:
    """Return the planner's answer, or status ``stopped`` with the reason where it gave none."""
    command = [sys.executable, "-m", "shimamoru.planning"]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command,
            input=json.dumps(content),
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
            env={**os.environ, **_ONE_THREAD},
        )
    except subprocess.TimeoutExpired:
        return {"status": "stopped", "trouble": [{"kind": "time", "seconds": round(seconds)}]}
    if done.returncode != 0:
        return {"status": "stopped", "trouble": [{"kind": "fault", "said": done.stderr[-500:]}]}
    found: dict[str, Any] = json.loads(done.stdout)
    return found
