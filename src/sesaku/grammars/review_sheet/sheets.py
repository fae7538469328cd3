"""Which entries of a data file belong to one sheet."""

from collections.abc import Iterator, Sequence

from sesaku.document.document import Entry
from sesaku.grammars.review_sheet.actions import Node
from sesaku.grammars.review_sheet.layout import key, roots
from sesaku.readers.entries import Unreadable


def sheets(entries: Sequence[Entry], depth: int) -> Iterator[list[Entry]]:
    """Yield the entries of each sheet, in order.

    A sheet is an object of the file that names a project; all objects as deep as the first such
    are sheets. Where nothing names a project, the members of a list are sheets, or the whole file.
    What stands beside them, such as a date of the file, is ``outside``.
    """
    group: list[Entry] = []
    for entry in entries:
        if len(entry.path) <= depth or isinstance(entry, Unreadable):
            continue
        if group and group[-1].path[:depth] != entry.path[:depth]:
            yield group
            group = []
        group.append(entry)
    if group:
        yield group


def outside(entries: Sequence[Entry], depth: int) -> Iterator[Entry]:
    """Yield the entries that are in no sheet."""
    for entry in entries:
        if len(entry.path) <= depth and not isinstance(entry, Unreadable):
            yield entry


def depth_of(entries: Sequence[Entry]) -> int:
    """Return how many parts of a path lead to a sheet."""
    known = roots()
    found: int | None = None
    plain = 0
    for entry in entries:
        if isinstance(entry, Unreadable):
            continue
        last = entry.path[-1] if entry.path else 0
        shallower = found is None or len(entry.path) <= found
        if shallower and isinstance(last, str) and key(last) in known:
            found = len(entry.path) - 1
        if entry.path and isinstance(entry.path[0], int):
            plain = 1
    return plain if found is None else found


def tree(entries: Sequence[Entry], depth: int) -> Node:
    """Return the entries of a sheet as the nested objects and lists that they were."""
    root: Node = {}
    for entry in entries:
        node = root
        for name in entry.path[depth:-1]:
            below = node.get(name)
            if not isinstance(below, dict):
                below = node[name] = {}
            node = below
        node[entry.path[-1]] = entry
    return root
