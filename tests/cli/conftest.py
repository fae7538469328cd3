"""Calling the command line in the test's own process, and files to call it with."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from sesaku.cli.main import main
from sesaku.exceptions import FileMissingError
from sesaku.model.reading import Reading
from tests.factories import position_paper, report

ROOT = Path(__file__).resolve().parents[2]


class Outcome(NamedTuple):
    """What a call wrote and how it ended."""

    status: int
    out: str
    err: str


Call = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A locale and a width that no machine changes."""
    for name in ("LC_ALL", "LC_MESSAGES", "SESAKU_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def call(capsysbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Call the command line; what it wrote is decoded as UTF-8."""

    def run(*arguments: str | Path) -> Outcome:
        status = main([str(argument) for argument in arguments])
        written = capsysbinary.readouterr()
        return Outcome(status, written.out.decode("utf-8"), written.err.decode("utf-8"))

    return run


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files named report.txt, paper.txt be read as readings made by hand, and no other."""

    def read(path: str, *, kind: str | None = None, ocr: bool = False) -> Reading:
        del kind, ocr
        if path.endswith("report.txt"):
            return report()
        if path.endswith("paper.txt"):
            return position_paper()
        raise FileMissingError(path, "ファイルを開けません（No such file）。")

    monkeypatch.setattr("sesaku.cli.opening.read", read)


@pytest.fixture
def example() -> Path:
    """An example document of the repository."""
    return ROOT / "examples" / "evaluation_report" / "umi_to_shima_r4.txt"
