"""Rows: lines with what the print shows of where paragraphs end."""

import pytest

from sesaku.grammars.document_rows import lay_out
from sesaku.grammars.rows import cite_rows, compose, starts_paragraph, width
from tests.grammars.evaluation_report.building import body, document, rows_of

PROSE = (
    "島と島を結ぶ航路は、住む人々の通院と通学を支え、また",
    "米や燃料を運ぶ道でもある。船が止まれば暮らしが止まる",
    "ため、翠海省は代替の船を用意し、欠航の日を減らすこと",
    "とした。",
    "港の改良も進め、荒天の日にも船が着ける岸壁を造るべく",
    "調査を始めた。",
)


def test_blank_at_the_line_end_closes_a_paragraph() -> None:
    rows = rows_of(document("島の航路を守るため、船を ", "二隻造る。", "港を直す。 "))
    assert [(row.text, row.closes, row.sure) for row in rows] == [
        ("島の航路を守るため、船を", True, True),
        ("二隻造る。", False, True),
        ("港を直す。", True, True),
    ]


def test_short_line_closes_a_paragraph_where_lines_are_wrapped() -> None:
    rows = rows_of(document(*PROSE))
    assert [row.closes for row in rows] == [False, False, False, True, False, True]
    assert not any(row.sure for row in rows)


def test_every_line_is_a_paragraph_where_none_is_wrapped() -> None:
    rows = rows_of(document("島の航路を守る。", "港を直す。", "灯台に灯をともす。"))
    assert [(row.closes, row.sure) for row in rows] == [(True, False)] * 3


def test_blank_behind_a_latin_word_alone_marks_nothing() -> None:
    rows = rows_of(document("航路の名は Midori ", "である。", "港の名は Aoi ", "である。"))
    assert [row.closes for row in rows] == [True] * 4
    assert not any(row.sure for row in rows)


def test_text_of_a_row_stands_where_it_says() -> None:
    made = document("　航路は１２本  ", "である。")
    row = rows_of(made)[0]
    assert row.text == "航路は12本"
    assert made.text[row.start : row.end] == "航路は１２本"
    assert row.tight == "航路は12本"
    assert row._replace(text="航 路\tは").tight == "航路は"


def test_page_number_between_paragraphs_is_furniture() -> None:
    made = document(*PROSE[:3], "- 7 -", *PROSE[3:])
    sheet = lay_out(made)
    assert [(piece.kind, made.quote(piece.cite)) for piece in sheet.furniture] == [
        ("page-number", "- 7 -")
    ]
    assert [row.cut for row in sheet.rows] == [False, False, True, False, False, False]


def test_running_head_is_taken_away_but_for_the_title() -> None:
    pages = [
        line
        for page in range(1, 5)
        for line in (
            "翠海省　令和五年度　政策評価書",
            *(f"第{page}章の{at}行目では島の航路と港の備えを述べる。" for at in range(12)),
            str(page),
        )
    ]
    sheet = lay_out(document(*pages))
    assert [piece.kind for piece in sheet.furniture].count("running-head") == 3
    assert [piece.kind for piece in sheet.furniture].count("page-number") == 4
    assert [row.text[:3] for row in sheet.rows].count("翠海省") == 1


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("船を二|", "隻造る。"), "船を二隻造る。"),
        (("船を造る。", "港を直す。"), "船を造る。\n港を直す。"),
        (("次のとおり", "・船を造る。"), "次のとおり\n・船を造る。"),
        (("次のとおり", "船を造る"), "次のとおり船を造る"),
        (("航路 Green|", "Line を守る。"), "航路 Green Line を守る。"),
    ],
)
def test_compose_joins_rows(lines: tuple[str, ...], text: str) -> None:
    made, rows = body(*lines)
    passage = compose(made, rows)
    assert passage.text == text
    made.verify(passage.text, passage.cite)


def test_compose_skips_what_the_first_row_starts_with() -> None:
    made, rows = body("２ 船を造る。|", "港を直す。")
    passage = compose(made, rows, skip=2)
    assert passage.text == "船を造る。港を直す。"
    assert passage.cite[0].start == rows[0].start + 2
    assert cite_rows(made, rows)[0].start == rows[0].start


def test_no_rows_make_an_empty_passage() -> None:
    assert compose(document("船"), []) == ("", ())


def test_starts_paragraph() -> None:
    _, rows = body("船を|", "造る。", "港を直す。")
    assert [starts_paragraph(rows, index) for index in range(3)] == [True, False, True]
    guessed = [row._replace(closes=False, sure=False) for row in rows]
    assert [starts_paragraph(guessed, index) for index in range(3)] == [True, False, True]


@pytest.mark.parametrize(("text", "columns"), [("", 0), ("abc", 3), ("航路", 4), ("ｺｳﾛ１", 5)])
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns
