"""What the readers of data files share: the entries that are no plain leaf, and the limits."""

from sesaku.document.document import Entry
from sesaku.readers.source import MAX_BYTES

MAX_ENTRIES = 2_000_000
"""Most leaves of one data file."""

MAX_CHARACTERS = MAX_BYTES
"""Longest canonical text of a data file; keys are printed with every leaf, so it can grow."""


class Unreadable(Entry):
    """A record of a data file that is not in the file's format.

    ``path`` is the record's number in the file and, in words, what is wrong with it; ``value`` is
    its own text as it stands in the file.
    """

    __slots__ = ()


class Repeated(Entry):
    """A leaf under a key that its object has twice, or in a column whose heading stands twice.

    In ``path`` the key is followed by 「（1）」, 「（2）」 …, so that nothing takes it for the one.
    """

    __slots__ = ()


def told_apart(keys: list[str]) -> list[str]:
    """Return ``keys`` with a number after those that stand more than once."""
    count: dict[str, int] = {}
    for key in keys:
        count[key] = count.get(key, 0) + 1
    taken = set(count)
    numbers = dict.fromkeys((key for key in count if count[key] > 1), 0)
    named: list[str] = []
    for key in keys:
        name = key
        while key in numbers and name in taken:
            numbers[key] += 1
            name = f"{key}（{numbers[key]}）"
        taken.add(name)
        named.append(name)
    return named
