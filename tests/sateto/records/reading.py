"""Reading a made-up document of any format, without a database."""

from pathlib import Path

from sateto.records.json_form import load
from sateto.records.reading.documents import open_document
from sateto.records.reading.made import make
from sateto.records.reading.troubles import Trouble
from sateto.records.record import ResearchProject


def read(
    folder: Path, name: str, text: str | bytes, mapping: str = ""
) -> tuple[list[ResearchProject], list[Trouble]]:
    """Return the records of a document, and its troubles."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = open_document(path, mapping)
    batch = make(found.format, found.context, list(found.pieces()))
    return [load(one.content) for one in batch.made], list(batch.troubles)
