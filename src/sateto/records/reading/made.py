"""What reading makes of the pieces of a document: records ready to be stored, and troubles."""

import gc
import hashlib
import re
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from sateto.finding.shape import written_of
from sateto.records.json_form import dump
from sateto.records.reading.formats import Context, format_named
from sateto.records.reading.pieces import RawPiece
from sateto.records.reading.stretches import Portion, Stretch
from sateto.records.reading.troubles import Trouble, trouble
from sateto.records.reading.values import wrong_values
from sateto.records.record import ResearchProject
from sesaku.text.folding import fold_each

_SIGNS = re.compile(r"\W+")
_SIGNS_OF_KEY = 16
_SIGNS_OF_SCHEME = 20
_SIGNS_OF_VALUE = 400
_LONGEST_KEY = 400
_KEPT_OF_KEY = 380


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
    """Do for all pieces one thing after another: the processor keeps at hand what does it."""
    whole = [piece for piece in pieces if not piece.trouble]
    digests = [hashlib.sha256(piece.content).hexdigest() for piece in whole]
    read = format_named(name).read_each([piece.content for piece in whole], context)
    troubles = [
        trouble(piece.trouble, piece.start, piece.line) for piece in pieces if piece.trouble
    ]
    records: list[ResearchProject] = []
    places: list[tuple[int, int, str]] = []
    for piece, digest, found in zip(whole, digests, read, strict=True):
        for one in found:
            if isinstance(one, Trouble):
                told = one.record[:_LONGEST_KEY]
                line = piece.line + one.line
                troubles.append(one._replace(place=piece.start, line=line, record=told))
            elif not one.key or not (one.title or one.withdrawn):
                troubles.append(trouble("record-without-key", piece.start, piece.line, one.key))
            else:
                if len(one.key) > _LONGEST_KEY:
                    one = replace(one, key=_shorter(one.key))  # noqa: PLW2901 - the same record
                records.append(one)
                places.append((piece.start, piece.end, digest))
                troubles += (
                    wrong._replace(place=piece.start, line=piece.line)
                    for wrong in wrong_values(one)
                )
    troubles.sort(key=attrgetter("place"))
    return Batch(
        tuple(_made(records, places, name)), tuple(troubles), pieces[-1].end if pieces else 0
    )


def _made(
    records: Sequence[ResearchProject], places: Sequence[tuple[int, int, str]], name: str
) -> Iterator[Made]:
    shown = [record for record in records if not record.withdrawn]
    titles = title_keys([record.title.best() for record in shown])
    entries = written_of(shown, name)
    identifiers = [tuple(dict.fromkeys(_identifiers(record))) for record in shown]
    contents = [dump(record) for record in shown]
    of_each = zip(titles, contents, identifiers, entries, strict=True)
    for record, place in zip(records, places, strict=True):
        listed = (record.key, record.kind, record.title.best())
        if record.withdrawn:
            yield Made(*place, *listed, "", None, None, b"", (), b"")
            continue
        title, content, ids, entry = next(of_each)
        years = (record.start_year, record.amount)
        yield Made(*place, *listed, title, *years, content, ids, entry)


def _shorter(key: str) -> str:
    """Return a key that fits, and is no other's."""
    told = hashlib.sha256(key.encode()).hexdigest()
    return f"{key[:_KEPT_OF_KEY]}/{told[: _LONGEST_KEY - _KEPT_OF_KEY - 1]}"


def title_keys(titles: Sequence[str]) -> list[str]:
    """Return of each title what equal ones have in common: their letters and digits, folded."""
    letters = [_SIGNS.sub("", folded) for folded in fold_each(titles)]
    return [
        hashlib.sha256(one.encode()).hexdigest()[:_SIGNS_OF_KEY] if one else "" for one in letters
    ]


def _identifiers(record: ResearchProject) -> Iterator[tuple[str, str]]:
    for one in record.ids:
        if one.valid:
            yield one.scheme[:_SIGNS_OF_SCHEME], one.value[:_SIGNS_OF_VALUE]
