"""Bare nodes of XML, for a format that comes in millions: wrapping each takes time.

Where values stand is noted as nodes, and their paths are made only where somebody wants them.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element as Node

from sateto.records.reading.element import XML_LANG, Element
from sateto.records.record import NO_WORDS, Words

_NUMBER = re.compile(r"-?\d+")


def bare(top: Element) -> Node:
    """Return the node of an element; those below it lose their namespaces."""
    for node in top.node.iter():
        if node.tag[0] == "{":
            node.tag = node.tag[node.tag.find("}") + 1 :]
    return top.node


def text_of(node: Node) -> str:
    """Return the text of a node with that of all below, white space at both ends removed."""
    if len(node):
        return "".join(node.itertext()).strip()
    text = node.text
    return text.strip() if text else ""


def attribute(node: Node, name: str) -> str:
    """Return an attribute, white space around it removed, "" where there is none."""
    return node.get(name, "").strip()


def language_of(node: Node) -> str:
    """Return the language that ``xml:lang`` names, Japanese where it names none."""
    return (node.get(XML_LANG) or "").strip() or "ja"


class Places:
    """Notes where the values of a record stand, if its element has places."""

    def __init__(self, top: Element) -> None:
        """Begin with none."""
        self._top = top
        self._placed = top.placed
        self._noted: dict[str, Node] = {}

    def note(self, value: str, node: Node) -> None:
        """Note the place of a value."""
        if self._placed:
            self._noted[value] = node

    def words(self, value: str, nodes: Mapping[str, Node]) -> Words:
        """Return the texts of nodes by their language, with the place of each noted."""
        ja = en = ""
        for language, node in nodes.items():
            text = text_of(node)
            if not text:
                continue
            if language[:2] == "en":
                if not en:
                    en = text
                    if self._placed:
                        self._noted[value + ".en"] = node
            elif not ja:
                ja = text
                if self._placed:
                    self._noted[value + ".ja"] = node
        return Words(ja, en) if ja or en else NO_WORDS

    def found(self) -> dict[str, str]:
        """Return the XPath of each value that was noted."""
        if not self._noted:
            return {}
        paths = self._top.paths()
        return {value: paths[node] for value, node in self._noted.items()}


def paired(
    lists: Mapping[str, Sequence[Node]], by: Callable[[Node], str] | None = None
) -> Iterable[dict[str, Node]]:
    """Return by language what belongs together: of the same ``sequence``, or at the same place."""
    if len(lists) == 1:
        [(language, nodes)] = lists.items()
        return [{language: node} for node in nodes]
    rows: dict[str, dict[str, Node]] = {}
    for language, nodes in lists.items():
        for place, node in enumerate(nodes, 1):
            known = by(node) if by is not None else attribute(node, "sequence") or str(place)
            row = rows.get(known)
            while row is not None and language in row:
                known += "'"
                row = rows.get(known)
            if row is None:
                rows[known] = {language: node}
            else:
                row[language] = node
    return rows.values()


def under(found: Mapping[str, Node], name: str) -> dict[str, Node]:
    """Return by language what stands right below nodes under a name: of each the first."""
    made: dict[str, Node] = {}
    for language, node in found.items():
        below = node.find(name)
        if below is not None:
            made[language] = below
    return made


def number(node: Node | None) -> int | None:
    """Return the whole number that a node holds, None where it holds none."""
    if node is None:
        return None
    text = text_of(node).replace(",", "")
    return int(text) if text.isdecimal() or _NUMBER.fullmatch(text) else None
