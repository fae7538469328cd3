"""The files of the checkout, as the architecture tests look at them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """A Python file of a package: its dotted name and its syntax tree."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def package(self) -> str:
        """The package that relative imports start from."""
        return self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]


@cache
def files() -> tuple[Path, ...]:
    """Return every file that git tracks, or would track when it is added."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)  # noqa: S603 - constant
    paths = (ROOT / name for name in done.stdout.decode("utf-8").split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


@cache
def texts() -> dict[Path, str]:
    """Return the content of every tracked file that is UTF-8 text."""
    found = {}
    for path in files():
        try:
            found[path] = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
    return found


def python_files(*folders: str) -> Iterator[Path]:
    """Yield the Python files below these folders of the checkout, in order."""
    for path in files():
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders:
            yield path


@cache
def all_modules() -> tuple[Module, ...]:
    """Return the modules of all packages."""
    return tuple(
        Module(_dotted(path), path, ast.parse(path.read_text("utf-8")))
        for path in python_files("src")
    )


@cache
def modules() -> tuple[Module, ...]:
    """Return the modules of the core."""
    return tuple(module for module in all_modules() if module.name.split(".")[0] == "sesaku")


def functions(tree: ast.Module) -> Iterator[Function]:
    """Yield every function and method of a tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def shown(path: Path, line: int | None = None) -> str:
    """Return a path as it is named in a message."""
    name = path.relative_to(ROOT).as_posix()
    return name if line is None else f"{name}:{line}"


def _dotted(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
