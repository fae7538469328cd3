"""The cites of a print for what was written before it: each value with the place it is printed at.

A value that the print says otherwise, or not at all, stays as it was written, without a cite.
"""

import dataclasses
from typing import Any, TypeVar, cast

from sesaku.model.differences import by_name
from sesaku.model.walk import is_cite
from sesaku.text.width import squeeze

_Value = TypeVar("_Value")


def recited(written: _Value, printed: object) -> _Value:
    """Return what was written with the cites of what was read of its print.

    Args:
        written: a record, or a tuple of records, without cites.
        printed: the same as read from the print; anything that it does not share is passed over.
    """
    made: Any = written
    if isinstance(written, tuple) and isinstance(printed, tuple) and not is_cite(printed):
        known = by_name(printed)
        made = tuple(recited(one, known.get(name)) for name, one in by_name(written).items())
    elif dataclasses.is_dataclass(written) and type(written) is type(printed):
        made = _record(written, printed)
    elif isinstance(written, str) and isinstance(printed, str) and _same(written, printed):
        made = printed
    return cast("_Value", made)


def _record(written: Any, printed: Any) -> Any:  # noqa: ANN401 - any record
    names = [field.name for field in dataclasses.fields(written)]
    cites = {name for name in names if name == "cite" or name.endswith(("_cite", "cites"))}
    parts = {
        name: recited(getattr(written, name), getattr(printed, name))
        for name in names
        if name not in cites
    }
    plain = [name for name in parts if not isinstance(parts[name], tuple)]
    alike = {name: parts[name] == getattr(printed, name) for name in plain}
    whole = all(alike[name] for name in plain if not dataclasses.is_dataclass(parts[name]))
    for name in cites:
        own, read = getattr(written, name), getattr(printed, name)
        if isinstance(read, dict):
            parts[name] = {key: cite for key, cite in read.items() if alike.get(key, True)}
        elif name == "cite":
            parts[name] = read if whole else own
        else:
            parts[name] = read if alike.get(name.removesuffix("_cite"), whole) else own
    return type(written)(**parts)


def _same(written: str, printed: str) -> bool:
    return squeeze(written) == squeeze(printed)
