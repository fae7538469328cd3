import json

import pytest

from tests.sesaku_site.running import Library
from tests.sesaku_web.factories import PAPER, REPORT


def test_the_library_is_searched(empty: Library) -> None:
    empty.run("add", REPORT, PAPER)
    hits = json.loads(empty.run("search", "離島 航路", "--json", "--limit", "3"))
    assert 0 < len(hits) <= 3
    text = empty.run("read", f"library:{hits[0]['sha256'][:12]}", "--text")
    quoted = "".join(text[span[0] : span[1]] for span in hits[0]["cite"])
    assert "".join(quoted.split()) == "".join(hits[0]["text"].split())
    assert REPORT.name in empty.run("search", "離島")


def test_files_are_searched_without_a_library(empty: Library) -> None:
    hits = json.loads(empty.run("search", "離島", REPORT, "--json"))
    assert {hit["document"] for hit in hits} == {REPORT.name}
    assert not (empty.home / "files").exists()


def test_nothing_found_is_said(empty: Library) -> None:
    empty.run("add", PAPER)
    assert json.loads(empty.run("search", "丗丗丗", "--json")) == []
    assert "Nothing was found" in empty.run("search", "丗丗丗")


@pytest.mark.parametrize("limit", ["0", "101", "many"])
def test_a_wrong_limit(empty: Library, limit: str) -> None:
    assert empty.process("search", "島", "--limit", limit).returncode == 2


def test_the_index_is_made_anew(empty: Library) -> None:
    empty.run("add", REPORT)
    assert "Indexed 1 documents" in empty.process("index").stderr
    assert json.loads(empty.run("search", "離島", "--json"))


def test_a_wrong_file_of_names_is_said(empty: Library) -> None:
    empty.run("add", PAPER)
    (empty.home / "thesaurus.yml").write_text("groups: 3", "utf-8")
    done = empty.process("search", "島")
    assert done.returncode == 1
    assert "groups" in done.stderr
    assert "Traceback" not in done.stderr
