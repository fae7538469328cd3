"""Elements of IATI and of our own namespace."""

from lxml import etree

from sesaku.document.cite import Cite
from sesaku.exports.official.wording import printable

VERSION = "2.03"
OWN = "urn:sesaku:iati:1"
"""Namespace of what IATI has no place for."""

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def root() -> etree._Element:
    """Return an empty file."""
    return etree.Element("iati-activities", {"version": VERSION}, nsmap={"sesaku": OWN})


def add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """Add an element; ``_`` in the name of an attribute stands for ``-``."""
    named = {key.replace("_", "-"): printable(value) for key, value in attributes.items()}
    return etree.SubElement(parent, tag, named)


def add_own(
    parent: etree._Element, tag: str, text: str | None = None, **attributes: str
) -> etree._Element:
    """Add an element of our own namespace."""
    element = add(parent, f"{{{OWN}}}{tag}", **attributes)
    if text is not None:
        element.text = printable(text)
    return element


def told(parent: etree._Element, tag: str, text: str, *, english: str | None = None) -> None:
    """Add an element of narratives: the Japanese one, and the English one where there is one."""
    element = add(parent, tag)
    narrate(element, text)
    if english:
        add(element, "narrative").text = printable(english)
        element[-1].set(_LANG, "en")


def narrate(element: etree._Element, text: str) -> None:
    """Add a narrative; its language is the activity's."""
    add(element, "narrative").text = printable(text)


def spoken_in(element: etree._Element, language: str) -> None:
    """Say in what language an element's narratives are."""
    element.set(_LANG, language)


def add_cite(parent: etree._Element, cite: Cite) -> None:
    """Say where a value stands in the source: offsets, and the page where there are pages."""
    for span in cite:
        page = {} if span.page is None else {"page": str(span.page)}
        add_own(parent, "cite", start=str(span.start), end=str(span.end), **page)
