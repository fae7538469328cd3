"""Stretches of a document hold the records that cutting it one by one finds."""

import io
from collections.abc import Iterator
from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st

from sateto.records.reading import stretches as module
from sateto.records.reading.pieces import RawPiece, head_of, line_at
from sateto.records.reading.stretches import Stretch, cut, stretches
from tests.sateto.awards import award, document

_PARTS = (
    "<grantAward>",
    "<grantAward a='>'>",
    "</grantAward>",
    "</grantAward >",
    "<grantAward/>",
    "<grantAwards>",
    "</grantAwardList>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "x\n",
    "<b/>",
)


def _found(data: bytes, start: int, size: int) -> Iterator[RawPiece]:
    """Yield the records of all stretches, each with its line."""
    head = head_of(data, ("grantAward",))
    assert head is not None
    with patch.object(module, "SIZE", size):
        for one in stretches(io.BytesIO(data), head, start):
            if isinstance(one, Stretch):
                assert data[one.start : one.end] == one.content
                for piece in one.pieces():
                    yield piece._replace(line=one.line_at(piece.start))
            else:
                yield one


@given(st.lists(st.sampled_from(_PARTS)), st.integers(1, 120))
@example(["<grantAward>", "<!--", "</grantAward>", "-->", "</grantAward>", "<grantAward/>"], 40)
def test_the_same_records_as_one_by_one(parts: list[str], size: int) -> None:
    data = ("<grantAwardList><grantAward/>" + "".join(parts)).encode()
    head = head_of(data, ("grantAward",))
    assert head is not None
    one_by_one = list(cut(io.BytesIO(data), head, 0))
    assert list(_found(data, 0, size)) == one_by_one
    for piece in one_by_one[:3]:
        rest = list(cut(io.BytesIO(data), head, piece.end))
        assert list(_found(data, piece.end, size)) == rest


def test_a_document_of_many_records_is_few_stretches() -> None:
    data = document(*(award(f"30K000{number:02d}") for number in range(40))).encode()
    head = head_of(data, ("grantAward",))
    assert head is not None
    with patch.object(module, "SIZE", len(data) // 4):
        some = list(stretches(io.BytesIO(data), head, 0))
    assert sum(isinstance(one, Stretch) for one in some) == 5
    assert [len(one.pieces()) for one in some if isinstance(one, Stretch)][:4] == [9, 10, 10, 10]


def test_a_remark_in_the_middle_is_passed_and_stretches_go_on() -> None:
    text = document(award("1"), "<!-- " + award("0") + " -->", *map(award, "23456789"))
    data = text.encode()
    head = head_of(data, ("grantAward",))
    assert head is not None
    with patch.object(module, "SIZE", len(award("1").encode()) * 3):
        some = list(stretches(io.BytesIO(data), head, 0))
    assert isinstance(some[0], RawPiece)
    assert isinstance(some[-2], Stretch)
    assert [piece.line for piece in _found(data, 0, 10_000)] == [
        line_at(io.BytesIO(data), data.index(award(name).encode())) for name in "123456789"
    ]
