"""Page numbers and running heads: told by place and repetition."""

import pytest

from tests.readers.pdf.opened import document_of
from tests.readers.pdf.paper import Paper, Sheet


def body(sheet: Sheet, page: int) -> None:
    sheet.lines(60, 120, *(f"{page}頁の{line}行目の文である。" for line in range(20)))


def margins_of(paper: Paper) -> list[tuple[str, str]]:
    document = document_of(paper)
    return [(kind, document.text[start:end]) for start, end, kind in document.margins]


@pytest.mark.parametrize(
    "form", ["{}", "- {} -", "― {} ―", "{} / 4", "{} ページ", "第{}頁", "p. {}"]
)
def test_page_numbers(form: str) -> None:
    paper = Paper()
    for page in range(41, 45):
        sheet = paper.page()
        body(sheet, page)
        sheet.text(280, 810, form.format(page))
    assert margins_of(paper) == [("page-number", form.format(page)) for page in range(41, 45)]


def test_numbers_that_do_not_count_pages_are_text() -> None:
    paper = Paper()
    for page, number in enumerate((12, 7, 33)):
        sheet = paper.page()
        body(sheet, page)
        sheet.text(280, 810, str(number))
    assert margins_of(paper) == []


def test_a_number_in_a_table_at_the_foot_is_a_value() -> None:
    paper = Paper()
    for page in (1, 2, 3):
        sheet = paper.page()
        body(sheet, page)
        sheet.grid([250, 350], [790, 825])
        sheet.text(280, 810, str(page))
    assert margins_of(paper) == []


def test_running_heads_and_feet() -> None:
    paper = Paper()
    for page in (1, 2, 3, 4):
        sheet = paper.page()
        sheet.text(60, 40, "令和五年度の評価書（試作）")
        body(sheet, page)
        sheet.text(400, 815, f"航路省 {page}")
    heads = margins_of(paper)
    assert [text for kind, text in heads if kind == "running-head"] == [
        text for page in (1, 2, 3, 4) for text in ("令和五年度の評価書（試作）", f"航路省 {page}")
    ]


def test_a_unit_above_each_table_is_no_running_head() -> None:
    paper = Paper()
    for page in (1, 2, 3):
        sheet = paper.page()
        sheet.text(480, 40, "（単位：百万円）")
        body(sheet, page)
    assert margins_of(paper) == []


def test_a_title_on_one_page_is_no_running_head() -> None:
    paper = Paper()
    for page in (1, 2, 3):
        sheet = paper.page()
        if page == 1:
            sheet.text(60, 40, "評価書")
        body(sheet, page)
    assert margins_of(paper) == []
