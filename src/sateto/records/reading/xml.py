"""A piece of a document as an element: nothing is fetched, no entity of the document expanded."""

import re
from xml.etree.ElementTree import ParseError, XMLParser
from xml.parsers.expat.errors import XML_ERROR_UNDEFINED_ENTITY, codes

from sateto.records.reading.element import Element
from sateto.records.reading.troubles import Trouble, trouble

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[\w.-]+;")
_UNDEFINED_ENTITY = codes[XML_ERROR_UNDEFINED_ENTITY]
_PLAIN = ("utf-8", "utf8", "us-ascii", "ascii")


def element_of(content: bytes, encoding: str, namespaces: bytes) -> Element | Trouble:
    """Return the element that a piece is, or what is wrong with it.

    Args:
        content: the piece as it stands in the document.
        encoding: of the document.
        namespaces: declarations of the elements around it.
    """
    try:
        if encoding not in _PLAIN:
            content = content.decode(encoding).encode("utf-8")
        elif not content.isascii():
            content.decode("utf-8")
    except (UnicodeDecodeError, LookupError):
        return trouble("encoding-wrong", detail=encoding)
    # A piece has no document type, so that there is no entity to expand and nothing to fetch.
    parser = XMLParser(encoding="utf-8")  # noqa: S314 - the same
    try:
        if not namespaces:
            parser.feed(content)
            return Element(parser.close())
        parser.feed(b"<w" + namespaces + b">" + content + b"</w>")
        return Element(parser.close()[0])
    except ParseError as error:
        message = str(error).partition(":")[0]
        unknown = error.code == _UNDEFINED_ENTITY
        code = "entity-unknown" if unknown else "xml-broken"
        entity = _ENTITY.search(content.decode("utf-8", "replace"))
        detail = f"{message}、{error.position[1]} 文字目"
        if unknown and entity:
            detail = entity.group()
        return trouble(code, line=error.position[0] - 1, detail=detail)
