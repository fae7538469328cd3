"""What the pages show was so when it was last run: commands, their output, and the library."""

import doctest
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.docs.pages import ROOT, blocks, pages

OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
MAKES_EVERYTHING = {"make run", "make test", "make check", "make setup"}
"""Commands that CI runs by itself; here it is enough that the target exists."""


class Step(NamedTuple):
    """A command that a page shows, and the output that it shows below it."""

    command: str
    shown: str


def steps(body: str) -> Iterator[Step]:
    """Yield the commands of a console block; a line that begins with ``$`` starts one."""
    for piece in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, shown = piece.partition("\n")
        yield Step(command.strip(), shown)


CONSOLE = [
    pytest.param(block.body, id=f"{page.relative_to(ROOT).as_posix()}:{block.line}")
    for page in pages()
    for block in blocks(page.read_text("utf-8"))
    if block.language == "console"
]
PYTHON = [
    pytest.param(page, id=page.relative_to(ROOT).as_posix())
    for page in pages()
    if any(block.language == "pycon" for block in blocks(page.read_text("utf-8")))
]


@pytest.mark.parametrize("body", CONSOLE)
def test_commands_do_what_the_page_shows(body: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
    }
    for name in ("examples", ".venv"):  # what a command writes is not to land in the checkout
        (tmp_path / name).symlink_to(ROOT / name)
    found = list(steps(body))
    assert found, "a console block shows commands, each after a $"
    for step in found:
        if step.command in MAKES_EVERYTHING:
            continue
        done = subprocess.run(  # noqa: S602 - the page's own command, as a person would type it
            step.command,
            shell=True,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{step.command}\n{done.stderr}"
        matched = doctest.OutputChecker().check_output(step.shown, done.stdout, OPTIONS)
        assert matched or not step.shown.strip(), f"{step.command}\n{done.stdout}"


@pytest.mark.parametrize("page", PYTHON)
def test_the_library_does_what_the_page_shows(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    source = "\n".join(
        block.body for block in blocks(page.read_text("utf-8")) if block.language == "pycon"
    )
    parser = doctest.DocTestParser()
    examples = parser.get_doctest(source, {}, page.name, str(page), 0)
    report: list[str] = []
    results = doctest.DocTestRunner(optionflags=OPTIONS).run(examples, out=report.append)
    assert results.attempted > 0
    assert results.failed == 0, "".join(report)


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_readme_commands_are_make_targets(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"(?:\$ |`)make ([a-z-]+)", text))
    assert {"run", "test"} <= named
    assert named <= targets


def test_both_readmes_show_the_same_commands() -> None:
    shown = [
        [
            step.command
            for block in blocks((ROOT / name).read_text("utf-8"))
            if block.language == "console"
            for step in steps(block.body)
        ]
        for name in ("README.md", "README.ja.md")
    ]
    assert [[line.replace(" --lang en", "") for line in page] for page in shown[:1]] == shown[1:]
