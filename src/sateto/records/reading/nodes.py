"""Bare nodes of XML, for a format that comes in millions: wrapping each takes time.

Where values stand is noted as nodes, and their paths are made only where somebody wants them.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias
from xml.etree.ElementTree import Element as Node

from sateto.records.reading.building import MOST_DIGITS
from sateto.records.reading.element import XML_LANG, Element
from sateto.records.record import NO_WORDS, Words

Pair: TypeAlias = tuple[Node | None, Node | None]
"""The same in Japanese (or a language that is not named) and in English."""
Pairs: TypeAlias = tuple[Sequence[Node], Sequence[Node]]
NO_PAIR: Pair = (None, None)

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


def is_english(node: Node) -> bool:
    """Whether ``xml:lang`` says that a node is in English."""
    return node.get(XML_LANG, "").strip()[:2] == "en"


class Places:
    """Notes where the values of a record stand, if its element has places."""

    def __init__(self, top: Element) -> None:
        """Begin with none."""
        self._top = top
        self._placed = top.placed
        self._noted: dict[str, Node] = {}

    def note(self, value: str, node: Node, number: int = 0) -> None:
        """Note the place of a value."""
        if self._placed:
            self._noted[value.format(number)] = node

    def words(self, value: str, pair: Pair, number: int = 0) -> Words:
        """Return the texts of a pair, with the place of each noted.

        Args:
            value: its name; of one of several with braces for its number.
            pair: the nodes.
            number: which of several it is, from 0.
        """
        one, other = pair
        ja = text_of(one) if one is not None else ""
        en = text_of(other) if other is not None else ""
        if not (ja or en):
            return NO_WORDS
        if self._placed:
            name = value.format(number)
            if one is not None and ja:
                self._noted[name + ".ja"] = one
            if other is not None and en:
                self._noted[name + ".en"] = other
        return Words(ja, en)

    def found(self) -> dict[str, str]:
        """Return the XPath of each value that was noted."""
        if not self._noted:
            return {}
        paths = self._top.paths()
        return {value: paths[node] for value, node in self._noted.items()}


def paired(
    lists: Pairs, by: Callable[[Node], str | None] = lambda node: node.get("sequence")
) -> Iterable[Pair]:
    """Return what belongs together: what ``by`` says of both is the same, or else their place."""
    ja, en = lists
    if not en:
        return [(node, None) for node in ja]
    if not ja:
        return [(None, node) for node in en]
    if list(map(by, ja)) == list(map(by, en)):  # mostly
        return zip(ja, en, strict=True)
    rows: dict[str, list[Node | None]] = {}
    for side, nodes in enumerate(lists):
        for place, node in enumerate(nodes, 1):
            known = (by(node) or "").strip() or str(place)
            row = rows.get(known)
            while row is not None and row[side] is not None:
                known += "'"
                row = rows.get(known)
            if row is None:
                row = rows[known] = [None, None]
            row[side] = node
    return [(row[0], row[1]) for row in rows.values()]


def under(pair: Pair, name: str) -> Pair:
    """Return what stands right below a pair under a name, of each the first."""
    ja, en = pair
    return (
        ja.find(name) if ja is not None else None,
        en.find(name) if en is not None else None,
    )


def first_of(pair: Pair) -> Node:
    """Return the Japanese one, or else the English."""
    ja, en = pair
    if ja is not None:
        return ja
    if en is None:
        raise ValueError("a pair of nothing")
    return en


def below(node: Node) -> dict[str, Node]:
    """Return what stands right below a node by its name, of each the first."""
    return {one.tag: one for one in node[::-1]}


def number(node: Node | None) -> int | None:
    """Return the whole number that a node holds, None where it holds none."""
    if node is None:
        return None
    text = text_of(node)
    if "," in text:
        text = text.replace(",", "")
    if len(text) > MOST_DIGITS:
        return None
    return int(text) if text.isdecimal() or _NUMBER.fullmatch(text) else None
