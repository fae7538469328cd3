"""A sheet of paragraphs, and its print: lines, pages, and where every value came to stand."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple, TypeAlias

from tests.grammars.evaluation_report.fiction.style import Style

Keys: TypeAlias = tuple[str, ...]
_NOT_FIRST = "、。，．）」』】・ー々％：):,.%ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_PROSE = 60
_CELL = 15
_THREE_PAGES = 100
_NOT_LAST = "（「『【"
_TO_FULL = {code: code + 0xFEE0 for code in map(ord, "()%0123456789:")}
_TO_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


class Piece(NamedTuple):
    """A piece of text and the values that it belongs to."""

    text: str
    keys: Keys = ()


class Glyph(NamedTuple):
    """A character and the values that it belongs to."""

    sign: str
    keys: Keys


Row: TypeAlias = list[Glyph]


@dataclass
class Paragraph:
    """A paragraph, heading, label or cell.

    ``wrap`` narrows the columns (0: never wrapped), ``closes`` says whether its end is marked,
    ``lead`` are blanks before its first line, ``gap`` how many blank cells follow it.
    """

    glyphs: Row
    wrap: int | None = None
    closes: bool = True
    lead: str = ""
    gap: int = 0


@dataclass
class Print:
    """A printed report: its text, and the offsets of every value's characters, blanks aside."""

    text: str
    places: dict[str, set[int]] = field(default_factory=dict)


class Sheet:
    """Takes paragraphs in the order of the print."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.rng = Random(style.seed)  # noqa: S311 - fiction
        self.paragraphs: list[Paragraph] = []
        self.running: list[str] = []

    def add(
        self,
        *pieces: str | Piece,
        under: Keys = (),
        wrap: int | None = None,
        closes: bool = True,
        lead: str = "",
        gap: int = 0,
    ) -> None:
        """Add a paragraph; all of it belongs to the values ``under``."""
        glyphs: Row = []
        for piece in pieces:
            text, keys = (piece, ()) if isinstance(piece, str) else piece
            glyphs += [Glyph(self._sign(sign, keys), keys + under) for sign in text]
        self.paragraphs.append(Paragraph(glyphs, wrap, closes, lead, gap))

    def blank(self) -> str:
        """Return the blank between a label and what follows."""
        return "　" if self.style.wide_blanks else " "

    def printed(self) -> Print:
        """Return the print."""
        rows: list[tuple[str, Row]] = []
        for paragraph in self.paragraphs:
            rows += self._lines(paragraph)
        return self._joined(list(self._paged(rows)))

    def _lines(self, paragraph: Paragraph) -> Iterator[tuple[str, Row]]:
        """Yield the lines of a paragraph, each with the blanks before it."""
        columns = paragraph.wrap if paragraph.wrap is not None else self.style.wrap
        rows = list(wrapped(paragraph.glyphs, columns or None, latin_ends=self.style.latin_ends))
        for index, row in enumerate(rows):
            ends = [Glyph(" ", ())] if self._marked(paragraph, last=index == len(rows) - 1) else []
            yield paragraph.lead if index == 0 else "", row + ends
        for _ in range(paragraph.gap if self.style.hints else 0):
            yield "", [Glyph(" ", ())]

    def _marked(self, paragraph: Paragraph, *, last: bool) -> bool:
        """Whether a blank stands at the end of a line, which is the paragraph's last or not."""
        if not self.style.hints:
            return False
        if last:
            prose = len(paragraph.glyphs) > _PROSE and paragraph.glyphs[-1].sign == "。"
            return paragraph.closes and not (prose and self.rng.random() < self.style.lost_ends)
        prose = paragraph.wrap is None and len(paragraph.glyphs) > _PROSE
        return prose and self.rng.random() < self.style.stray_ends

    def _paged(self, rows: list[tuple[str, Row]]) -> Iterator[tuple[str, Row]]:
        """Yield the lines with what stands at the edges of pages."""
        if len(rows) < _THREE_PAGES:
            yield from rows  # what stands on one page only is no running head to anybody
            return
        left = self.rng.randint(20, 45)
        number = self.rng.randint(1, 90)
        before = ""
        for lead, row in rows:
            text = "".join(glyph.sign for glyph in row).strip()
            if left <= 0 and (self.style.pages != "none" or self.style.heads):
                left = self.rng.randint(20, 45)
                number += 1
                yield from self._edge(number, prose=min(len(before), len(text)) > _CELL)
                lead = " " if self.style.page_lead else lead  # noqa: PLW2901 - the lead of a page wins
            left -= 1
            before = text
            yield lead, row

    def _edge(self, number: int, *, prose: bool) -> Iterator[tuple[str, Row]]:
        """Yield a page's number and head; a lone number in a table could as well be a cell."""
        some = prose and self.rng.random() < 0.3
        shown = {"none": False, "all": True, "some": some}
        if shown[self.style.pages]:
            yield "", [Glyph(sign, ()) for sign in f"{number} "]
        if self.style.heads:
            for line in self.running:
                yield "", [Glyph(sign, ()) for sign in f"{line} "]

    def _joined(self, rows: list[tuple[str, Row]]) -> Print:
        result = Print("")
        parts: list[str] = []
        at = 0
        for lead, row in rows:
            line = lead + "".join(glyph.sign for glyph in row)
            for place, glyph in enumerate(row, at + len(lead)):
                if not glyph.sign.isspace():
                    for key in glyph.keys:
                        result.places.setdefault(key, set()).add(place)
            line += "\n\n" if self.style.doubled else "\n"
            parts.append(line)
            at += len(line)
        result.text = "".join(parts)
        return result

    def _sign(self, sign: str, keys: Keys) -> str:
        """Return a character in the width of the style; an address stays as it is."""
        if self.style.width == "half":
            return sign.translate(_TO_HALF)
        if self.style.width == "full" and not any(key.endswith("/url") for key in keys):
            return sign.translate(_TO_FULL)
        return sign


def columns_of(text: str) -> int:
    """Return the columns that a text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def wrapped(glyphs: Row, columns: int | None, *, latin_ends: bool) -> Iterator[Row]:
    """Yield the lines of a paragraph: words stay whole, no line starts with a closing sign."""
    rest = glyphs
    while columns is not None and columns_of("".join(glyph.sign for glyph in rest)) > columns:
        at = _break(rest, columns)
        line, rest = rest[:at], rest[at:]
        while rest and rest[0].sign == " ":
            line, rest = line + rest[:1], rest[1:]
        keeps = latin_ends and len(line) > 1 and line[-2].sign.isascii() and line[-2].sign.isalpha()
        if not keeps:
            while line[-1].sign == " ":
                line = line[:-1]
        yield line
    if rest:
        yield rest


def _break(glyphs: Row, columns: int) -> int:
    """Return how many characters the first line takes."""
    used = full = 0
    for full, glyph in enumerate(glyphs):  # noqa: B007 - the place is what is sought
        used += columns_of(glyph.sign)
        if used > columns:
            break
    at = full
    while at > 1 and not _may_break(glyphs[at - 1].sign, glyphs[at].sign):
        at -= 1
    return at if at > full - 12 and at > 1 else max(full, 1)


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    word = before.isascii() and after.isascii() and not before.isspace() and not after.isspace()
    return not word
