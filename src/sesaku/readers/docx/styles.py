"""Styles of a text document, as far as they bear on content."""

from dataclasses import dataclass

from sesaku.readers.ooxml.markup import Element, elements

_OFF = {"0", "false", "off"}
_MOST_STEPS = 20


@dataclass(eq=False)
class Style:
    """What a style says: None where it says nothing of it."""

    based_on: str = ""
    struck: bool | None = None
    hidden: bool | None = None
    list_id: str = ""
    level: int = 0


class Styles:
    """The styles by name, each with what it takes from the one it is based on."""

    def __init__(self, part: bytes, path: str) -> None:
        self._styles: dict[str, Style] = {}
        style: Style | None = None
        for element in elements(part, path):
            if element.name == "w:style":
                style = Style() if element.opens else None
                if style is not None:
                    self._styles[element.get("styleId")] = style
            elif style is not None and element.opens:
                _take(style, element)

    def struck(self, name: str) -> bool:
        """Whether a style strikes text out."""
        said = (style.struck for style in self._line(name) if style.struck is not None)
        return next(said, False)

    def hidden(self, name: str) -> bool:
        """Whether a style hides text."""
        said = (style.hidden for style in self._line(name) if style.hidden is not None)
        return next(said, False)

    def list_of(self, name: str) -> tuple[str, int]:
        """Return the list that a paragraph style numbers by, and the level in it."""
        for style in self._line(name):
            if style.list_id:
                return style.list_id, style.level
        return "", 0

    def _line(self, name: str) -> list[Style]:
        """Return a style and those that it is based on, in order."""
        line: list[Style] = []
        while name in self._styles and len(line) < _MOST_STEPS:
            line.append(self._styles[name])
            name = line[-1].based_on
        return line


def is_on(element: Element) -> bool:
    """Whether a property such as ``<w:strike/>`` holds: it does, unless it says otherwise."""
    return element.get("val").lower() not in _OFF


def _take(style: Style, element: Element) -> None:
    if element.name == "w:basedOn":
        style.based_on = element.get("val")
    elif element.name in {"w:strike", "w:dstrike"}:
        style.struck = is_on(element)
    elif element.name == "w:vanish":
        style.hidden = is_on(element)
    elif element.name == "w:numId":
        style.list_id = element.get("val")
    elif element.name == "w:ilvl" and element.get("val").isdecimal():
        style.level = int(element.get("val"))
