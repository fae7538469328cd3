"""What the sources of review sheets call their cells: ``layout.yml``, made ready for look-up.

Three sources are known: JUDGIT! (JSON, one object a sheet), what programs make of the RS system
(JSON, English keys), and the tables of the RS system itself (CSV, one column a cell). What kind of
value a label holds is not said there: it is the type of the record's field.
"""

import dataclasses
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, TypeAlias, cast, get_args, get_origin, get_type_hints

import yaml

from sesaku.model import review, review_goals, review_money
from sesaku.model.review import ImplementationMethod, Project
from sesaku.model.review_money import LabelledQuantity
from sesaku.model.values import Quantity, Text

_SPACE = re.compile(r"\s+")
DASH = re.compile("[-\u2010-\u2015\u2212\uff0d\u30fc\uff70]")
"""What stands for a dash in headings, the long vowel mark included."""
_SCALARS: dict[Any, str] = {str: "text", int: "year", bool: "flag", Quantity: "quantity"}
_LISTS: dict[Any, str] = {
    Text: "texts",
    ImplementationMethod: "methods",
    LabelledQuantity: "quantities",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: its name, what it holds, and the layout of records it holds."""

    name: str
    kind: str
    below: "RecordLayout | None" = None


Labels: TypeAlias = Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class RecordLayout:
    """A record's class, and its fields by the key of their label."""

    record: type
    fields: Labels


@dataclass(frozen=True, slots=True)
class Slot:
    """A record that a row of a table makes: the project's field it goes to, and its columns."""

    field: str
    layout: RecordLayout
    once: bool
    fixed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the RS system.

    Attributes:
        title: its name.
        own: keys of the columns that not every table has.
        plain: columns that are fields of the project.
        columns: columns that are fields of records, with the slots they belong to.
        slots: the records that a row makes, by name.
        indicator: the slot whose records run over several rows, or None.
        series: key of the column that says what the figures of a row are, or None.
    """

    title: str
    own: frozenset[str]
    plain: Labels
    columns: Mapping[str, tuple[str, ...]]
    slots: Mapping[str, Slot]
    indicator: str | None = None
    series: str | None = None


@cache
def key(label: str) -> str:
    """Return a label as it is compared: without width, white space, case, and kinds of dash."""
    return DASH.sub("-", _SPACE.sub("", unicodedata.normalize("NFKC", label))).lower()


@cache
def project_layout() -> RecordLayout:
    """Return the labels of a sheet, with those of the records within it."""
    return _layout(Project)


@cache
def words(name: str) -> Mapping[str, Any]:
    """Return one of the small lists: ``flags``, ``series``, ``indicator_kinds``."""
    return cast("dict[str, Any]", _source()[name])


@cache
def marks() -> frozenset[str]:
    """Return the keys of labels that hardly any other data has."""
    return frozenset(key(label) for label in _source()["marks"])


@cache
def roots() -> frozenset[str]:
    """Return the keys of labels by which a sheet is known from what surrounds it."""
    return frozenset(key(label) for label in _source()["roots"])


@cache
def tables() -> tuple[Table, ...]:
    """Return the tables of the RS system."""
    source: dict[str, Any] = _source()["tables"]
    shared = _plain(source["shared"].items())
    return tuple(
        _table(title, table, shared) for title, table in source.items() if title != "shared"
    )


@cache
def shared_table() -> Table:
    """Return a table with no columns but those that every table has."""
    return Table("", frozenset(), _plain(_source()["tables"]["shared"].items()), {}, {})


def table_of(labels: Iterable[str]) -> Table | None:
    """Return the table that the labels are columns of, or None.

    A table may lack columns; it is known by one that no other table has, or by half of its own.
    """
    keys = {key(label) for label in labels}
    fitting = [
        table
        for table in tables()
        if keys & table.own & _unique() or len(keys & table.own) >= len(table.own) / 2
    ]
    return max(fitting, key=lambda table: len(keys & table.own), default=None)


@cache
def _unique() -> frozenset[str]:
    """Return the keys of columns that one table alone has."""
    count = Counter(name for table in tables() for name in table.own)
    return frozenset(name for name, number in count.items() if number == 1)


@cache
def _source() -> dict[str, Any]:
    source = resources.files("sesaku.grammars.review_sheet").joinpath("layout.yml")
    return cast("dict[str, Any]", yaml.safe_load(source.read_text("utf-8")))


@cache
def _types(record: type) -> dict[str, Any]:
    return get_type_hints(record)


def _layout(record: type) -> RecordLayout:
    labels: dict[str, list[str]] = _source()["labels"].get(record.__name__, {})
    fields: dict[str, Field] = {}
    for name, forms in labels.items():
        field = _field(record, name)
        fields.update((key(form), field) for form in forms)
    return RecordLayout(record, fields)


def _field(record: type, name: str) -> Field:
    hint = _types(record)[name]
    if get_origin(hint) is not tuple:
        inner = next(part for part in get_args(hint) if part is not type(None))
        return Field(name, _SCALARS[inner])
    inner = get_args(hint)[0]
    if inner in _LISTS:
        return Field(name, _LISTS[inner])
    return Field(name, "records", _layout(inner))


def _plain(columns: Iterable[tuple[str, str]]) -> dict[str, Field]:
    return {key(label): _field(Project, name) for label, name in columns}


def _table(title: str, source: Mapping[str, Any], shared: Labels) -> Table:
    columns: dict[str, Any] = source["columns"]
    plain = {label: to for label, to in columns.items() if isinstance(to, str) and "." not in to}
    fields: dict[str, dict[str, Field]] = {}
    placed: dict[str, tuple[str, ...]] = {}
    named: dict[str, dict[str, str]] = source.get("slots", {})
    for label, to in columns.items():
        if label in plain:
            continue
        targets = [target.split(".") for target in ([to] if isinstance(to, str) else to)]
        placed[key(label)] = tuple(slot for slot, _ in targets)
        for slot, name in targets:
            record = _record_of(named.get(slot, {}).get("field", slot))
            fields.setdefault(slot, {})[key(label)] = _field(record, name)
    series = source.get("series")
    return Table(
        title,
        frozenset(key(label) for label in columns),
        {**shared, **_plain(plain.items())},
        placed,
        {
            slot: _slot(slot, labels, named.get(slot, {}), slot in source.get("once", ()))
            for slot, labels in fields.items()
        },
        source.get("indicator"),
        None if series is None else key(series),
    )


def _slot(name: str, labels: Labels, source: Mapping[str, str], once: bool) -> Slot:  # noqa: FBT001 - read from the layout
    field = source.get("field", name)
    fixed = {name: value for name, value in source.items() if name != "field"}
    return Slot(field, RecordLayout(_record_of(field), labels), once, fixed)


def _record_of(field: str) -> type:
    """Return the class of the records in a field of the project."""
    return cast("type", get_args(_types(Project)[field])[0])


def records() -> Iterable[type]:
    """Yield every record of a review sheet, the project first."""
    for module in (review, review_goals, review_money):
        for found in vars(module).values():
            if dataclasses.is_dataclass(found) and found.__module__ == module.__name__:
                yield cast("type", found)
