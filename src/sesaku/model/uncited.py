"""Records without their cites: what is said, apart from where it was read.

Two readings of the same facts differ in their cites alone; what is worked on has none yet.
"""

import dataclasses
from functools import cache
from typing import Any, TypeVar, cast, get_type_hints

from sesaku.document.cite import Cite

_Value = TypeVar("_Value")


def without_cites(value: _Value) -> _Value:
    """Return a record, or a container of records, with every cite empty."""
    made: Any = value
    if isinstance(value, tuple):
        made = tuple(without_cites(part) for part in value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        record: Any = type(value)
        made = record(
            **{
                name: empty if empty is not None else without_cites(getattr(value, name))
                for name, empty in _empty(record).items()
            }
        )
    return cast("_Value", made)


@cache
def _empty(record: type) -> dict[str, Any]:
    """Return of each field what it is without cites; None where it is no cite."""
    hints = get_type_hints(record)
    empty: dict[Any, Any] = {Cite: (), tuple[Cite, ...]: (), dict[str, Cite]: {}}
    return {field.name: empty.get(hints[field.name]) for field in dataclasses.fields(record)}
