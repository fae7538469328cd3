"""How much of one text stands in another, by runs of characters; order and width aside."""

import re
from functools import lru_cache

from sesaku.text.width import squeeze

RUN = 5
"""Characters in a row that count as taken over; shorter runs are the language's own."""

_YEAR = re.compile(r"(?:明治|大正|昭和|平成|令和)(?:元|\d+)|(?<![\d,.])(?:19|20)\d\d(?=年)")
_ANY_YEAR = "令和元"
_FIGURES = re.compile(r"元(?=年)|[\d,.]+")


def plain(text: str) -> str:
    """Return a text for comparison: no white space, ordinary width, every year the same.

    The year of a target moves on by itself; that alone makes no other target.
    """
    return _YEAR.sub(_ANY_YEAR, squeeze(text))


def without_figures(text: str) -> str:
    """Return a text for comparison, each of its figures one sign: years and counts may differ."""
    return _FIGURES.sub("#", _YEAR.sub("#", squeeze(text)))


def covered(text: str, other: str) -> float:
    """Return the share of ``text`` that stands in ``other`` in runs, 0 to 1; both ``plain``."""
    if not text:
        return 0.0
    run = min(RUN, len(text))
    known = _runs(other, run)
    taken, end = 0, 0
    for at in range(len(text) - run + 1):
        if text[at : at + run] in known:
            taken += at + run - max(at, end)
            end = at + run
    return taken / len(text)


@lru_cache(maxsize=4096)
def _runs(text: str, run: int) -> frozenset[str]:
    return frozenset(text[at : at + run] for at in range(len(text) - run + 1))


@lru_cache(maxsize=8192)
def alike(one: str, other: str) -> float:
    """Return how much of two texts is the same, 0 to 1; both ``plain``."""
    if one == other:
        return 1.0 if one else 0.0
    length = len(one) + len(other)
    return (covered(one, other) * len(one) + covered(other, one) * len(other)) / max(length, 1)
