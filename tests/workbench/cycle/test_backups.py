"""A cycle that is worked on goes into a backup and comes out of it, with every change."""

import zipfile
from pathlib import Path

import pytest

from benchmarks.cycle_kills import run
from tests.sesaku_site.running import library

pytestmark = pytest.mark.site


def test_there_and_back(tmp_path: Path) -> None:
    with library(tmp_path / "one") as one, library(tmp_path / "other") as other:
        run(one.environment, kills=1, seed=3)
        one.run("backup", tmp_path / "one.zip")
        other.run("restore", tmp_path / "one.zip")
        assert other.run("verify-history") == one.run("verify-history")
        other.run("backup", tmp_path / "two.zip")
        first, second = (_tables(tmp_path / f"{name}.zip") for name in ("one", "two"))
        assert first == second
        assert {"cycle.cell", "cycle.cellchange", "cycle.move", "cycle.draft"} <= set(first)
        assert first["cycle.cellchange"].count(b"\n") > 100
        # The restored library is worked on: its triggers and numbers are in their places.
        run(other.environment, kills=1, seed=4)


def _tables(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {
            name.removeprefix("tables/").removesuffix(".jsonl"): archive.read(name)
            for name in archive.namelist()
            if name.startswith("tables/cycle.")
        }
