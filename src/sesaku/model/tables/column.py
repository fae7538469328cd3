"""Columns of tables, declared from the fields of the model's records."""

import dataclasses
import json
import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple, TypeAlias, Union, get_args, get_origin, get_type_hints

from sesaku.document.cite import Cite, Span

Scalar: TypeAlias = str | int | float | bool | None
ColumnKind: TypeAlias = Literal["text", "integer", "number", "boolean"]


class Row(NamedTuple):
    """What a row is made of: its records, its cite, and values that no record holds."""

    records: tuple[object, ...]
    cite: Cite = ()
    given: Mapping[str, Scalar] = types.MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, Japanese label, description and kind, and the field that it holds.

    Attributes:
        name: identifier, the header of CSV files and data frames.
        label: the Japanese header.
        description: one sentence: what the column holds.
        kind: text, integer, number or boolean.
        records: the classes of record whose field it holds; empty where no record holds it.
        field: the name of that field.
        part: the attribute of the field's record that it holds, where the field holds a record.
    """

    name: str
    label: str
    description: str
    kind: ColumnKind
    records: tuple[type, ...] = ()
    field: str = ""
    part: str = ""

    def value(self, row: Row) -> Scalar:
        """Return the cell of a row; None where the row has no such record."""
        if not self.records:
            return row.given.get(self.name)
        for record in row.records:
            if isinstance(record, self.records):
                found = getattr(record, self.field)
                if self.part and isinstance(found, tuple):
                    return as_cell(tuple(getattr(one, self.part) for one in found))
                return as_cell(getattr(found, self.part, None) if self.part else found)
        return None


def column(
    records: type | tuple[type, ...],
    field: str,
    *,
    name: str | None = None,
    label: str | None = None,
) -> Column:
    """Declare a column that holds a field of a record of the row.

    Args:
        records: the class, or the classes of which the row has one.
        field: the field's name, the same in all of them.
        name: the column's name, where it is not the field's.
        label: the column's Japanese label, where it is not the field's.
    """
    classes = records if isinstance(records, tuple) else (records,)
    (declared,) = (part for part in dataclasses.fields(classes[0]) if part.name == field)
    return Column(
        name=name or field,
        label=label or declared.metadata["label"],
        description=declared.metadata["description"],
        kind=_kind_of(classes[0], field),
        records=classes,
        field=field,
    )


def given(name: str, label: str, description: str, kind: ColumnKind = "text") -> Column:
    """Declare a column whose value the row itself gives."""
    return Column(name, label, description, kind)


def as_cell(value: object) -> Scalar:
    r"""Return a field's value as one cell.

    The members of a list are separated by ``;`` (one that holds a semicolon has ``\;`` there); a
    cite is ``start-end``, its pieces separated by ``;``; a mapping is JSON; a text with a label is
    ``label: text``.
    """
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Mapping):
        cells = {key: as_cell(part) for key, part in value.items()}
        return json.dumps(cells, ensure_ascii=False) if cells else None
    if isinstance(value, Span):
        return f"{value.start}-{value.end}"
    if isinstance(value, tuple):
        return ";".join(str(as_cell(part)).replace(";", "\\;") for part in value) or None
    if hasattr(value, "text"):
        label = getattr(value, "label", None)
        return f"{label}: {value.text}" if label else str(value.text)
    raise TypeError(f"no cell for {type(value).__name__}")


@cache
def hints_of(record: type) -> dict[str, Any]:
    """Return the types of a record's fields, by name."""
    return get_type_hints(record)


def members(hint: object) -> tuple[Any, ...]:
    """Return the members of a union, None left out; any other type alone."""
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(part for part in get_args(hint) if part is not types.NoneType)
    return (hint,)


_KINDS: dict[frozenset[object], ColumnKind] = {
    frozenset({bool}): "boolean",
    frozenset({int}): "integer",
    frozenset({float}): "number",
    frozenset({int, float}): "number",
}


def _kind_of(record: type, field: str) -> ColumnKind:
    return _KINDS.get(frozenset(members(hints_of(record)[field])), "text")
