"""How the tree is written: what never stands in it, and what has to say its reason."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

import pytest

from tests.architecture.tree import modules, python_files, shown, texts

PYTHON = ("src", "tests", "tools", "benchmarks", "examples")
LEFT_OVERS = re.compile(r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")) + r")\b")
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("debian", "org"),
        ("ubuntu", "com"),
        ("crates", "io"),
        ("golang", "org"),
    )
)
SUPPRESSION = re.compile(r"(?i)#\s*(noqa|type:\s*ignore|pragma|nosec|fmt:|isort:|pylint:|mypy:)")
POSSESSIVE = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")
REASONED = (
    re.compile(r"#\s*noqa: [A-Z]+\d+(?:, [A-Z]+\d+)* - \S.{3,}"),
    re.compile(r"#\s*type: ignore\[[a-z, -]+\]\s+(?:#|-) ?\S.{5,}"),
)


def test_no_print_in_the_library() -> None:
    calls = [
        shown(module.path, node.lineno)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"print", "breakpoint"}
    ]
    assert calls == []


def test_nothing_is_put_off() -> None:
    left = [
        f"{shown(path, number)} {line.strip()[:60]}"
        for path, text in texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if LEFT_OVERS.search(line)
    ]
    assert left == []


def test_every_exception_to_a_rule_names_rule_and_reason() -> None:
    bare = [
        f"{where} {comment}"
        for where, comment in _comments()
        if SUPPRESSION.match(comment) and not any(form.match(comment) for form in REASONED)
    ]
    assert bare == []


def test_no_broad_except() -> None:
    wide = [
        shown(module.path, node.lineno)
        for module in modules()
        if not module.name.startswith("sesaku.cli")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and _catches_all(node)
    ]
    assert wide == []


def test_no_group_is_repeated_possessively() -> None:
    """Debian 12 has Python 3.11.2, which misreads ``(?:…)*+``; ``(?>(?:…)*)`` means the same."""
    found = [
        shown(module.path, node.lineno)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and POSSESSIVE.search(_as_text(node.value))
    ]
    assert found == []


def test_no_registry_is_named() -> None:
    named = [
        f"{shown(path)}: {host}"
        for path, text in texts().items()
        for host in REGISTRIES
        if re.search(rf"\b{re.escape(host)}\b", text)
    ]
    assert named == [], "packages come from wherever the machine takes them"


def test_no_lock_file_holds_addresses() -> None:
    locks = {"uv.lock", "poetry.lock", "yarn.lock", "Pipfile.lock"}
    assert [shown(path) for path in texts() if path.name in locks] == []
    npm = [path for path in texts() if path.name == "package-lock.json"]
    assert [shown(path) for path in npm if '"resolved"' in texts()[path]] == []


def test_names_say_a_subject() -> None:
    empty = {"util", "utils", "helper", "helpers", "manager", "common", "misc", "lib", "logic"}
    assert [shown(module.path) for module in modules() if empty & set(module.name.split("."))] == []


@pytest.mark.parametrize(
    ("comment", "reasoned"),
    [
        ("# noqa: ANN401 - any default of any field", True),
        ("# type: ignore[no-any-return] - the library is untyped", True),
        ("# noqa: ARG001", False),
        ("# noqa", False),
        ("# type: ignore", False),
        ("# type: ignore[misc]", False),
    ],
)
def test_the_rule_of_reasons_itself(comment: str, reasoned: bool) -> None:  # noqa: FBT001 - a case
    assert SUPPRESSION.match(comment)
    assert any(form.match(comment) for form in REASONED) is reasoned


def _comments() -> Iterator[tuple[str, str]]:
    for path in python_files(*PYTHON):
        source = io.StringIO(path.read_text("utf-8"))
        for token in tokenize.generate_tokens(source.readline):
            if token.type == tokenize.COMMENT:
                yield shown(path, token.start[0]), token.string


def _catches_all(node: ast.ExceptHandler) -> bool:
    caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(
        name is None or (isinstance(name, ast.Name) and name.id in {"Exception", "BaseException"})
        for name in caught
    )


def _as_text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return value if isinstance(value, str) else ""
