"""The set-up says in plain words what a machine lacks, and leaves nothing half made."""

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "setup.sh"
OLD = 'case "$1" in --version) echo "Python 3.9.2";; *) exit 1;; esac'
NO_VENV = 'case "$*" in *ensurepip*|*virtualenv*|*pip*) exit 1;; *) exit 0;; esac'


def set_up(folder: Path, python: str) -> subprocess.CompletedProcess[str]:
    tools = folder / "tools"
    tools.mkdir()
    script = tools / SCRIPT.name
    script.write_bytes(SCRIPT.read_bytes())
    return subprocess.run(  # noqa: S603 - our own script
        ["bash", str(script)],  # noqa: S607 - where bash is, the machine knows
        env={**os.environ, "PYTHON": python},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def interpreter(folder: Path, behaviour: str) -> str:
    path = folder / "python"
    path.write_text(f"#!/bin/sh\n{behaviour}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        pytest.param(OLD, ("Python 3.9.2", "too old", "古すぎます"), id="too old"),
        pytest.param(NO_VENV, ("python3-venv", "仮想環境"), id="no venv module"),
    ],
)
def test_what_a_machine_lacks_is_said(
    tmp_path: Path, behaviour: str, said: tuple[str, ...]
) -> None:
    done = set_up(tmp_path, interpreter(tmp_path, behaviour))
    assert done.returncode == 1
    assert [words for words in said if words not in done.stderr] == []
    assert not (tmp_path / ".venv").exists()


def test_no_python_is_said(tmp_path: Path) -> None:
    done = set_up(tmp_path, "python-that-is-not-there")
    assert done.returncode == 1
    assert "apt-get install python3 python3-venv" in done.stderr
    assert not (tmp_path / ".venv").exists()
