"""Documents cut into records by their bytes: broken ones harm no other."""

import io

from hypothesis import given
from hypothesis import strategies as st

from sateto.records.reading.pieces import Cutter, RawPiece, head_of
from tests.sateto.awards import award, document

NAMES = ("grantAward",)


def cut(text: str | bytes, at: int = 0, most: int = 1000_000) -> list[RawPiece]:
    data = text.encode() if isinstance(text, str) else text
    head = head_of(data, NAMES)
    assert head is not None
    return list(Cutter(io.BytesIO(data), head, at=at, most_bytes=most))


def test_records_and_their_places() -> None:
    text = document(award("1"), award("2"))
    first, second = cut(text)
    data = text.encode()
    assert data[first.start : first.end] == first.content
    assert data[second.start : second.end] == second.content == award("2").encode()
    assert (first.line, second.line) == (2, 3)


def test_going_on_behind_a_record() -> None:
    text = document(award("1"), award("2"), award("3"))
    pieces = cut(text)
    assert cut(text, at=pieces[0].end) == pieces[1:]


def test_a_record_without_its_end_is_one_trouble() -> None:
    broken = award("2").replace("</grantAward>", "")
    pieces = cut(document(award("1"), broken, award("3")))
    assert [piece.trouble for piece in pieces] == ["", "record-not-closed", ""]
    assert pieces[1].line == 3


def test_a_document_that_was_cut() -> None:
    text = document(award("1"), award("2"))
    pieces = cut(text[: text.rindex("<title>")])
    assert [piece.trouble for piece in pieces] == ["", "record-not-closed"]


def test_a_record_that_is_too_large_is_passed_over() -> None:
    large = award("2", "あ" * 3000)
    pieces = cut(document(award("1"), large, award("3")), most=2000)
    assert [piece.trouble for piece in pieces] == ["", "record-too-large", ""]
    assert b'"3"' in pieces[2].content


def test_tags_in_comments_and_character_data_are_none() -> None:
    hiding = award("2", extra="<!-- </grantAward><grantAward> --><x><![CDATA[</grantAward>]]></x>")
    text = document("<!-- " + award("0") + " -->", award("1"), hiding, award("3"))
    pieces = cut(text)
    assert [piece.trouble for piece in pieces] == ["", "", ""]
    assert pieces[1].content == hiding.encode()


def test_a_record_without_content() -> None:
    pieces = cut(document('<grantAward id="x"/>', award("1")))
    assert [piece.content for piece in pieces] == [b'<grantAward id="x"/>', award("1").encode()]


def test_names_like_the_records_are_no_records() -> None:
    pieces = cut("<grantAwardList><grantAwards/>" + award("1") + "</grantAwardList>")
    assert len(pieces) == 1


def test_the_head_knows_encoding_namespaces_and_document_type() -> None:
    head = head_of(
        b'<?xml version="1.0" encoding="Shift_JIS"?><!DOCTYPE a [<!ENTITY b "<grantAward>">]>'
        b'<a xmlns="http://a.example" xmlns:x="http://x.example"><x:grantAward/></a>',
        NAMES,
    )
    assert head is not None
    assert head.encoding == "shift_jis"
    assert head.namespaces == b' xmlns="http://a.example" xmlns:x="http://x.example"'
    assert head.tag == b"x:grantAward"
    assert head.doctype


@given(st.lists(st.sampled_from(["<grantAward>", "</grantAward>", "<!--", "-->", "x", "<b/>"])))
def test_nothing_is_lost_and_nothing_comes_twice(parts: list[str]) -> None:
    text = "<grantAwardList><grantAward/>" + "".join(parts)
    end = 0
    for piece in cut(text):
        assert piece.start >= end
        assert piece.end > piece.start
        end = piece.end
