"""The XML of a part as a row of events, in bounded memory.

A document type is refused: office files have none, and what it may declare (entities, other
files) is what attacks on XML readers are made of.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple
from xml.parsers import expat

from sesaku.exceptions import BrokenFileError, TooLargeError

MAX_DEPTH = 400
_PIECE = 1 << 16
_SPACES = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "s",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "s",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "xdr",
    "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing": "xdr",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
}


_NONE: Mapping[str, str] = MappingProxyType({})


class Element(NamedTuple):
    """An element that opens or closes, or (``name`` empty) text between two of them.

    Names have the usual prefix of their namespace, whichever the file uses: ``w:p``, ``s:row``;
    ``?:name`` where it is of no namespace that is read.
    """

    opens: bool
    name: str
    attributes: Mapping[str, str] = _NONE
    text: str = ""

    def get(self, name: str) -> str:
        """Return an attribute, empty without it."""
        return self.attributes.get(name, "")


def elements(data: bytes, path: str) -> Iterator[Element]:
    """Yield the elements of a part in order; none where it is empty.

    Args:
        data: the part.
        path: the file, as an error names it.

    Raises:
        BrokenFileError: it is not well-formed, or declares a document type.
        TooLargeError: elements are nested deeper than in any document.
    """
    if not data:
        return
    parser = _Parser(path)
    try:
        for start in range(0, len(data), _PIECE):
            yield from parser.feed(data[start : start + _PIECE], start + _PIECE >= len(data))
    except (expat.ExpatError, UnicodeError, LookupError) as error:
        raise BrokenFileError(
            path, f"中の XML を読めません（{error}）。取得し直してください。"
        ) from error


class _Parser:
    """Turns the calls of the parser into a list of elements."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._found: list[Element] = []
        self._names: dict[str, str] = {}
        self._attributes: dict[str, str] = {}
        self._closing: dict[str, Element] = {}
        self._depth = 0
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._write
        parser.StartDoctypeDeclHandler = self._refuse
        self._parser = parser

    def feed(self, piece: bytes, last: bool) -> list[Element]:  # noqa: FBT001 - of the parser
        self._parser.Parse(piece, last)
        found, self._found = self._found, []
        return found

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise TooLargeError(
                self._path, "中の XML の入れ子が深すぎます。文書を作り直してください。"
            )
        if any("}" in key for key in attributes):
            attributes = {self._attribute(key): value for key, value in attributes.items()}
        short = self._names.get(name) or self._short(name)
        self._found.append(Element(True, short, attributes))  # noqa: FBT003 - called for each element

    def _close(self, name: str) -> None:
        self._depth -= 1
        closing = self._closing.get(name)
        if closing is None:
            closing = self._closing[name] = Element(opens=False, name=self._short(name))
        self._found.append(closing)

    def _write(self, text: str) -> None:
        self._found.append(Element(False, "", _NONE, text))  # noqa: FBT003 - the same

    def _refuse(self, *_declared: object) -> None:
        raise BrokenFileError(
            self._path, "中の XML に文書型宣言があり、安全に読めません。文書を作り直してください。"
        )

    def _short(self, name: str) -> str:
        """Return a name with its usual prefix."""
        short = self._names.get(name)
        if short is None:
            space, _, local = name.rpartition("}")
            short = self._names[name] = f"{_SPACES.get(space, '?')}:{local}"
        return short

    def _attribute(self, name: str) -> str:
        """Return the name of an attribute; one of the element's own has no prefix."""
        short = self._attributes.get(name)
        if short is None:
            space, _, local = name.rpartition("}")
            prefix = _SPACES.get(space, "?") if space else "w"
            short = self._attributes[name] = local if prefix == "w" else f"{prefix}:{local}"
        return short
