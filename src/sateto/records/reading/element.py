"""Elements of XML with their place: what a value is read from, and the XPath that cites it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element as Node

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Element:
    """An element within a record; its XPath from the record's own element is made when asked."""

    __slots__ = ("_above", "_below", "_name", "_path", "_place", "node")

    def __init__(
        self,
        node: Node,
        above: "Element | None" = None,
        name: str = "",
        place: int = 1,
    ) -> None:
        """Take a node of the tree, the element above it, its name, its place among equals."""
        self.node = node
        self._above = above
        self._name = name
        self._place = place
        self._below: dict[str, list[Element]] | None = None
        self._path: str | None = None

    @property
    def path(self) -> str:
        """Its XPath from the record's own element, "" for that; places where there are several."""
        if self._path is None:
            above = self._above
            if above is None:
                self._path = ""
            else:
                own, before = self._name, above.path
                if len(above.below[own]) > 1:
                    own = f"{own}[{self._place}]"
                self._path = f"{before}/{own}" if before else own
        return self._path

    @property
    def below(self) -> dict[str, list["Element"]]:
        """The elements right below by their local name, in their order."""
        if self._below is None:
            below: dict[str, list[Element]] = {}
            for node in self.node:
                tag = node.tag
                name = tag if tag[0] != "{" else tag[tag.find("}") + 1 :]
                known = below.get(name)
                if known is None:
                    below[name] = [Element(node, self, name)]
                else:
                    known.append(Element(node, self, name, len(known) + 1))
            self._below = below
        return self._below

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
