"""The visible text of a page as it is written down: white space, line breaks, places of things."""

import re
import unicodedata

_BLANKS = " \t\n\r\f"
_RUN = re.compile(r"[ \t\r\f]*\n[ \t\n\r\f]*|[ \t\r\f]{2,}|[\t\r\f]")
_LINE_END = re.compile(r"\r\n?")


class Place:
    """Offsets of something whose text is being written; -1 until they are known."""

    __slots__ = ("end", "start")

    def __init__(self) -> None:
        self.start = self.end = -1


class TextWriter:
    r"""Writes visible text as a browser sets it, and keeps account of offsets.

    White space is one space, and none at the start of a line; a line wrapped between two Japanese
    characters is joined without one. Blocks and ``<br>`` break lines, cells are a tab apart.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._last = "\n"
        self._newlines = 0
        self._space = ""
        self._cell_begins = False
        self._waiting: list[Place] = []
        self._waiting_for_mark = 0
        self._length = 0

    def text(self) -> str:
        """Return what was written."""
        return "".join(self._parts)

    def put(self, content: str) -> None:
        """Write text in which white space does not count."""
        body = content.strip(_BLANKS)
        if not body:
            self._space = self._space or content
            if "\n" in content:
                self._space = "\n"
            return
        lead = content[: len(content) - len(content.lstrip(_BLANKS))]
        self._settle("\n" if "\n" in lead else self._space or lead, body[0])
        self._begin()
        self._write(_RUN.sub(_joined, body))
        trail = content[len(content.rstrip(_BLANKS)) :]
        self._space = "\n" if "\n" in trail else trail

    def put_verbatim(self, content: str) -> None:
        """Write preformatted text, white space and all."""
        if content:
            self._settle(self._space, content[0])
            self._begin()
            self._write(_LINE_END.sub("\n", content))

    def end_line(self) -> None:
        """Begin what follows on a new line."""
        self._newlines = max(self._newlines, 1)

    def break_line(self) -> None:
        """Break the line, ``<br>``: two of them leave a blank line."""
        self._newlines += 1

    def begin_row(self) -> None:
        """Begin a table row on a line of its own, even if its first cell is empty."""
        self._cell_begins = False
        self.end_line()
        self._settle("", "\n")
        self._cell_begins = True

    def next_cell(self) -> None:
        """Write the tab between two cells of a row."""
        self._newlines = 0
        self._space = ""
        self._write("\t")
        self._cell_begins = True

    def end_row(self) -> None:
        """End a row; what follows stands on a new line."""
        self._cell_begins = False
        self.end_line()

    def begin_item(self) -> None:
        """Begin a list item, before whose text a mark may be put."""
        self._waiting_for_mark = len(self._waiting)

    def put_mark(self, mark: str) -> None:
        """Write the mark of the item just begun; it is no part of what was opened in the item."""
        self._settle("", mark[0])
        inner = self._waiting[self._waiting_for_mark :]
        del self._waiting[self._waiting_for_mark :]
        self._begin()
        self._waiting = inner
        self._write(mark.rstrip())
        self._space = mark[len(mark.rstrip()) :]

    def open(self) -> Place:
        """Return the place of an element whose text follows."""
        place = Place()
        self._waiting.append(place)
        return place

    def close(self, place: Place) -> None:
        """Set the end of a place; it is empty where no text was written since it was opened."""
        if place.start < 0:
            place.start = self._length
        place.end = self._length

    def _settle(self, space: str, following: str) -> None:
        """Write the line ends, or the space, that are due before ``following``."""
        if self._newlines:
            begun = self._length == 0 or self._cell_begins
            self._write("" if begun else "\n" * (self._newlines - (self._last == "\n")))
        elif space and self._last not in "\n\t":
            wrapped = "\n" in space and _is_wide(self._last) and _is_wide(following)
            self._write("" if wrapped else " ")
        self._newlines = 0
        self._space = ""

    def _begin(self) -> None:
        for place in self._waiting:
            if place.start < 0:
                place.start = self._length
        self._waiting.clear()

    def _write(self, piece: str) -> None:
        if piece:
            self._parts.append(piece)
            self._length += len(piece)
            self._last = piece[-1]
            self._cell_begins = False


def _joined(match: re.Match[str]) -> str:
    """Return what a run of white space inside a text is: a space, or nothing at a wrapped line."""
    text = match.string
    between = _is_wide(text[match.start() - 1]) and _is_wide(text[match.end()])
    return "" if "\n" in match[0] and between else " "


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F", "H")
