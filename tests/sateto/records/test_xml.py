"""Pieces parsed together are what they are one by one, also where some are broken."""

from xml.etree.ElementTree import tostring

from hypothesis import given
from hypothesis import strategies as st

from sateto.records.reading.element import Element
from sateto.records.reading.troubles import Trouble
from sateto.records.reading.xml import element_of, elements_of

_PIECES = (
    b"<a>x</a>",
    b"<n:a>x</n:a>",
    b"<a/>",
    b"<a><b></a>",
    b"<a>&bomb;</a>",
    b"<a>\xff</a>",
    b"<a>\xed\xa0\x80</a>",
    "<a>潮</a>".encode(),
    b"<a><!-- x</a>",
    b"<a>x --></a>",
    b"<a><![CDATA[</a>",
)
_SPACES = b" xmlns:n='http://n.example'"


def _said(found: Element | Trouble) -> object:
    return found if isinstance(found, Trouble) else tostring(found.node)


@given(st.lists(st.sampled_from(_PIECES), max_size=40), st.sampled_from([b"", _SPACES]))
def test_together_as_one_by_one(pieces: list[bytes], namespaces: bytes) -> None:
    together = elements_of(pieces, "utf-8", namespaces)
    apart = [element_of(one, "utf-8", namespaces) for one in pieces]
    assert list(map(_said, together)) == list(map(_said, apart))


def test_in_an_encoding_of_their_own() -> None:
    [found] = elements_of(["<a>潮</a>".encode("cp932")], "cp932", b"")
    assert isinstance(found, Element)
    assert found.text == "潮"
