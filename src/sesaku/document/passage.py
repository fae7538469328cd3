"""Passages: text put together from pieces of the canonical text, with the cite of the pieces."""

from collections.abc import Iterable
from typing import NamedTuple

from sesaku.document.cite import Cite, Span
from sesaku.document.document import Document


class Passage(NamedTuple):
    """A text and where it stands."""

    text: str
    cite: Cite


def join(document: Document, pieces: Iterable[tuple[int, int]], *, breaks: str = "") -> Passage:
    """Join stretches of the canonical text into one passage.

    Blanks at both ends of a piece are left out. Two pieces are joined without a space, unless both
    sides of the seam are Latin letters or digits of ordinary width (a line of English wrapped
    between words); after a character in ``breaks`` the seam is a line end instead.

    Pieces between which only white space stands become one span of the cite.

    Args:
        document: what the offsets point into.
        pieces: ranges of offsets in reading order.
        breaks: characters after which a new line starts, e.g. ``"。"``.
    """
    text = document.text
    parts: list[str] = []
    spans: list[Span] = []
    for first, limit in pieces:
        whole = text[first:limit]
        piece = whole.strip()
        if not piece:
            continue
        start = first + len(whole) - len(whole.lstrip())
        end = start + len(piece)
        if parts:
            parts.append(_seam(parts[-1][-1], piece[0], breaks))
        parts.append(piece)
        last = spans[-1] if spans else None
        page = document.page_at(start)
        if last is not None and page == last.page and not text[last.end : start].strip():
            spans[-1] = Span(last.start, end, page)
        else:
            spans.append(Span(start, end, page))
    return Passage("".join(parts), tuple(spans))


def _seam(before: str, after: str, breaks: str) -> str:
    if before in breaks:
        return "\n"
    latin = before.isascii() and after.isascii() and (before.isalnum() or before in ",.;:)")
    return " " if latin and after.isalnum() else ""
