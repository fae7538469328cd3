"""Suppression of small counts 「秘匿」, and of others from which they could be worked out."""

from collections.abc import Mapping

LEAST = 5
"""Counts from one to four are not told."""

_TWO = 2


def suppressed(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Return counts as they may be told beside their sum; None for one that is not told.

    Where something is not told, there are at least two of it, and together at least ``LEAST``: the
    sum less what is told leaves each of them open. What is smallest goes first.
    """
    small = {name for name, count in counts.items() if 0 < count < LEAST}
    if not small:
        return dict(counts)
    others = sorted(
        ((count, name) for name, count in counts.items() if count >= LEAST), reverse=True
    )
    while (len(small) < _TWO or sum(counts[name] for name in small) < LEAST) and others:
        small.add(others.pop()[1])
    return {name: None if name in small else count for name, count in counts.items()}


def sum_may_be_told(counts: Mapping[str, int]) -> bool:
    """Whether the sum of counts may be told beside ``suppressed(counts)``."""
    hidden = [name for name, count in suppressed(counts).items() if count is None]
    if not hidden:
        return not 0 < sum(counts.values()) < LEAST
    return len(hidden) >= _TWO and sum(counts[name] for name in hidden) >= LEAST
