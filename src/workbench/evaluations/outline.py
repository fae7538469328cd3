"""A record of many parts as facts and tables, named by the model: for review sheets.

Plain values and texts become facts; each list of records becomes a table with a row a member and
a column for every value that some member has.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sesaku_web.pages.citer import Cited, Citer
from sesaku_web.pages.labels import describe
from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from sesaku_web.sources.rows.made import names_in, without

_CITE = "cite"
_CITES = "cites"
_YEAR = "fiscal_year"


class _Leaf(NamedTuple):
    """A value: its path as a column names it, as shown, as downloaded, its cite, its own path.

    ``label`` is what the print calls it, where the model has no name for it.
    """

    column: str
    shown: str
    value: Any
    cite: Sequence[Sequence[int]]
    path: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A record as shown: facts with their labels, and tables."""

    facts: Sequence[tuple[str, Cited]]
    tables: Sequence[PageTable]


def outline(record: Mapping[str, Any], subject: str, citer: Citer) -> Outline:
    """Return a record as facts and tables."""
    facts: list[tuple[str, Cited]] = []
    tables = []
    for name, part in record.items():
        if name in (_CITE, _CITES) or name.endswith(("_cite", "_cites")):
            continue
        if isinstance(part, list) and part and not _is_text(part[0]):
            tables.append(_table(name, part, subject, citer))
            continue
        cite = record.get(_CITES, {}).get(name) or record.get(f"{name}_cite") or ()
        for leaf in _leaves(part, name, cite):
            label = leaf.label or describe(subject, leaf.column).label
            facts.append((label, citer.value(leaf.shown, leaf.cite, subject, leaf.path)))
    return Outline(facts, tables)


def _table(
    name: str, members: Sequence[Mapping[str, Any]], subject: str, citer: Citer
) -> PageTable:
    named = names_in(members)
    rows: list[dict[str, Cell]] = []
    columns: dict[str, bool] = {}
    for called, member in zip(named, members, strict=True):
        cells: dict[str, Cell] = {}
        start = f"{name}/{called}/"
        for leaf in _leaves(member, start.rstrip("/"), ()):
            column = leaf.column.removeprefix(start)
            cited = citer.value(leaf.shown, leaf.cite, subject, leaf.path)
            cells[column] = Cell(leaf.value, leaf.shown, cited=cited)
            number = isinstance(leaf.value, int | float) and not isinstance(leaf.value, bool)
            columns[column] = columns.get(column, True) and (number or not leaf.shown)
        rows.append(cells)
    above = describe(subject, f"{name}/{named[0]}").label
    heads = [
        Column(_within(subject, f"{name}/{named[0]}/{column}", above), numeric=numeric)
        for column, numeric in columns.items()
    ]
    body = [[cells.get(column, Cell(None)) for column in columns] for cells in rows]
    return PageTable(name, describe(subject, name).label, heads, [Group(body)])


def _within(subject: str, path: str, above: str) -> str:
    label = describe(subject, path).label
    return label.removeprefix(above).strip() or label


def _leaves(node: Any, path: str, cite: Sequence[Sequence[int]]) -> Iterator[_Leaf]:  # noqa: ANN401 - JSON
    """Yield the values of a part that are there, blank cells included."""
    if isinstance(node, Mapping):
        own = node.get(_CITE) or cite
        if "raw" in node and "value" in node:
            value = node["value"] if node.get("value") is not None else node["raw"]
            yield _Leaf(path, node["raw"], value, node.get(_CITE, ()), f"{path}/value")
        elif _is_text(node):
            label = node.get("label") or ""
            yield _Leaf(path, node["text"], node["text"], own, f"{path}/text", label)
        else:
            for name, part in node.items():
                if name not in (_CITE, _CITES) and not name.endswith(("_cite", "_cites")):
                    at = node.get(_CITES, {}).get(name) or node.get(f"{name}_cite") or own
                    yield from _leaves(part, f"{path}/{name}", at)
    elif isinstance(node, list):
        for name, member in zip(names_in(node), node, strict=True):
            by_year = isinstance(member, Mapping) and str(member.get(_YEAR)) == name
            part = without(member, _YEAR) if by_year else member
            yield from _leaves(part, f"{path}/{name}", cite)
    elif node is not None and node != "":
        yield _Leaf(path, str(node), node, cite, path)


def _is_text(node: object) -> bool:
    return isinstance(node, Mapping) and "text" in node and _CITE in node and "name" not in node
