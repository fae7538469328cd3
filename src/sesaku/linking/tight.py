"""Tight texts: cited text made ready to compare, every character with its place in the document.

Width and white space are gone, as in ``text.width.squeeze``; a name that a list of names knows
stands as one sign, so that 「クアッド」 and 「QUAD」 are the same. Where a piece of a tight text
stands in the document can always be said.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from sesaku.document.cite import Cite, Span, merge
from sesaku.document.document import Document
from sesaku.text.width import fold

RUN = re.compile("[一-龥々〆ヵヶァ-ヴーA-Za-z0-9\ue000-\uf8ff]+")
"""Characters that terms are made of; hiragana and signs part them."""


@dataclass(frozen=True, slots=True)
class Tight:
    """A text to compare.

    Attributes:
        text: the characters.
        starts: for each, the offset in the document at which it begins.
        ends: for each, the offset in the document at which it ends.
        document: the document.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    document: Document

    def cite(self, start: int, end: int) -> Cite:
        """Return where the characters ``start`` to ``end`` stand in the document."""
        document = self.document
        spans = (
            Span(first, last, document.page_at(first))
            for first, last in zip(self.starts[start:end], self.ends[start:end], strict=True)
        )
        return merge(tuple(_closed(document, list(spans))))

    def quote(self, start: int, end: int) -> str:
        """Return the characters as the document prints them."""
        return "".join(self.document.quote(self.cite(start, end)).split())

    def part(self, start: int, end: int) -> "Tight":
        """Return the characters ``start`` to ``end``, still with their places."""
        text, starts, ends = self.text[start:end], self.starts[start:end], self.ends[start:end]
        return Tight(text, starts, ends, self.document)

    def replaced(self, pattern: re.Pattern[str], sign: Callable[[str], str]) -> "Tight":
        """Return the text with each match of ``pattern`` made one sign."""
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        place = 0
        for match in pattern.finditer(self.text):
            first, last = match.span()
            text += [self.text[place:first], sign(match[0])]
            starts += [*self.starts[place:first], self.starts[first]]
            ends += [*self.ends[place:first], self.ends[last - 1]]
            place = last
        text.append(self.text[place:])
        starts += self.starts[place:]
        ends += self.ends[place:]
        return Tight("".join(text), tuple(starts), tuple(ends), self.document)


def tight(document: Document, cite: Cite) -> Tight:
    """Return the cited text, tight."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for span in cite:
        for offset in range(span.start, span.end):
            for sign in fold(document.text[offset]):
                if not sign.isspace():
                    text.append(sign)
                    starts.append(offset)
                    ends.append(offset + 1)
    return Tight("".join(text), tuple(starts), tuple(ends), document)


def script(sign: str) -> str:
    """Return what a character of a run is: ``name``, ``katakana``, ``latin`` or ``kanji``."""
    if unicodedata.category(sign) == "Co":
        return "name"
    if sign.isascii():
        return "latin"
    return "katakana" if "ァ" <= sign <= "ー" and sign not in "ヵヶ" else "kanji"


def _closed(document: Document, spans: list[Span]) -> list[Span]:
    """Join spans between which only white space stands: the print's line ends are no gap."""
    joined: list[Span] = []
    for span in sorted(spans):
        last = joined[-1] if joined else None
        if (
            last is not None
            and span.page == last.page
            and not document.text[last.end : span.start].strip()
        ):
            joined[-1] = Span(last.start, max(last.end, span.end), last.page)
        else:
            joined.append(span)
    return joined
