"""Where the values of a stored record stand: read again from its bytes, which are kept."""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from sateto.records.exceptions import RecordsFileError
from sateto.records.reading.documents import Document, open_document
from sateto.records.reading.formats import format_named
from sateto.records.reading.troubles import Trouble
from sateto.records.record import Origin, ResearchProject


def places_of(path: Path, record: ResearchProject) -> Mapping[str, str]:
    """Return where the values of a record stand, as ``ResearchProject.cites`` has it.

    Args:
        path: its source document as it was kept.
        record: as stored; its own cites are taken where it has them.

    Returns:
        Nothing where the document is gone, or where what is read there now differs from the record.
    """
    origin = record.origin
    if record.cites or not origin.digest:
        return record.cites
    try:
        document = kept_document(path)
        with path.open("rb") as file:
            file.seek(origin.start)
            content = file.read(origin.end - origin.start)
    except (RecordsFileError, OSError):
        return {}
    if not document.is_read_again or sha256(content).hexdigest() != origin.digest:
        return {}
    said = replace(record, origin=Origin())
    for one in format_named(document.format).read(content, document.context):
        if not isinstance(one, Trouble) and replace(one, cites={}) == said:
            return one.cites
    return {}


@lru_cache(maxsize=64)
def kept_document(path: Path) -> Document:
    """Return a kept document: it is named by its hash, and never changes."""
    return open_document(path)
