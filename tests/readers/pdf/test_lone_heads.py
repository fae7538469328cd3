"""Running heads of prints for both sides of the paper, and those that begin on the second page."""

import pytest

from tests.readers.pdf.paper import Paper
from tests.readers.pdf.test_margins import body, margins_of


def heads_of(*heads: str, top: float = 40, size: float = 9) -> list[str]:
    """Return the running heads of a paper that prints these, an empty one on no page."""
    paper = Paper()
    for page, head in enumerate(heads, start=1):
        sheet = paper.page()
        if head:
            sheet.text(60 if page % 2 else 400, top, head, size)
        body(sheet, page)
    return [text for kind, text in margins_of(paper) if kind == "running-head"]


@pytest.mark.parametrize(
    "heads",
    [
        ("航路省", "令和五年度の分析表", "航路省"),
        ("航路省", "令和五年度の分析表", "航路省", "令和五年度の分析表"),
    ],
)
def test_left_and_right_pages_have_heads_of_their_own(heads: tuple[str, ...]) -> None:
    assert heads_of(*heads) == [*heads]


def test_heads_begin_on_the_second_page() -> None:
    assert (
        heads_of("", "分析表（航路省６－４）", "分析表（航路省６－４）")
        == ["分析表（航路省６－４）"] * 2
    )


def test_titles_by_turns_that_no_order_tells() -> None:
    assert heads_of("現状", "課題", "目標") == []
    assert heads_of("現状", "課題", "現状", "目標") == []
    assert heads_of("現状", "課題") == []


def test_a_title_in_larger_print_is_text() -> None:
    assert heads_of("現状", "課題", "現状", size=16) == []


def test_a_line_right_above_the_text_is_text() -> None:
    assert heads_of("現状である", "課題である", "現状である", top=110) == []


def test_a_figure_at_the_foot_of_two_pages_is_text() -> None:
    paper = Paper()
    for page, number in enumerate(("", "7", "33")):
        sheet = paper.page()
        body(sheet, page)
        if number:
            sheet.text(280, 810, number)
    assert margins_of(paper) == []
