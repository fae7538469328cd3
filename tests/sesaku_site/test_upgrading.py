"""``sesaku upgrade`` with a reader of a new version."""

import json
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
