"""``sesaku upgrade`` with a reader of a new version."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sesaku_site.running import Library
from tests.sesaku_web.factories import PAPER, REPORT

pytestmark = pytest.mark.site

OLDER = "import sesaku; sesaku.READER_VERSION = '0'"
"""What makes the reader of a process, and of those that it starts, one of an older version."""


@pytest.fixture
def older(tmp_path: Path) -> str:
    """The folder that makes it so, where Python looks for modules."""
    (tmp_path / "older").mkdir()
    (tmp_path / "older" / "sitecustomize.py").write_text(OLDER)
    return str(tmp_path / "older")


def versions(library: Library) -> list[str]:
    listed = library.run("list", "--json").splitlines()
    return [json.loads(line)["reader_version"] for line in listed]


def test_what_an_older_reader_read_is_read_again(empty: Library, older: str) -> None:
    adding = empty.begin("add", REPORT, PAPER, PYTHONPATH=older)
    _, trouble = adding.communicate(timeout=120)
    assert adding.returncode == 0, trouble
    assert versions(empty) == ["0", "0"]
    lines = empty.run("upgrade").splitlines()
    assert sorted(line.split("\t")[1] for line in lines[:2]) == [PAPER.name, REPORT.name]
    assert lines[2].startswith("2 documents")
    assert "0" not in versions(empty)
    assert empty.run("upgrade").startswith("0 documents")
    assert "4 entries" in empty.run("verify-history")


_HALF_MADE = """
from sesaku_site.library import make_ready
make_ready()
from django.core.management import call_command
call_command("migrate", "contenttypes", interactive=False, verbosity=0)
"""
_OLDER_TABLES = """
from sesaku_site.library import make_ready
make_ready()
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
MigrationRecorder(connection).record_unapplied("needs", "0002_attached_files")
"""


def _python(library: Library, lines: str) -> None:
    subprocess.run([sys.executable, "-c", lines], env=library.environment, check=True)  # noqa: S603 - our own lines


def test_a_library_whose_making_was_cut_is_made_to_its_end(unmade: Library) -> None:
    _python(unmade, _HALF_MADE)
    assert unmade.run("list").startswith("id,")
    assert unmade.run("add", PAPER)


def test_an_older_library_that_holds_something_waits_for_its_upgrade(empty: Library) -> None:
    empty.run("add", PAPER)
    _python(empty, _OLDER_TABLES)
    refused = empty.process("list")
    assert refused.returncode != 0
    assert "sesaku upgrade" in refused.stderr
