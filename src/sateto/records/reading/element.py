"""Elements of XML with their place: what a value is read from, and the XPath that cites it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element as Node

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Element:
    """An element within a record, with its XPath from the record's own element.

    It does not know the element above it: a tree without circles is freed without a search.
    """

    __slots__ = ("_below", "node", "path")

    def __init__(self, node: Node, path: str = "") -> None:
        """Take a node of the tree and its XPath, "" for the record's own element."""
        self.node = node
        self.path = path
        self._below: dict[str, list[Element]] | None = None

    @property
    def below(self) -> dict[str, list["Element"]]:
        """The elements right below by their local name, in their order."""
        made = self._below
        if made is None:
            nodes: dict[str, list[Node]] = {}
            for node in self.node:
                name = node.tag
                if name[0] == "{":
                    name = name[name.find("}") + 1 :]
                if name in nodes:
                    nodes[name].append(node)
                else:
                    nodes[name] = [node]
            before = self.path + "/" if self.path else ""
            made = self._below = {
                name: [Element(found[0], before + name)]
                if len(found) == 1
                else [
                    Element(node, f"{before}{name}[{place}]") for place, node in enumerate(found, 1)
                ]
                for name, found in nodes.items()
            }
        return made

    def children(self) -> Iterator[tuple[str, "Element"]]:
        """Yield the elements right below, those of a name together."""
        for name, found in self.below.items():
            for one in found:
                yield name, one

    def named(self, wanted: str) -> list["Element"]:
        """Return the elements right below that have a local name."""
        return self.below.get(wanted, [])

    def first(self, wanted: str) -> "Element | None":
        """Return the first element right below that has a local name."""
        found = self.below.get(wanted)
        return found[0] if found else None

    def get(self, name: str) -> str:
        """Return an attribute, white space around it removed, "" where there is none."""
        found = self.node.get(name)
        return found.strip() if found else ""

    @property
    def language(self) -> str:
        """The language that ``xml:lang`` names, "" where it names none."""
        return (self.node.get(XML_LANG) or "").strip()

    @property
    def text(self) -> str:
        """Its text with that of all below, white space at both ends removed."""
        if len(self.node) == 0:
            return (self.node.text or "").strip()
        return "".join(self.node.itertext()).strip()
