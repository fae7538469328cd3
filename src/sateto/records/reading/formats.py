"""The formats in which records of research come: how each is cut, and what reads a piece of it.

To add one, write a module with ``NAME`` and ``read``, and add its line here.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from sateto.records.reading import (
    cerif,
    dublin_core,
    jpcoar,
    judgit,
    kaken,
    kaken_people,
    oai,
    tables,
)
from sateto.records.reading.element import Element
from sateto.records.reading.troubles import Trouble, trouble
from sateto.records.reading.xml import elements_of
from sateto.records.record import ResearchProject

Read: TypeAlias = Iterator[ResearchProject | Trouble]
ReadElement: TypeAlias = Callable[[Element], Read]


class Context(NamedTuple):
    """What the reading of a piece has to know of its document.

    Attributes:
        encoding: its characters.
        namespaces: declarations around its records, of XML.
        mapping: what its columns are, of a table: the mapping's YAML.
        placed: whether the places of values are wanted, which cost an eighth of the time.
    """

    encoding: str = "utf-8"
    namespaces: bytes = b""
    mapping: str = ""
    placed: bool = True


@dataclass(frozen=True, slots=True)
class Format:
    """A format of records.

    Attributes:
        name: as stored with each document.
        ja: the Japanese label.
    """

    name: str
    ja: str

    def read(self, content: bytes, context: Context) -> Sequence[ResearchProject | Trouble]:
        """Return the records of a piece, and what is wrong with it."""
        [found] = self.read_each([content], context)
        return found

    @abstractmethod
    def read_each(
        self, contents: Sequence[bytes], context: Context
    ) -> Sequence[Sequence[ResearchProject | Trouble]]:
        """Return the records of several pieces, and what is wrong with each."""


@dataclass(frozen=True, slots=True)
class XmlFormat(Format):
    """A format of XML.

    Attributes:
        tags: local names of the elements that are records.
        read_element: yields what a record's element holds.
    """

    tags: tuple[str, ...]
    read_element: ReadElement

    def read_each(
        self, contents: Sequence[bytes], context: Context
    ) -> Sequence[Sequence[ResearchProject | Trouble]]:
        """Parse all, then read all: the processor goes the same way again and again."""
        parsed = elements_of(contents, context.encoding, context.namespaces)
        return [list(self._read(one, context)) for one in parsed]

    def _read(self, parsed: Element | Trouble, context: Context) -> Read:
        if isinstance(parsed, Trouble):
            return iter((parsed,))
        parsed.placed = context.placed
        return self.read_element(parsed)


@dataclass(frozen=True, slots=True)
class PlainFormat(Format):
    """A format of which a piece is read as it is.

    Attributes:
        read_content: yields what a piece holds.
    """

    read_content: Callable[[bytes, Context], Read]

    def read_each(
        self, contents: Sequence[bytes], context: Context
    ) -> Sequence[Sequence[ResearchProject | Trouble]]:
        """Read one after another."""
        return [list(self.read_content(one, context)) for one in contents]


def _kaken(top: Element) -> Read:
    yield kaken.read(top)


def _table(content: bytes, context: Context) -> Read:
    yield from tables.read(content, context.mapping)


def _oai(top: Element) -> Read:
    yield from oai.read(top, _WITHIN_OAI)


def _other(top: Element) -> Read:
    yield trouble("record-of-other-kind", detail=str(top.node.tag))


_WITHIN_OAI: Mapping[str, ReadElement] = {
    "jpcoar": jpcoar.read,
    "dc": dublin_core.read,
    "grantAward": _kaken,
    **dict.fromkeys(cerif.TAGS, cerif.read),
}
"""What reads the metadata of a harvested record, by the name of its element."""

FORMATS: tuple[Format, ...] = (
    XmlFormat(kaken.FORMAT, "KAKEN XML", (kaken.TAG,), _kaken),
    XmlFormat(oai.FORMAT, "OAI-PMH", (oai.TAG,), _oai),
    XmlFormat(jpcoar.FORMAT, "JPCOAR", (jpcoar.TAG,), jpcoar.read),
    XmlFormat(cerif.FORMAT, "CERIF XML", cerif.TAGS, cerif.read),
    XmlFormat(dublin_core.FORMAT, "Dublin Core", (dublin_core.TAG,), dublin_core.read),
    PlainFormat(kaken_people.FORMAT, "KAKEN 研究者 JSON", kaken_people.read),
    PlainFormat(kaken_people.ABSTRACTS, "KAKEN 抄録 JSON", kaken_people.read_abstract),
    PlainFormat(judgit.FORMAT, "JUDGIT", judgit.read),
    PlainFormat(tables.FORMAT, "表（CSV、Excel）", _table),
)
"""The formats; of XML the outer elements come before those that may stand within them."""


def format_named(name: str) -> Format:
    """Return the format of a name."""
    return next(one for one in FORMATS if one.name == name)
