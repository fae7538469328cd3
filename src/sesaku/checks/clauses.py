"""Pieces of a cited text, each with the cite of its own characters."""

from dataclasses import dataclass

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
    found = []
    for start, end in sentence_bounds(text):
        found.append(part(document, text, cite, (start, end)))
    return tuple(found)


def sentence_bounds(text: str) -> list[tuple[int, int]]:
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
    return [_trimmed(text, pair) for pair in bounds if text[slice(*pair)].strip()]


def part(document: Document, text: str, cite: Cite, bounds: tuple[int, int]) -> Clause:
    """Return ``text[bounds]`` with its cite; the whole cite where the two do not match."""
    start, end = _trimmed(text, bounds)
    before = _weight(text[:start])
    spans = _cut(document, cite, before, before + _weight(text[start:end]))
    return Clause(text[start:end], spans or cite)


def _trimmed(text: str, bounds: tuple[int, int]) -> tuple[int, int]:
    start, end = bounds
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _weight(text: str) -> int:
    return len("".join(text.split()))


def _cut(document: Document, cite: Cite, first: int, limit: int) -> Cite:
    """Return the part of a cite from its ``first`` to its ``limit``-th visible character."""
    spans, seen = [], 0
    for span in cite:
        places = [at for at in range(span.start, span.end) if not document.text[at].isspace()]
        inside = places[max(first - seen, 0) : max(limit - seen, 0)]
        if inside:
            spans.append(Span(inside[0], inside[-1] + 1, span.page))
        seen += len(places)
    return tuple(spans)
