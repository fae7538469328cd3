"""A record as JSON and back: what is empty is left out, so that it stays small."""

from typing import Any

import msgspec

from sateto.records.record import ResearchProject

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(ResearchProject)


def dump(record: ResearchProject) -> bytes:
    """Return a record as JSON, in UTF-8."""
    return _encoder.encode(record)


def load(text: str | bytes) -> ResearchProject:
    """Return the record that ``dump`` wrote."""
    return _decoder.decode(text)


def plain(record: ResearchProject) -> dict[str, Any]:
    """Return a record as JSON has it, as dictionaries and lists."""
    made: dict[str, Any] = msgspec.to_builtins(record)
    return made
