"""Pieces of a cited text, each with the cite of its own characters."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from sesaku.document.cite import Cite, Span
from sesaku.document.document import Document

_OPENING, _CLOSING = "（(「『｢", "）)」』｣"


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a text and where it stands."""

    text: str
    cite: Cite


def clauses(document: Document, text: str, cite: Cite) -> tuple[Clause, ...]:
    """Return the sentences of ``text``: what ends in 「。」 outside brackets, or with its line."""
    if _is_whole(document, text, cite):
        (span,) = cite
        return tuple(_within(text, span, *pair) for pair in sentence_bounds(text))
    places = _places(document, cite)
    found, seen, before = [], 0, 0
    for start, end in sentence_bounds(text):
        seen += _weight(text[before:start])
        length = _weight(text[start:end])
        found.append(Clause(text[start:end], _spans(places[seen : seen + length]) or cite))
        seen, before = seen + length, end
    return tuple(found)


@lru_cache(maxsize=4096)
def sentence_bounds(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each sentence begins and ends, white space around it left out."""
    bounds, start, depth = [], 0, 0
    for at, character in enumerate(text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(depth - 1, 0)
        elif character == "\n" or (character == "。" and not depth):
            bounds.append((start, at + 1))
            start, depth = at + 1, 0
    bounds.append((start, len(text)))
    return tuple(_trimmed(text, pair) for pair in bounds if text[slice(*pair)].strip())


def part(document: Document, text: str, cite: Cite, bounds: tuple[int, int]) -> Clause:
    """Return ``text[bounds]`` with its cite; the whole cite where the two do not match."""
    start, end = _trimmed(text, bounds)
    if start < end and _is_whole(document, text, cite):
        return _within(text, cite[0], start, end)
    before = _weight(text[:start])
    places = _places(document, cite)[before : before + _weight(text[start:end])]
    return Clause(text[start:end], _spans(places) or cite)


def _is_whole(document: Document, text: str, cite: Cite) -> bool:
    """Whether a text stands in the document as it is, in one piece."""
    return len(cite) == 1 and document.text[cite[0].start : cite[0].end] == text


def _within(text: str, span: Span, start: int, end: int) -> Clause:
    return Clause(text[start:end], (Span(span.start + start, span.start + end, span.page),))


def _trimmed(text: str, bounds: tuple[int, int]) -> tuple[int, int]:
    start, end = bounds
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _weight(text: str) -> int:
    return len("".join(text.split()))


def _places(document: Document, cite: Cite) -> list[tuple[Span, int]]:
    """Return the visible characters of a cite: the span each belongs to, and its offset."""
    text = document.text
    return [
        (span, at)
        for span in cite
        for at, sign in enumerate(text[span.start : span.end], span.start)
        if not sign.isspace()
    ]


def _spans(places: list[tuple[Span, int]]) -> Cite:
    """Return the cite of characters that follow each other in theirs."""
    return tuple(
        Span(offsets[0], offsets[-1] + 1, span.page)
        for span, group in groupby(places, key=itemgetter(0))
        for offsets in [[at for _, at in group]]
    )
