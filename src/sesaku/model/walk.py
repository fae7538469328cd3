"""Walking over records: their cites, and their plain form for JSON."""

import dataclasses
from collections.abc import Iterator
from functools import cache
from typing import Any

from sesaku.document.cite import Cite, Span


def is_cite(value: object) -> bool:
    """Whether ``value`` is a cite that points somewhere."""
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Span)


def cites_in(value: object) -> Iterator[Cite]:
    """Yield every cite that a record, or a container of records, holds."""
    pending: list[object] = [value]
    while pending:
        node = pending.pop()
        if isinstance(node, tuple) and node and isinstance(node[0], Span):
            yield node
        elif isinstance(node, tuple | list):
            pending.extend(node)
        elif isinstance(node, dict):
            pending.extend(node.values())
        elif dataclasses.is_dataclass(node):
            record: type = type(node)
            pending.extend(getattr(node, name) for name, _ in _fields(record))


def texts_in(value: object) -> Iterator[str]:
    """Yield every name and text that a record, or a container of records, holds."""
    pending: list[object] = [value]
    while pending:
        node = pending.pop()
        if isinstance(node, str):
            yield node
        elif isinstance(node, tuple | list) and not is_cite(node):
            pending.extend(node)
        elif isinstance(node, dict):
            pending.extend(node.values())
        elif dataclasses.is_dataclass(node):
            record: type = type(node)
            pending.extend(getattr(node, name) for name, _ in _fields(record))


def plain(value: object) -> Any:  # noqa: ANN401 - JSON
    """Return a record as dictionaries, lists and scalars, keys in declared order.

    A cite becomes a list of ``[start, end]``, or ``[start, end, page]`` where there are pages. A
    field declared sparse is left out where it is None or empty.
    """
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        if value and isinstance(value[0], Span):
            return [list(span) if span.page is not None else [span[0], span[1]] for span in value]
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    record: type = type(value)
    return {
        name: plain(item)
        for name, sparse in _fields(record)
        if (item := getattr(value, name)) not in (None, ()) or not sparse
    }


@cache
def _fields(record: type) -> tuple[tuple[str, bool], ...]:
    return tuple(
        (field.name, bool(field.metadata.get("sparse"))) for field in dataclasses.fields(record)
    )
