"""Cites: where in the canonical text a value stands.

A cite is a tuple of spans; a span is a half-open range of character offsets into the canonical
text of one document, with its page where the document has pages. Joining the cited pieces gives
the value, white space aside.
"""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias


class Span(NamedTuple):
    """Characters ``start`` (included) to ``end`` (excluded) of the canonical text.

    ``page`` counts from 1 and is None where the document has no pages.
    """

    start: int
    end: int
    page: int | None = None


Cite: TypeAlias = tuple[Span, ...]


def cite_of(start: int, end: int, page: int | None = None) -> Cite:
    """Return the cite of one stretch of text."""
    return (Span(start, end, page),)


def merge(*cites: Cite) -> Cite:
    """Return the spans of all ``cites`` in reading order, touching neighbours joined."""
    joined: list[Span] = []
    for span in sorted(span for cite in cites for span in cite):
        last = joined[-1] if joined else None
        if last is not None and span.start <= last.end and span.page == last.page:
            joined[-1] = Span(last.start, max(last.end, span.end), last.page)
        else:
            joined.append(span)
    return tuple(joined)


def covered(cites: Iterable[Cite]) -> list[tuple[int, int]]:
    """Return the disjoint ranges of offsets that ``cites`` cover together, in order."""
    ranges: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for cite in cites for span in cite):
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(ranges[-1][1], end))
        else:
            ranges.append((start, end))
    return ranges
