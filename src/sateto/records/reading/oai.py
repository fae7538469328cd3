"""A record of OAI-PMH: its header, and metadata in a format of their own."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import TypeAlias

from msgspec.structs import replace

from sateto.records.identifiers import identifier
from sateto.records.reading.element import Element
from sateto.records.reading.troubles import Trouble, trouble
from sateto.records.record import ResearchProject

FORMAT = "oai"
TAG = "record"

Readers: TypeAlias = Mapping[str, Callable[[Element], Iterator[ResearchProject | Trouble]]]


def read(top: Element, readers: Readers) -> Iterator[ResearchProject | Trouble]:
    """Yield the records of a ``record``: named by the header, read by what its metadata are."""
    header = top.first("header")
    named = header.first("identifier") if header is not None else None
    if header is None or named is None or not named.text:
        yield trouble("record-without-key")
        return
    key = f"{FORMAT}:{named.text}"
    stamp = header.first("datestamp")
    modified = stamp.text if stamp is not None else ""
    if header.get("status") == "deleted":
        yield ResearchProject(key=key, kind="output", modified=modified, withdrawn=True)
        return
    metadata = top.first("metadata")
    for name, child in metadata.children() if metadata is not None else ():
        reader = readers.get(name)
        if reader is None:
            yield trouble("record-of-other-kind", record=key, detail=name)
            continue
        for one in reader(child):
            if isinstance(one, Trouble):
                yield one._replace(record=key)
            else:
                ids = dict.fromkeys(chain(one.ids, (identifier("oai", named.text),)))
                yield replace(one, key=key, ids=tuple(ids), modified=modified)
