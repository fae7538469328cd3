"""A cycle that is worked on goes from one kind of database to the other and back, whole."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from benchmarks.cycle_kills import run
from benchmarks.store_library import new_library
from tests.sesaku_site.running import Library, library

pytestmark = pytest.mark.site

WHOLE = {"cycle.cell", "cycle.cellchange", "cycle.move", "cycle.draft", "publications.edition"}


def test_to_the_other_kind_of_database_and_back(tmp_path: Path) -> None:
    with (
        library(tmp_path / "one", postgres=False) as one,
        new_library(postgres=True) as environment,
        library(tmp_path / "three", postgres=False) as three,
    ):
        other = Library({**environment, "SESAKU_LANG": "en"})
        run(one.environment, kills=3, seed=3)
        _moved(one, other, tmp_path / "one.zip")
        # What was restored is worked on: triggers, numbers and states are in their places.
        run(other.environment, kills=3, seed=4)
        _moved(other, three, tmp_path / "other.zip")
        run(three.environment, kills=1, seed=5)


def _moved(source: Library, target: Library, path: Path) -> None:
    """Move a library by a backup, and compare all that is told of its cycles."""
    again = path.with_suffix(".again.zip")
    source.run("backup", path)
    target.run("restore", path)
    assert target.run("verify-history") == source.run("verify-history")
    target.run("backup", again)
    first, second = _tables(path), _tables(again)
    assert set(first) >= WHOLE
    assert len(first["cycle.cellchange"]) > 100
    assert all(first[name] for name in WHOLE)
    assert first == second


def _tables(path: Path) -> dict[str, list[Any]]:
    with zipfile.ZipFile(path) as archive:
        return {
            name.removeprefix("tables/").removesuffix(".jsonl"): [
                json.loads(line) for line in archive.read(name).splitlines()
            ]
            for name in archive.namelist()
            if name.startswith(("tables/cycle.", "tables/publications."))
        }
