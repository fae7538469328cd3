"""Suppression of small counts 「秘匿」, and of others from which they could be worked out."""

from collections.abc import Collection, Mapping

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
    for least in sorted({count for count in counts.values() if count >= LEAST}):
        if _open(counts, small):
            break
        # All of one size go together: which of them was taken would tell something.
        small |= {name for name, count in counts.items() if count == least}
    return {name: None if name in small else count for name, count in counts.items()}


def sum_may_be_told(counts: Mapping[str, int]) -> bool:
    """Whether the sum of counts may be told beside ``suppressed(counts)``."""
    hidden = {name for name, count in suppressed(counts).items() if count is None}
    return not hidden or _open(counts, hidden)


def _open(counts: Mapping[str, int], hidden: Collection[str]) -> bool:
    """Whether what is hidden stays open though its sum is known, and how it was chosen."""
    total = sum(counts[name] for name in hidden)
    if len(hidden) < _TWO or total < LEAST:
        return False
    small = all(counts[name] < LEAST for name in hidden)
    # All of them one, or all of them four: the sum alone says so.
    return not small or len(hidden) < total < (LEAST - 1) * len(hidden)
