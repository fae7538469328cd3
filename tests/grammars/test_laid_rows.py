"""Rows of laid-out documents: where paragraphs end, what belongs together over pages."""

import pytest

from sesaku.grammars.document_rows import lay_out
from sesaku.grammars.laid_rows import lay_out_tables
from sesaku.grammars.rows import Row, compose
from tests.grammars.evaluation_report.fiction.opened import document_of as text_of
from tests.readers.pdf.opened import document_of
from tests.readers.pdf.paper import Paper


def rows_of(paper: Paper) -> list[Row]:
    document = document_of(paper)
    assert lay_out(document) == lay_out_tables(document)
    return lay_out(document).rows


def cell(*lines: str, width: float = 205.0) -> Paper:
    sheet = (paper := Paper()).page()
    sheet.grid([50, 50 + width], [80, 80 + 15.0 * len(lines) + 10])
    sheet.lines(55, 100, *lines)
    return paper


def test_lines_that_fill_a_cell_go_on() -> None:
    rows = rows_of(cell("一二三四五六七八九十一二三四五六七八九", "ここまで。", "新しい段落。"))
    assert [row.closes for row in rows] == [False, True, True]
    assert all(row.sure for row in rows)


def test_a_word_that_did_not_fit_goes_on() -> None:
    first = "一二三四五六七八九十一二三四"
    rows = rows_of(cell(first + "五六七八九", first, "（MarineWatch）を用いる。"))
    assert [row.closes for row in rows] == [False, False, True]


def test_full_lines_before_a_number_moved_out_end_a_paragraph() -> None:
    sheet = (paper := Paper()).page()
    sheet.grid([50, 255], [80, 160])
    sheet.text(55, 100, "１ 二三四五六七八九十一二三四五六七八")
    sheet.text(65, 115, "三四五六七八九十一二三四五六七八九")
    sheet.text(55, 130, "２ 次の項目。")
    assert [row.closes for row in rows_of(paper)] == [False, True, True]


def test_a_full_line_that_ends_a_sentence_is_left_open() -> None:
    rows = rows_of(
        cell(
            "一二三四五六七八九十一二三四五六七八。",
            "一二三四五六七八九十一二三四五六七八九",
            "終わり。",
        )
    )
    assert (rows[0].closes, rows[0].sure) == (False, False)


@pytest.mark.parametrize(
    ("lines", "width"),
    [
        (("令和２年度目", "標"), 75.0),
        (("評", "価", "結", "果"), 40.0),
        (("関連する内閣", "の重要政策", "（施策方針演"), 75.0),
    ],
)
def test_short_labels_are_one_row(lines: tuple[str, ...], width: float) -> None:
    paper = cell(*lines, width=width)
    (row,) = rows_of(paper)
    assert row.tight == "".join(lines).replace("２", "2").replace("（", "(")
    assert compose(document_of(paper), [row]).text == "".join(lines)


@pytest.mark.parametrize("lines", [("（注）数える。", "（出典：調べ）"), ("１ 維持", "２ 改善")])
def test_items_of_a_narrow_cell_are_rows(lines: tuple[str, ...]) -> None:
    assert len(rows_of(cell(*lines, width=75.0))) == 2


def test_cells_are_whole_over_pages_and_margins_are_no_rows() -> None:
    paper = Paper()
    for page in range(2):
        sheet = paper.page()
        top, bottom = (650.0, 760.0) if page == 0 else (60.0, 130.0)
        for x in (50, 150, 460):
            sheet.line(x, top, x, bottom)
        sheet.line(50, top if page == 0 else bottom, 460, top if page == 0 else bottom)
        if page == 0:
            sheet.text(60, 670, "目標")
        sheet.lines(155, top + 20, *[f"{page}{n}" + "文" * 28 for n in range(3)])
        sheet.text(290, 815, f"- {page + 4} -")
    laid = lay_out(document_of(paper))
    assert [row.text[:2] for row in laid.rows] == ["目標", "00", "01", "02", "10", "11", "12"]
    assert [row.cut for row in laid.rows] == [False, False, False, True, False, False, False]
    assert [piece.kind for piece in laid.furniture] == ["page-number"] * 2


def test_text_outside_tables() -> None:
    sheet = (paper := Paper()).page()
    sheet.text(230, 60, "表題", size=14)
    sheet.lines(50, 100, "一" * 49, "ここまでの段落。", "次の段落。")
    sheet.text(440, 200, "（右寄せの番号）")
    sheet.lines(50, 215, "二" * 49, "続き。")
    closes = [row.closes for row in rows_of(paper)]
    assert closes == [True, False, True, True, True, False, True]


def test_flat_text_is_laid_out_as_before() -> None:
    document = text_of("一行目\n二行目\n")
    assert [row.text for row in lay_out(document).rows] == ["一行目", "二行目"]
