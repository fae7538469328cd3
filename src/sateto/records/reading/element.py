"""Elements of XML with their place: what a value is read from, and the XPath that cites it."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_TEXT = etree.XPath("string()")


class Element:
    """An element within a record, with its XPath from the record's own element."""

    __slots__ = ("node", "path")

    def __init__(self, node: etree._Element, path: str = "") -> None:
        """Take a node of lxml, and its path."""
        self.node = node
        self.path = path

    def children(self) -> Iterator[tuple[str, "Element"]]:
        """Yield the elements right below, with their local names."""
        seen: Counter[str] = Counter()
        above = f"{self.path}/" if self.path else ""
        for node in self.node.iterchildren("*"):  # comments and instructions left out
            tag = str(node.tag)
            name = tag[tag.find("}") + 1 :]
            seen[name] += 1
            yield name, Element(node, f"{above}{name}[{seen[name]}]")

    def named(self, wanted: str) -> Iterator["Element"]:
        """Yield the elements right below that have a local name."""
        return (child for name, child in self.children() if name == wanted)

    def first(self, wanted: str) -> "Element | None":
        """Return the first element right below that has a local name."""
        return next(self.named(wanted), None)

    def get(self, name: str) -> str:
        """Return an attribute, white space around it removed, "" where there is none."""
        return (self.node.get(name) or "").strip()

    @property
    def language(self) -> str:
        """The language that ``xml:lang`` names, "" where it names none."""
        return (self.node.get(XML_LANG) or "").strip()

    @property
    def text(self) -> str:
        """Its text with that of all below, white space at both ends removed."""
        if len(self.node) == 0:
            return (self.node.text or "").strip()
        return str(_TEXT(self.node)).strip()
