"""Texts of cells: the shared ones and those in the cell, without readings and struck-out parts."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sesaku.readers.ooxml.markup import Element, elements
from sesaku.readers.xlsx.styles import is_on

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Words(NamedTuple):
    """A text: what it says, and what of it is struck out."""

    text: str
    struck: str = ""


class TextBuilder:
    """Puts together the text of one cell from the elements in it."""

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._struck: list[str] = []
        self._open = False
        self._reading = False
        self._run_struck = False

    def take(self, element: Element) -> None:
        """Take the next element inside the text's own."""
        if not element.name:
            if self._open and not self._reading:
                (self._struck if self._run_struck else self._kept).append(element.text)
        elif element.name == "s:t":
            self._open = element.opens
        elif element.name == "s:rPh":
            self._reading = element.opens
        elif element.name == "s:r":
            self._run_struck = False
        elif element.name == "s:strike" and element.opens:
            self._run_struck = is_on(element)

    def words(self) -> Words:
        """Return the text."""
        return Words(unescaped("".join(self._kept)), unescaped("".join(self._struck)))


def shared_strings(part: bytes, path: str) -> list[Words]:
    """Return the texts that the cells of all sheets refer to by number."""
    return list(_shared(part, path))


def _shared(part: bytes, path: str) -> Iterator[Words]:
    builder: TextBuilder | None = None
    for element in elements(part, path):
        if element.name == "s:si":
            if element.opens:
                builder = TextBuilder()
            elif builder is not None:
                yield builder.words()
                builder = None
        elif builder is not None:
            builder.take(element)


def unescaped(text: str) -> str:
    r"""Return a text with ``\n`` as line ends, and ``_x3042_`` as the character that it means."""
    if "_x" in text:
        text = _ESCAPED.sub(_character, text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character.isprintable() or character in "\n\r\t" else ""
