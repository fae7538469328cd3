"""What differs between two contents: value by value, places in the source aside.

Used to tell whether a published file says what was published, and what a new edition changes.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sesaku.model.reading import Content
from sesaku.model.walk import is_cite
from sesaku.text.width import squeeze

_PARTS = ("measure", "fields", "positions", "projects", "title", "publisher", "date")
_IDENTITY = ("code", "number", "fiscal_year", "label", "mark")


class Difference(NamedTuple):
    """A value that two contents do not share.

    Attributes:
        path: where it stands, e.g. ``fields/2/indicators/2-5/years/2020/result/raw``.
        before: the value in the first; None where that has none.
        after: the value in the second; None where that has none.
    """

    path: str
    before: object
    after: object


def differences(before: Content, after: Content, *, exact: bool = False) -> list[Difference]:
    """Return what two contents say differently, in the order of the record.

    Args:
        before: one content.
        after: the other.
        exact: whether blanks, line ends and the width of characters count; else they do not.
    """
    return [
        found
        for part in _PARTS
        for found in _between(part, getattr(before, part), getattr(after, part), exact=exact)
    ]


def facts(content: Content) -> int:
    """Return how many values a content holds, places in the source aside."""
    return sum(_count(getattr(content, part)) for part in _PARTS)


def _count(value: object) -> int:
    if value is None or is_cite(value):
        return 0
    if isinstance(value, tuple | list):
        return sum(_count(item) for item in value)
    if dataclasses.is_dataclass(value):
        return sum(_count(item) for _, item in _values(value))
    return 0 if isinstance(value, dict) else 1


def _between(path: str, before: Any, after: Any, *, exact: bool) -> Iterator[Difference]:  # noqa: ANN401 - any value of a record
    if isinstance(before, tuple | list) and isinstance(after, tuple | list):
        yield from _lists(path, list(before), list(after), exact=exact)
    elif dataclasses.is_dataclass(before) and type(before) is type(after):
        others = dict(_values(after))
        for name, value in _values(before):
            yield from _between(f"{path}/{name}", value, others[name], exact=exact)
    elif _plain(before, exact=exact) != _plain(after, exact=exact):
        yield Difference(path, _shown(before), _shown(after))


def _lists(path: str, before: list[Any], after: list[Any], *, exact: bool) -> Iterator[Difference]:
    """Compare two lists: entries of one name with each other, others by their place."""
    old, new = by_name(before), by_name(after)
    for name in dict.fromkeys([*old, *new]):
        where = f"{path}/{name}"
        if name in old and name in new:
            yield from _between(where, old[name], new[name], exact=exact)
        else:
            yield Difference(where, _shown(old.get(name)), _shown(new.get(name)))


def by_name(entries: Sequence[Any]) -> dict[str, Any]:
    """Return entries of a list by what identifies them; several of one name are counted."""
    named: dict[str, Any] = {}
    for place, entry in enumerate(entries, 1):
        name = _name(entry) or str(place)
        again, base = 1, name
        while name in named:
            again += 1
            name = f"{base}({again})"
        named[name] = entry
    return named


def _name(entry: object) -> str | None:
    if not dataclasses.is_dataclass(entry):
        return None
    for name in _IDENTITY:
        value = getattr(entry, name, None)
        if value is not None and value != "":
            scope = getattr(entry, "scope", None)
            return f"{value}-{scope}" if scope else squeeze(str(value))
    return None


def _values(record: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any record
    for field in dataclasses.fields(record):
        if field.name != "cite" and not field.name.endswith(("_cite", "cites")):
            yield field.name, getattr(record, field.name)


def _plain(value: object, *, exact: bool) -> object:
    if isinstance(value, str) and not exact:
        return squeeze(value)
    return value


def _shown(value: object) -> object:
    """Return a value as a person is told of it: of a record, its name or text."""
    if not dataclasses.is_dataclass(value):
        return value
    for name in ("text", "raw", "name", "title"):
        said = getattr(value, name, None)
        if said:
            return said
    return type(value).__name__
