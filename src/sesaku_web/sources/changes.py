"""What two readings of one document have different."""

from collections.abc import Mapping
from typing import NamedTuple

from sesaku_web.sources.values import Key, Scalar, Value


class Change(NamedTuple):
    """A value that the new reading has otherwise; ``before`` or ``after`` None: not there."""

    subject: str
    path: str
    before: Scalar
    after: Scalar


def changes(before: Mapping[Key, Value], after: Mapping[Key, Value]) -> list[Change]:
    """Return the values that came, went or became others, in the order of the new reading."""
    found = []
    for key in dict.fromkeys((*after, *before)):
        old, new = _at(before, key), _at(after, key)
        if old != new or type(old) is not type(new):
            found.append(Change(*key, old, new))
    return found


def _at(values: Mapping[Key, Value], key: Key) -> Scalar:
    found = values.get(key)
    return None if found is None else found.value
