"""Tables made from the declaration of a record: a column a field, a table a list of records.

A numeric cell becomes four columns: as printed, its value, its unit and its place. A list of texts
becomes two: the texts and their places. Any other list of records becomes a table of its own.
"""

import dataclasses
from collections.abc import Callable, Iterator
from typing import NamedTuple, get_args, get_origin

from sesaku.document.cite import Cite, merge
from sesaku.model.reading import Reading
from sesaku.model.tables.column import (
    Column,
    Row,
    column,
    given,
    hints_of,
    members,
)
from sesaku.model.tables.table import Table
from sesaku.model.values import Quantity

ORDER = given("order", "順", "Place in its list, from 1.", "integer")
PARENT = given("parent", "親の順", "Place of what it belongs to in that list, from 1.", "integer")
_CITES = "各欄の典拠"
_QUANTITY_PARTS = ("raw", "value", "unit", "cite")


class Listed(NamedTuple):
    """A field that holds a list of records: its name, its Japanese label and their class."""

    name: str
    label: str
    record: type


def columns_of(record: type) -> Iterator[Column]:
    """Yield the columns of a record, in the order of its fields; lists of records are left out."""
    for field in dataclasses.fields(record):
        hint = members(hints_of(record)[field.name])[0]
        if field.name == "cite" or _listed(hint) is not None:
            continue
        if hint is Quantity:
            yield from _parts(record, field.name, _QUANTITY_PARTS)
        elif _texts(hint):
            yield column(record, field.name)
            yield from _parts(record, field.name, ("cite",))
        else:
            label = _CITES if field.name == "cites" else None
            yield column(record, field.name, label=label)


def lists_of(record: type) -> Iterator[Listed]:
    """Yield the fields of a record that hold lists of records, texts aside."""
    for field in dataclasses.fields(record):
        found = _listed(hints_of(record)[field.name])
        if found is not None:
            yield Listed(field.name, field.metadata["label"], found)


def own_cite(record: object) -> Cite:
    """Return where a record stands: its own cite, and those of its plain values and cells."""
    cites: list[Cite] = [getattr(record, "cite", ()), *getattr(record, "cites", {}).values()]
    for field in dataclasses.fields(record):  # type: ignore[arg-type]  # any record of the model
        value = getattr(record, field.name)
        if isinstance(value, Quantity):
            cites.append(value.cite)
    return merge(*cites)


def table_of_list(
    listed: Listed,
    name: str,
    around: tuple[Column, ...],
    make: Callable[[Reading], Iterator[Row]],
) -> Table:
    """Return the table of a list of records; ``around`` says what the list belongs to."""
    summary = (listed.record.__doc__ or "").split("\n", 1)[0]
    return Table(
        name=name,
        label=listed.label,
        description=summary,
        own=(*around, *columns_of(listed.record)),
        make=make,
        cited=(listed.record,),
    )


def _parts(record: type, field: str, parts: tuple[str, ...]) -> Iterator[Column]:
    whole = column(record, field)
    for part in parts:
        inner = {one.name: one for one in dataclasses.fields(Quantity)}[part]
        kind = column(Quantity, part).kind
        yield dataclasses.replace(
            whole,
            name=f"{field}_{part}",
            label=f"{whole.label}（{inner.metadata['label']}）",
            kind=kind,
            part=part,
        )


def _listed(hint: object) -> type | None:
    """Return the class of the records that a list holds; None where it is no such list."""
    held = _held(hint)
    return None if held is None or _texts(hint) else held


def _texts(hint: object) -> bool:
    """Whether a list holds texts: records of a text, perhaps a label or mark, and a cite."""
    held = _held(hint)
    names = set(hints_of(held)) if held is not None else set()
    return {"text", "cite"} <= names <= {"text", "cite", "label", "mark"}


def _held(hint: object) -> type | None:
    held = get_args(hint)[0] if get_origin(hint) is tuple else None
    return held if isinstance(held, type) and dataclasses.is_dataclass(held) else None
