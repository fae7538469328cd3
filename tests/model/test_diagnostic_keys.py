"""Every diagnostic that the code notes has the values that its message names."""

import ast
import string
from pathlib import Path

import pytest

from sesaku.diagnostics.catalogue import catalogue

SOURCE = Path(__file__).resolve().parents[2] / "src" / "sesaku"


def calls() -> list[tuple[str, str, set[str], bool]]:
    """Return where, code, keys, and whether further keys may come in by ``**``."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            first = node.args[0]
            named = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if named == "add" and isinstance(first, ast.Constant) and first.value in catalogue():
                keys = {keyword.arg for keyword in node.keywords if keyword.arg}
                spread = any(keyword.arg is None for keyword in node.keywords)
                where = f"{path.relative_to(SOURCE)}:{node.lineno}"
                found.append((where, str(first.value), keys, spread))
    return found


@pytest.mark.parametrize("language", ["ja", "en"])
def test_keys_fill_the_blanks(language: str) -> None:
    lacking = []
    for where, code, keys, spread in calls():
        template = getattr(catalogue()[code], language)
        blanks = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        if not spread and not blanks <= keys:
            lacking.append(f"{where} {code} lacks {sorted(blanks - keys)}")
    assert lacking == []


def test_both_languages_name_the_same_values() -> None:
    for definition in catalogue().values():
        blanks = [
            {name for _, name, _, _ in string.Formatter().parse(template) if name}
            for template in (definition.ja, definition.en)
        ]
        assert blanks[0] == blanks[1], definition.code


def test_calls_are_found() -> None:
    assert len(calls()) > 10
