"""A record as JSON and back: what is empty is left out, so that it stays small."""

import collections.abc
import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar, Union

from sateto.records.record import ResearchProject

T = TypeVar("T")

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def dump(record: ResearchProject) -> str:
    """Return a record as JSON."""
    return _encode(plain(record))


def load(text: str) -> ResearchProject:
    """Return the record that ``dump`` wrote."""
    return made(ResearchProject, json.loads(text))


def plain(value: Any) -> Any:  # noqa: ANN401 - any dataclass of a record
    """Return a dataclass of a record as JSON has it, fields with their default left out."""
    kept = {}
    for name, default, written in _fields(type(value)):
        held = getattr(value, name)
        if held != default:
            kept[name] = held if written is None else written(held)
    return kept


def _many(values: tuple[Any, ...]) -> list[Any]:
    return [plain(one) for one in values]


def made(kind: type[T], kept: Mapping[str, Any]) -> T:
    """Return a dataclass of the values that ``plain`` left."""
    takes = _takers(kind)
    return kind(**{name: takes[name](value) for name, value in kept.items()})


_Writer: TypeAlias = Callable[[Any], Any]
_FIELDS: dict[type, tuple[tuple[str, Any, _Writer | None], ...]] = {}
_TAKERS: dict[type, Mapping[str, Callable[[Any], Any]]] = {}


def _fields(kind: Any) -> tuple[tuple[str, Any, _Writer | None], ...]:  # noqa: ANN401 - a dataclass
    """Return the fields of a dataclass with their defaults, and what writes what is not plain."""
    if kind not in _FIELDS:
        hints = typing.get_type_hints(kind)
        _FIELDS[kind] = tuple(
            (one.name, _default(one), _writer(hints[one.name])) for one in dataclasses.fields(kind)
        )
    return _FIELDS[kind]


def _writer(hint: Any) -> _Writer | None:  # noqa: ANN401 - any annotation
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return _many if dataclasses.is_dataclass(parts[0]) else list
    if origin in (Union, types.UnionType):
        inner = _writer(next(part for part in parts if part is not type(None)))
        return inner and (lambda value: None if value is None else inner(value))
    if dataclasses.is_dataclass(hint):
        return plain
    return dict if origin is collections.abc.Mapping else None


def _default(one: "dataclasses.Field[Any]") -> Any:  # noqa: ANN401 - any default
    if one.default_factory is not dataclasses.MISSING:
        return one.default_factory()
    return one.default


def _takers(kind: type) -> Mapping[str, Callable[[Any], Any]]:
    if kind not in _TAKERS:
        _TAKERS[kind] = {name: _taker(hint) for name, hint in typing.get_type_hints(kind).items()}
    return _TAKERS[kind]


def _taker(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - any annotation
    """Return what makes a field's value of JSON."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        inner = _taker(parts[0])
        return lambda value: tuple(inner(one) for one in value)
    if origin in (Union, types.UnionType):
        inner = _taker(next(part for part in parts if part is not type(None)))
        return lambda value: None if value is None else inner(value)
    if dataclasses.is_dataclass(hint):
        return lambda value: made(hint, value)  # type: ignore[arg-type] # a dataclass, as seen
    return _same


def _same(value: Any) -> Any:  # noqa: ANN401 - passed on
    return value
