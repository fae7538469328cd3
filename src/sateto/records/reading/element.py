"""Elements of XML with their place: what a value is read from, and the XPath that cites it."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element as Node

import msgspec

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_NOTHING: Mapping[str, list["Element"]] = {}


class Element(msgspec.Struct, eq=False, gc=False):
    """An element within a record, with its XPath from the record's own element.

    It does not know the element above it: a tree without circles is freed without a search.

    Attributes:
        node: of the tree.
        path: its XPath, "" for the record's own element.
        placed: whether anybody wants to know where its values stand.
    """

    node: Node
    path: str = ""
    placed: bool = True
    _below: Mapping[str, list["Element"]] | None = None

    @property
    def below(self) -> Mapping[str, list["Element"]]:
        """The elements right below by their local name, in their order."""
        if self._below is None:
            self._below = self._found() if len(self.node) else _NOTHING
        return self._below

    def _found(self) -> Mapping[str, list["Element"]]:
        made: dict[str, list[Element]] = {}
        before = self.path + "/" if self.path else ""
        for node in self.node:
            name = node.tag
            if name[0] == "{":
                name = name[name.find("}") + 1 :]
            if name not in made:
                made[name] = [Element(node, before + name, self.placed)]
                continue
            found = made[name]
            if len(found) == 1:  # only now it is one of several
                found[0].path += "[1]"
            found.append(Element(node, f"{before}{name}[{len(found) + 1}]", self.placed))
        return made

    def paths(self) -> dict[Node, str]:
        """Return the XPath of each node below."""
        made: dict[Node, str] = {}
        waiting = [self]
        while waiting:
            for _, one in waiting.pop().children():
                made[one.node] = one.path
                waiting.append(one)
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
