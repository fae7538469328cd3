"""The formats in which records of research come: how each is cut, and what reads a piece of it.

To add one, write a module with ``NAME`` and ``read``, and add its line here.
"""

from collections.abc import Callable, Iterator, Mapping
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
from sateto.records.reading.xml import element_of
from sateto.records.record import ResearchProject

ReadElement: TypeAlias = Callable[[Element], Iterator[ResearchProject | Trouble]]


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
        read: yields the records of a piece, and what is wrong with it.
        tags: local names of the elements that are records, of XML.
    """

    name: str
    ja: str
    read: Callable[[bytes, Context], Iterator[ResearchProject | Trouble]]
    tags: tuple[str, ...] = ()


def _of_xml(read: ReadElement) -> Callable[[bytes, Context], Iterator[ResearchProject | Trouble]]:
    def read_piece(content: bytes, context: Context) -> Iterator[ResearchProject | Trouble]:
        found = element_of(content, context.encoding, context.namespaces)
        if isinstance(found, Trouble):
            yield found
        else:
            found.placed = context.placed
            yield from read(found)

    return read_piece


def _kaken(top: Element) -> Iterator[ResearchProject | Trouble]:
    yield kaken.read(top)


def _table(content: bytes, context: Context) -> Iterator[ResearchProject | Trouble]:
    yield from tables.read(content, context.mapping)


def _oai(top: Element) -> Iterator[ResearchProject | Trouble]:
    yield from oai.read(top, _WITHIN_OAI)


def _other(top: Element) -> Iterator[ResearchProject | Trouble]:
    yield trouble("record-of-other-kind", detail=str(top.node.tag))


_WITHIN_OAI: Mapping[str, ReadElement] = {
    "jpcoar": jpcoar.read,
    "dc": dublin_core.read,
    "grantAward": _kaken,
    **dict.fromkeys(cerif.TAGS, cerif.read),
}
"""What reads the metadata of a harvested record, by the name of its element."""

FORMATS = (
    Format(kaken.FORMAT, "KAKEN XML", _of_xml(_kaken), (kaken.TAG,)),
    Format(oai.FORMAT, "OAI-PMH", _of_xml(_oai), (oai.TAG,)),
    Format(jpcoar.FORMAT, "JPCOAR", _of_xml(jpcoar.read), (jpcoar.TAG,)),
    Format(cerif.FORMAT, "CERIF XML", _of_xml(cerif.read), cerif.TAGS),
    Format(dublin_core.FORMAT, "Dublin Core", _of_xml(dublin_core.read), (dublin_core.TAG,)),
    Format(kaken_people.FORMAT, "KAKEN 研究者 JSON", kaken_people.read),
    Format(kaken_people.ABSTRACTS, "KAKEN 抄録 JSON", kaken_people.read_abstract),
    Format(judgit.FORMAT, "JUDGIT", judgit.read),
    Format(tables.FORMAT, "表（CSV、Excel）", _table),
)
"""The formats; of XML the outer elements come before those that may stand within them."""


def format_named(name: str) -> Format:
    """Return the format of a name."""
    return next(one for one in FORMATS if one.name == name)
