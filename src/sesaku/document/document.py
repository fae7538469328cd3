"""The document that everything cites.

A reader turns a file into a ``Document``: its canonical text, whose offsets never move, and what
the file says of that text's arrangement (lines, pages, table cells, links, named entries). The
same structure serves flat text, web pages, data files and laid-out formats.
"""

import bisect
import re
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from sesaku.document.cite import Cite, Span
from sesaku.exceptions import CiteError
from sesaku.text.width import narrow, without_space

Defect: TypeAlias = tuple[str, int, dict[str, str | int]]
Scalar: TypeAlias = str | int | float | bool | None
Box: TypeAlias = tuple[float, float, float, float]

_LINE_END = re.compile(r"\n?\f|\n")


class Line(NamedTuple):
    """One line of the canonical text that is not blank.

    ``start`` and ``end`` are offsets without the line end; ``text`` is what stands between them,
    leading and trailing blanks included; ``blanks`` counts the blank lines just before it.
    """

    start: int
    end: int
    text: str
    blanks: int
    page: int | None = None
    box: Box | None = None


class Page(NamedTuple):
    """A page: its number (from 1), its range of offsets and, where known, its size in points."""

    number: int
    start: int
    end: int
    width: float | None = None
    height: float | None = None


class Cell(NamedTuple):
    """A table cell: position and extent in the grid, and the cite of its text (may be empty).

    ``name`` is what the format calls the cell, e.g. ``評価書!C5`` in a workbook.
    """

    row: int
    column: int
    cite: Cite
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None
    name: str | None = None


class Table(NamedTuple):
    """A ruled table or a sheet's range: its cells in reading order."""

    cells: tuple[Cell, ...]
    page: int | None = None
    name: str | None = None


class Anchor(NamedTuple):
    """A link of a web page: the range of its text and where it leads.

    The range is empty where the page prints no text for the link. The address itself stands in
    the canonical text, after the page's own, at ``url_start`` to ``url_end``.
    """

    start: int
    end: int
    url: str
    url_start: int = 0
    url_end: int = 0


class Entry(NamedTuple):
    """A leaf of a data file (JSON, CSV): its path of keys and positions, value and cite.

    The canonical text of a data file prints every leaf, so that its value can be cited.
    """

    path: tuple[str | int, ...]
    value: Scalar
    cite: Cite


@dataclass(frozen=True, slots=True)
class Document:
    r"""A file as citable text.

    Attributes:
        name: the file's name, without folders.
        path: the path as it was given.
        text: the canonical text; line ends are ``\n``, there is no byte order mark.
        sha256: hash of the file's bytes, in hexadecimal.
        media_type: what the content was found to be, e.g. ``text/plain``.
        lines: the lines that are not blank, in order.
        pages: empty where the format has no pages.
        tables: the ruled tables or sheets, where the format has any.
        anchors: the links, where the format has any.
        entries: the leaves, where the file is data.
        encoding: the character encoding that was decoded, or None.
        title: the title that the file itself declares (metadata), or None.
        defects: what the reader had to mend: code of a diagnostic, offset, the message's keys.
        margins: page numbers and running heads that stand in the text: start, end, and which
            of ``page-number`` and ``running-head`` it is.
    """

    name: str
    path: str
    text: str
    sha256: str
    media_type: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    entries: tuple[Entry, ...] = ()
    encoding: str | None = None
    title: str | None = None
    defects: tuple[Defect, ...] = ()
    margins: tuple[tuple[int, int, str], ...] = ()
    _narrowed: str = field(init=False, repr=False, compare=False, default="")
    _page_starts: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "_page_starts", tuple(page.start for page in self.pages))

    @property
    def narrowed(self) -> str:
        """The text made half-width in place: the same offsets, made once and kept."""
        if not self._narrowed:
            object.__setattr__(self, "_narrowed", narrow(self.text))
        return self._narrowed

    def page_at(self, offset: int) -> int | None:
        """Return the number of the page on which ``offset`` stands, None without pages."""
        if not self.pages:
            return None
        return self.pages[max(bisect.bisect_right(self._page_starts, offset) - 1, 0)].number

    def span(self, start: int, end: int) -> Span:
        """Return the span of a range of offsets, with its page."""
        return Span(start, end, self.page_at(start))

    def cite(self, start: int, end: int) -> Cite:
        """Return the cite of a range of offsets."""
        return (self.span(start, end),)

    def quote(self, cite: Cite) -> str:
        """Return the cited pieces, joined."""
        return "".join(self.text[span.start : span.end] for span in cite)

    def verify(self, value: str, cite: Cite) -> None:
        """Check that ``cite`` joins to ``value``, white space aside.

        Raises:
            CiteError: it does not; the message holds both sides.
        """
        quoted = without_space(self.quote(cite))
        if quoted != without_space(value):
            raise CiteError(f"{self.name}: {value[:60]!r} is cited as {quoted[:60]!r}")


def lines_of(text: str, pages: tuple[Page, ...] = ()) -> tuple[Line, ...]:
    """Return the lines of ``text`` that are not blank, in order; the end of a page ends a line."""
    lines: list[Line] = []
    start = blanks = 0
    starts = [page.start for page in pages]
    while start <= len(text):
        match = _LINE_END.search(text, start)
        end, following = match.span() if match else (len(text), len(text) + 1)
        content = text[start:end]
        if content.strip():
            page = pages[max(bisect.bisect_right(starts, start) - 1, 0)].number if pages else None
            lines.append(Line(start, end, content, blanks, page))
            blanks = 0
        else:
            blanks += 1
        start = following
    return tuple(lines)
