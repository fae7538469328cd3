"""Styles of a workbook, as far as they bear on content: number formats, and struck-through text."""

from typing import NamedTuple

from sesaku.readers.ooxml.markup import Element, elements
from sesaku.readers.xlsx.number_format import GENERAL, built_in

_OFF = {"0", "false", "off"}


class Style(NamedTuple):
    """What a cell's style says of its content."""

    code: str = GENERAL
    struck: bool = False


PLAIN = Style()


def styles_of(part: bytes, path: str) -> list[Style]:
    """Return the styles of cells, in the order in which the sheets number them."""
    codes = dict(built_in())
    struck: list[bool] = []
    styles: list[Style] = []
    within = ""
    for element in elements(part, path):
        if not element.opens:
            within = "" if element.name == within else within
        elif element.name in {"s:fonts", "s:cellXfs", "s:dxfs"}:
            within = element.name
        elif element.name == "s:numFmt" and within != "s:dxfs":
            codes[_number(element, "numFmtId")] = element.get("formatCode")
        elif within == "s:fonts" and element.name == "s:font":
            struck.append(False)
        elif within == "s:fonts" and element.name == "s:strike" and struck:
            struck[-1] = is_on(element)
        elif within == "s:cellXfs" and element.name == "s:xf":
            font = _number(element, "fontId")
            code = codes.get(_number(element, "numFmtId"), GENERAL)
            styles.append(Style(code, font < len(struck) and struck[font]))
    return styles


def is_on(element: Element) -> bool:
    """Whether a property such as ``<strike/>`` holds: it does, unless it says otherwise."""
    return element.get("val").lower() not in _OFF


def _number(element: Element, name: str) -> int:
    text = element.get(name)
    return int(text) if text.isdecimal() else 0
