"""Compressed files: read as what is inside, up to the limit."""

import gzip
import hashlib

import pytest

from sesaku.document.document import Document
from sesaku.exceptions import BrokenFileError, EncodingError, TooLargeError
from sesaku.readers import gzip_data
from sesaku.readers.registry import open_document
from sesaku.readers.source import Source

LINES = '{"事業名": "渡し船の事業"}\n{"事業名": "島の切符の事業"}\n'


def opened(data: bytes, name: str = "data/sheets.jsonl.gz") -> Document:
    return open_document(Source(name, data))


def test_the_document_is_that_of_the_content_but_named_and_hashed_as_the_file() -> None:
    packed = gzip.compress(LINES.encode(), mtime=0)
    document = opened(packed)
    plain = opened(LINES.encode(), "data/sheets.jsonl")
    assert (document.text, document.entries) == (plain.text, plain.entries)
    assert (document.name, document.path) == ("sheets.jsonl.gz", "data/sheets.jsonl.gz")
    assert document.sha256 == hashlib.sha256(packed).hexdigest() != plain.sha256


@pytest.mark.parametrize("name", ["-", "sheets", "SHEETS.JSONL.GZ"])
def test_it_is_known_by_its_content(name: str) -> None:
    assert len(opened(gzip.compress(LINES.encode()), name).entries) == 2


def test_text_inside() -> None:
    assert opened(gzip.compress("本文\n".encode()), "a.txt.gz").text == "本文\n"


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-9],
        lambda data: data[:12],
        lambda data: data[:20] + b"\x00\xff\x00" + data[23:],
        lambda data: data[:-8] + b"\x00" * 8,
        lambda data: data + b"rest",
    ],
)
def test_damage_is_named(damage: object) -> None:
    assert callable(damage)
    with pytest.raises(BrokenFileError, match="gzip"):
        opened(damage(gzip.compress(LINES.encode() * 50)))


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gzip_data, "MAX_BYTES", 1_000_000)
    with pytest.raises(TooLargeError, match="展開"):
        opened(gzip.compress(b" " * 1_000_001))
    assert opened(gzip.compress(b" " * 1_000_000)).entries == ()


def test_what_is_packed_twice_is_unpacked_once() -> None:
    with pytest.raises(EncodingError) as caught:
        opened(gzip.compress(gzip.compress(LINES.encode())))
    assert caught.value.path == "data/sheets.jsonl.gz"
