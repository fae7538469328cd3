"""The page of exit codes: one row a status of the command line."""

import ast
import inspect
from collections.abc import Iterator
from itertools import pairwise

from sesaku.cli import status
from tools.reference import markdown

_LEAD = """\
How a command ended, for scripts. What could not be read is also said on standard error, one line a
file; data goes to standard output only."""


def pages() -> dict[str, str]:
    """Return the page by its path below docs/reference."""
    rows = [
        (str(member.value), markdown.code(member.name), meaning) for member, meaning in _meanings()
    ]
    table = markdown.table(("status", "name", "meaning"), rows)
    return {"exit-codes.md": markdown.page("Exit codes", _LEAD, table)}


def _meanings() -> Iterator[tuple[status.Status, str]]:
    """Yield each status with the docstring below it, which only the source holds."""
    (tree,) = ast.parse(inspect.getsource(status.Status)).body
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    for line, below in pairwise(body):
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
            text = below.value if isinstance(below, ast.Expr) else None
            meaning = text.value if isinstance(text, ast.Constant) else ""
            yield status.Status[line.targets[0].id], str(meaning)
