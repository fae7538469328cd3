"""A text whose characters know where they stand in the document."""

from dataclasses import dataclass
from typing import Protocol

from sesaku.document.cite import Cite, Span
from sesaku.text.width import narrow


class Texted(Protocol):
    """A record with a text and its cite."""

    @property
    def text(self) -> str:
        """The text."""
        ...

    @property
    def cite(self) -> Cite:
        """Where it stands."""
        ...


@dataclass(frozen=True, slots=True)
class Cited:
    """A text without white space, half-width, in lower case, for comparison.

    Attributes:
        plain: the text to compare.
        shown: the same characters as they are printed.
        places: for each of them the offset in the document and the page; empty where the text and
            its cite don't go together character by character.
        whole: the cite of the whole text.
    """

    plain: str
    shown: str
    places: tuple[tuple[int, int | None], ...]
    whole: Cite

    def cite(self, start: int, end: int) -> Cite:
        """Return where a stretch of the text stands; the whole where that is not known."""
        if not self.places:
            return self.whole
        spans: list[Span] = []
        for offset, page in self.places[start:end]:
            last = spans[-1] if spans else None
            if last is not None and last.page == page and last.end == offset:
                spans[-1] = Span(last.start, offset + 1, page)
            else:
                spans.append(Span(offset, offset + 1, page))
        return _across_blanks(spans)

    def part(self, start: int, end: int) -> "Cited":
        """Return a stretch as a text of its own."""
        places = self.places[start:end]
        cite = self.cite(start, end)
        return Cited(self.plain[start:end], self.shown[start:end], places, cite)


def cited(text: str, cite: Cite, source: str) -> Cited:
    """Return a text with the places of its characters.

    Args:
        text: the text as it was read.
        cite: where it stands.
        source: the canonical text that the cite points into.
    """
    shown = "".join(text.split())
    places = tuple(
        (at, span.page)
        for span in cite
        for at in range(span.start, min(span.end, len(source)))
        if not source[at].isspace()
    )
    if len(places) != len(shown):
        places = ()
    return Cited(narrow(shown).lower(), shown, places, cite)


def _across_blanks(spans: list[Span]) -> Cite:
    """Join spans between which there is at most a blank or a line end."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last is not None and last.page == span.page and span.start - last.end <= 2:  # noqa: PLR2004 - a blank and a line end
            joined[-1] = Span(last.start, span.end, span.page)
        else:
            joined.append(span)
    return tuple(joined)
