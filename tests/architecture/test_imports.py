"""Imports run one way: a module takes from below its own layer, never from beside or above."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from typing import NamedTuple

import pytest

from tests.architecture.tree import ROOT, Module, all_modules, modules, shown

LAYERS = (
    ("cli",),
    ("checks", "linking", "retrieval", "exports"),
    ("", "reading", "coverage"),  # "": what `import sesaku` gives
    ("grammars",),
    ("readers", "model"),
    ("document",),
    ("text", "codelists", "diagnostics", "exceptions"),
)
"""Parts of the core, top first. Parts of one layer are strangers, the third's excepted: it is the
front door, taken apart into modules."""

DOOR = LAYERS[2]
RANK = {part: rank for rank, layer in enumerate(LAYERS) for part in layer}
PACKAGES = (("sesaku_site",), ("workbench", "sateto", "shimamoru"), ("sesaku_web",), ("sesaku",))
"""The packages, top first; those of one layer are strangers."""

BOUND_IN = {("evaluation_report", "budget_form")}
"""Kinds that print one another: a report has a budget form bound in front of it."""

SHARED = {"sesaku.grammars.forms"}
"""Packages in which kinds keep what they share."""
NETWORK = {
    "aiohttp",
    "django",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "urllib3",
}
NETWORK_MODULES = {"urllib.request", "xmlrpc.client"}


class Import(NamedTuple):
    """One import: where it stands, and the dotted name that it takes."""

    module: Module
    line: int
    target: str

    def __str__(self) -> str:
        """Return it as it is shown in a failure."""
        return f"{shown(self.module.path, self.line)} imports {self.target}"


def imports(of: tuple[Module, ...] | None = None) -> Iterator[Import]:
    """Yield every import of the core, or of other modules, those inside functions included."""
    for module in modules() if of is None else of:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield Import(module, node.lineno, alias.name)
            elif isinstance(node, ast.ImportFrom):
                base = node.module or ""
                if node.level:
                    above = module.package.split(".")
                    kept = above[: len(above) - node.level + 1]
                    base = ".".join([*kept, base] if base else kept)
                for alias in node.names:
                    yield Import(module, node.lineno, _module_of(base, alias.name))


def part_of(dotted: str) -> str:
    """Return the part of the core that a module belongs to, "" for the package itself."""
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in RANK else ""


def test_every_module_has_its_layer() -> None:
    unknown = {
        module.name
        for module in modules()
        if module.name.count(".") and module.name.split(".")[1] not in RANK
    }
    assert unknown == set(), "a new part of the core needs its place in LAYERS and in DESIGN"


def test_imports_run_one_way() -> None:
    wrong = [
        str(found)
        for found in imports()
        if found.target.split(".")[0] == "sesaku"
        and not _allowed(part_of(found.module.name), part_of(found.target))
    ]
    assert wrong == []


def test_packages_import_downwards() -> None:
    rank = {name: number for number, layer in enumerate(PACKAGES) for name in layer}
    wrong = []
    for found in imports(all_modules()):
        source, target = found.module.name.split(".")[0], found.target.split(".")[0]
        if target in rank and source != target and rank[source] >= rank[target]:
            wrong.append(str(found))
    assert wrong == []


def test_document_kinds_are_strangers() -> None:
    kinds = {
        module.name
        for module in modules()
        if module.path.name == "__init__.py"
        and module.name.count(".") == 2
        and module.name.startswith("sesaku.grammars.")
        and module.name not in SHARED
    }
    wrong = []
    for found in imports():
        source = ".".join(found.module.name.split(".")[:3])
        target = ".".join(found.target.split(".")[:3])
        bound = (source.rpartition(".")[2], target.rpartition(".")[2]) in BOUND_IN
        if source in kinds and target in kinds and source != target and not bound:
            wrong.append(str(found))
    assert wrong == [], "what two kinds share stands in grammars/ itself"


def test_the_core_knows_no_web_and_no_network() -> None:
    wrong = [
        str(found)
        for found in imports()
        if found.target.split(".")[0] in NETWORK
        or any(
            found.target == name or found.target.startswith(f"{name}.") for name in NETWORK_MODULES
        )
    ]
    assert wrong == []


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [
        *project["dependencies"],
        *(line for name in extras if name != "dev" for line in extras[name]),
    ]
    declared = {_normal(re.split(r"[<>=!~\[; ]", line)[0]) for line in wanted}
    homes = packages_distributions()
    wrong = []
    own = {name for layer in PACKAGES for name in layer}
    for found in imports(all_modules()):
        root = found.target.split(".")[0]
        if root in own or root in sys.stdlib_module_names:
            continue
        if not declared & {_normal(name) for name in homes.get(root, [root])}:
            wrong.append(str(found))
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("grammars", "model", True),
        ("model", "document", True),
        ("model", "model", True),
        ("", "reading", True),
        ("reading", "coverage", True),
        ("document", "model", False),
        ("model", "readers", False),
        ("text", "codelists", False),
        ("exports", "cli", False),
        ("grammars", "", False),
    ],
)
def test_the_rule_itself(source: str, target: str, expected: bool) -> None:  # noqa: FBT001 - a case
    assert _allowed(source, target) is expected


def _allowed(source: str, target: str) -> bool:
    if source == target or (source in DOOR and target in DOOR):
        return True
    return RANK[source] < RANK[target]


def _module_of(base: str, name: str) -> str:
    dotted = f"{base}.{name}"
    return dotted if any(module.name == dotted for module in modules()) else base


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
