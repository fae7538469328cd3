"""What reading makes of the pieces of a document: records ready to be stored, and troubles."""

import gc
import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from sateto.finding.shape import written_of
from sateto.records.json_form import dump
from sateto.records.reading.formats import Context, format_named
from sateto.records.reading.pieces import RawPiece
from sateto.records.reading.stretches import Portion, Stretch
from sateto.records.reading.troubles import Trouble, trouble
from sateto.records.reading.values import wrong_values
from sateto.records.record import ResearchProject
from sesaku.text.folding import fold

_SIGNS = re.compile(r"\W+")
_SIGNS_OF_KEY = 16
_SIGNS_OF_SCHEME = 20
_SIGNS_OF_VALUE = 400


class Made(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that was read, as it is stored.

    ``content`` is its JSON in UTF-8, as is ``entry``, what the index takes beside the record's
    number, which is not known yet. Where ``content`` is empty the source has deleted the record.
    """

    start: int
    end: int
    digest: str
    key: str
    kind: str
    title: str
    title_key: str
    start_year: int | None
    amount: int | None
    content: bytes
    identifiers: tuple[tuple[str, str], ...]
    entry: bytes


class Batch(NamedTuple):
    """What came of some pieces, and the byte after the last of them."""

    made: tuple[Made, ...]
    troubles: tuple[Trouble, ...]
    end: int


def make(name: str, context: Context, portion: Portion) -> Batch:
    """Read a portion of a document in a format; what cannot be read becomes a trouble."""
    collecting = gc.isenabled()
    gc.disable()  # what is made is kept: looking through it for garbage takes a fifth of the time
    try:
        if isinstance(portion, Stretch):
            return _of_stretch(name, context, portion)
        return _make(name, context, portion)
    finally:
        if collecting:
            gc.enable()


def _of_stretch(name: str, context: Context, stretch: Stretch) -> Batch:
    made, troubles, _ = _make(name, context, stretch.pieces())
    placed = (one._replace(line=one.line + stretch.line_at(one.place)) for one in troubles)
    return Batch(made, tuple(placed), stretch.end)


def _make(name: str, context: Context, pieces: Sequence[RawPiece]) -> Batch:
    read = format_named(name)
    made: list[Made] = []
    troubles: list[Trouble] = []
    for piece in pieces:
        if piece.trouble:
            troubles.append(trouble(piece.trouble, piece.start, piece.line))
            continue
        digest = hashlib.sha256(piece.content).hexdigest()
        place = (piece.start, piece.end, digest)
        for one in read.read(piece.content, context):
            if isinstance(one, Trouble):
                troubles.append(one._replace(place=piece.start, line=piece.line + one.line))
            elif not one.key or not (one.title or one.withdrawn):
                troubles.append(trouble("record-without-key", piece.start, piece.line, one.key))
            else:
                troubles += (
                    found._replace(place=piece.start, line=piece.line)
                    for found in wrong_values(one)
                )
                made.append(_made(one, place, name))
    return Batch(tuple(made), tuple(troubles), pieces[-1].end if pieces else 0)


def _made(record: ResearchProject, place: tuple[int, int, str], name: str) -> Made:
    title = record.title.best()
    if record.withdrawn:
        return Made(*place, record.key, record.kind, title, "", None, None, b"", (), b"")
    return Made(
        *place,
        record.key,
        record.kind,
        title,
        title_key(title),
        record.start_year,
        record.amount,
        dump(record),
        tuple(dict.fromkeys(_identifiers(record))),
        written_of(record, name),
    )


def title_key(title: str) -> str:
    """Return what equal titles have in common: their letters and digits, folded."""
    letters = _SIGNS.sub("", fold(title))
    return hashlib.sha256(letters.encode()).hexdigest()[:_SIGNS_OF_KEY] if letters else ""


def _identifiers(record: ResearchProject) -> Iterator[tuple[str, str]]:
    for one in record.ids:
        if one.valid:
            yield one.scheme[:_SIGNS_OF_SCHEME], one.value[:_SIGNS_OF_VALUE]
