"""Passages: pieces joined as they were before the page was set, with their cite."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesaku.document import Document, Page, Passage, Span, join
from sesaku.document.document import lines_of


def document(text: str, pages: tuple[Page, ...] = ()) -> Document:
    return Document("a.txt", "a.txt", text, "", "text/plain", lines_of(text, pages), pages)


def joined(text: str, *, breaks: str = "") -> Passage:
    made = document(text)
    return join(made, [(line.start, line.end) for line in made.lines], breaks=breaks)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("森林の保\n全を進める。", "森林の保全を進める。"),
        ("　森林の \n\n 保全", "森林の保全"),
        ("forest\nplan", "forest plan"),
        ("CO2,\nCH4", "CO2, CH4"),
        ("森林\nplan", "森林plan"),
        ("plan\n森林", "plan森林"),
        ("(plan)\nforest", "(plan) forest"),
        ("http://a.example/\nb", "http://a.example/b"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_seams(text: str, passage: str) -> None:
    assert joined(text).text == passage


def test_a_line_may_be_kept() -> None:
    assert joined("一。\n二\n三。", breaks="。").text == "一。\n二三。"


def test_only_white_space_between_makes_one_span() -> None:
    assert joined(" 一\n\n二 ").cite == (Span(1, 5),)
    made = document("一×二")
    assert join(made, [(0, 1), (2, 3)]) == Passage("一二", (Span(0, 1), Span(2, 3)))


def test_pages_are_spans_of_their_own() -> None:
    made = document("一\n\f二", (Page(1, 0, 3), Page(2, 3, 4)))
    assert join(made, [(0, 1), (3, 4)]).cite == (Span(0, 1, 1), Span(3, 4, 2))


@given(st.text(alphabet="一二ab1,. 　\n", max_size=30), st.data())
def test_the_cite_joins_to_the_text(text: str, data: st.DataObject) -> None:
    made = document(text)
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    pieces = list(zip(edges[::2], edges[1::2], strict=False))
    passage = join(made, pieces)
    made.verify(passage.text, passage.cite)
    assert all(span.start < span.end for span in passage.cite)
