"""The document: lines, pages, quotes, and a cite that does not fit."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesaku.document import Anchor, Document, Line, Page, Span
from sesaku.document.document import lines_of
from sesaku.exceptions import CiteError


def document(text: str, pages: tuple[Page, ...] = ()) -> Document:
    return Document(
        name="report.txt",
        path="folder/report.txt",
        text=text,
        sha256="0" * 64,
        media_type="text/plain",
        lines=lines_of(text, pages),
        pages=pages,
    )


PAGED = "一頁\n\f二頁の\n続き\n\f\f四頁"
PAGES = (Page(1, 0, 4), Page(2, 4, 12), Page(3, 12, 13), Page(4, 13, 15))


def test_lines_are_what_is_not_blank() -> None:
    assert lines_of("\n一\n 　\n\n二 \n") == (Line(1, 2, "一", 1), Line(7, 9, "二 ", 2))
    assert lines_of("") == ()
    assert lines_of("一") == (Line(0, 1, "一", 0),)


def test_the_end_of_a_page_ends_a_line_and_is_no_blank_one() -> None:
    lines = lines_of(PAGED, PAGES)
    assert [(line.text, line.page, line.blanks) for line in lines] == [
        ("一頁", 1, 0),
        ("二頁の", 2, 0),
        ("続き", 2, 0),
        ("四頁", 4, 1),
    ]


def test_pages() -> None:
    paged = document(PAGED, PAGES)
    assert [paged.page_at(offset) for offset in (0, 3, 4, 11, 12, 13, 99)] == [1, 1, 2, 2, 3, 4, 4]
    assert paged.span(5, 6) == Span(5, 6, 2)
    assert document("一").page_at(0) is None


def test_quotes() -> None:
    made = document("目標は12件\n実績は11件")
    cite = (*made.cite(3, 6), *made.cite(10, 13))
    assert made.quote(cite) == "12件11件"
    made.verify("12件 11件", cite)
    with pytest.raises(CiteError, match=r"report\.txt: '12件' is cited as '12件11件'"):
        made.verify("12件", cite)


def test_a_document_is_a_value() -> None:
    assert document("一") == document("一") != document("二")
    with pytest.raises(dataclasses.FrozenInstanceError):
        document("一").text = "二"  # type: ignore[misc]  # that it is frozen is the test
    assert document("一").defects == ()


def test_an_anchor_without_an_address_in_the_text() -> None:
    assert Anchor(0, 2, "/a")[3:] == (0, 0)


@given(st.text(alphabet="一二 　\t\n\f", max_size=40))
def test_lines_lie_where_they_say(text: str) -> None:
    lines = lines_of(text)
    for line in lines:
        assert text[line.start : line.end] == line.text
        assert not {"\n", "\f"} & set(line.text)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(text.split())
