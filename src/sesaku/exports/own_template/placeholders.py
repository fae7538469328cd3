"""Which placeholders there are: the fields of the model's records, and no other."""

import dataclasses
import types
from collections.abc import Iterator
from typing import Any, NamedTuple, Union, get_args, get_origin

from sesaku.document.cite import Cite
from sesaku.model.evaluation import Measure, PolicyField
from sesaku.model.tables.column import hints_of

ROOTS: dict[str, Any] = {
    "measure": Measure | None,
    "fields": tuple[PolicyField, ...],
    "title": str | None,
    "publisher": str | None,
    "date": str | None,
}
"""What placeholders begin with, and of what type it is."""


class Placeholder(NamedTuple):
    """A placeholder: how it is written, and what it stands for."""

    name: str
    label: str
    listed: bool


def records_in(kind: Any) -> list[type]:  # noqa: ANN401 - any type of a field
    """Return the records that a value of a type may be, the entries of a list aside."""
    if dataclasses.is_dataclass(kind):
        return [kind]  # type: ignore[list-item] # it is a class, no instance
    if get_origin(kind) in (Union, types.UnionType):
        return [record for part in get_args(kind) for record in records_in(part)]
    return []


def entry_of(kind: Any) -> Any:  # noqa: ANN401 - any type of a field
    """Return the type of a list's entries; None where the type is no list."""
    if get_origin(kind) in (Union, types.UnionType):
        found = [entry_of(part) for part in get_args(kind)]
        return next((one for one in found if one is not None), None)
    if get_origin(kind) is tuple and kind != Cite:
        return get_args(kind)[0]
    return None


def kind_of(kind: Any, name: str) -> Any:  # noqa: ANN401 - any type of a field
    """Return the type of a field of a value; None where it has no such field."""
    found = [
        hints_of(record)[name]
        for record in records_in(kind)
        if name in {field.name for field in dataclasses.fields(record)} and not _is_cite(name)
    ]
    if not found:
        return None
    whole = found[0]
    for other in found[1:]:
        whole = whole | other
    return whole


def placeholders(most: int = 3) -> Iterator[Placeholder]:
    """Yield the placeholders, those of a list's entries by a name for the entry."""
    for name, kind in ROOTS.items():
        yield Placeholder(name, "", entry_of(kind) is not None)
        yield from _under(name, kind, most)


def _under(name: str, kind: Any, most: int) -> Iterator[Placeholder]:  # noqa: ANN401 - any type
    inner = entry_of(kind)
    if most == 0:
        return
    of = kind if inner is None else inner
    front = name if inner is None else f"{name}[]"
    for record in records_in(of):
        hints = hints_of(record)
        for field in dataclasses.fields(record):
            if _is_cite(field.name):
                continue
            own = f"{front}.{field.name}"
            listed = entry_of(hints[field.name]) is not None
            yield Placeholder(own, str(field.metadata.get("label", "")), listed)
            yield from _under(own, hints[field.name], most - 1)


def _is_cite(name: str) -> bool:
    return name == "cite" or name.endswith(("_cite", "cites"))
