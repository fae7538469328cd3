"""The stops of the size budget; the budget itself stands in HABITS, under review by people."""

import ast
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, Function, functions, python_files, shown

FILE_LINES = 500
TEST_FILE_LINES = 700
FUNCTION_LINES = 80
PARAMETERS = 7
OPTIONS = 9
"""A command of the command line has a parameter for each of its options."""

HAND_WRITTEN = [
    pytest.param(path, id=shown(path))
    for path in python_files("src", "tests", "tools", "benchmarks", "examples")
    if path.parent.name != "migrations"  # written by Django
]


@pytest.mark.parametrize("path", HAND_WRITTEN)
def test_size(path: Path) -> None:
    source = path.read_text("utf-8")
    limit = TEST_FILE_LINES if path.relative_to(ROOT).parts[0] == "tests" else FILE_LINES
    assert source.count("\n") <= limit, "split it by its subject"
    found = list(functions(ast.parse(source)))
    assert [_at(path, node) for node in found if _lines(node) > FUNCTION_LINES] == []
    assert [_at(path, node) for node in found if _parameters(node) > _most(node)] == []


def _lines(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _most(node: Function) -> int:
    return OPTIONS if node.name == "command" else PARAMETERS


def _parameters(node: Function) -> int:
    arguments = node.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return len([name for name in named if name.arg not in {"self", "cls"}])


def _at(path: Path, node: Function) -> str:
    return f"{shown(path, node.lineno)} {node.name}"
