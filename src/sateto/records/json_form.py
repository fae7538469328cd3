"""A record as JSON and back: what is empty is left out, so that it stays small."""

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, Union

from sateto.records.record import ResearchProject

T = TypeVar("T")


def dump(record: ResearchProject) -> str:
    """Return a record as JSON."""
    return json.dumps(plain(record), ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> ResearchProject:
    """Return the record that ``dump`` wrote."""
    return made(ResearchProject, json.loads(text))


def plain(value: Any) -> Any:  # noqa: ANN401 - any value of a record
    """Return a value of a record as JSON has it, fields with their default left out."""
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    names = _defaults(type(value))
    if names is None:
        return dict(value) if isinstance(value, Mapping) else value
    kept = {}
    for name, default in names:
        held = getattr(value, name)
        if held != default:
            kept[name] = plain(held)
    return kept


def made(kind: type[T], kept: Mapping[str, Any]) -> T:
    """Return a dataclass of the values that ``plain`` left."""
    takes = _takers(kind)
    return kind(**{name: takes[name](value) for name, value in kept.items()})


_DEFAULTS: dict[type, tuple[tuple[str, Any], ...] | None] = {}
_TAKERS: dict[type, Mapping[str, Callable[[Any], Any]]] = {}


def _defaults(kind: type) -> tuple[tuple[str, Any], ...] | None:
    """Return the fields of a dataclass with their defaults, None for what is none."""
    if kind not in _DEFAULTS:
        _DEFAULTS[kind] = (
            tuple((one.name, _default(one)) for one in dataclasses.fields(kind))
            if dataclasses.is_dataclass(kind)
            else None
        )
    return _DEFAULTS[kind]


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
