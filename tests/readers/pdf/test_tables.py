"""Ruled tables: however they are drawn, merged, nested or left open."""

import itertools
from collections.abc import Callable

import pytest

from sesaku.document.document import Table
from tests.readers.pdf.opened import document_of, grid_of, texts_of
from tests.readers.pdf.paper import Paper, Sheet

COLUMNS, ROWS = [50.0, 150.0, 250.0, 350.0], [100.0, 130.0, 160.0]
WORDS = [["区分", "令和４年度", "令和５年度"], ["当初予算", "1,200", "1,350"]]


def write(sheet: Sheet) -> None:
    for row, words in enumerate(WORDS):
        for column, word in enumerate(words):
            sheet.text(COLUMNS[column] + 5, ROWS[row] + 20, word)


def lines(sheet: Sheet) -> None:
    sheet.grid(COLUMNS, ROWS)


def bars(sheet: Sheet) -> None:
    for x in COLUMNS:
        sheet.bar(x, ROWS[0], x + 0.6, ROWS[-1])
    for y in ROWS:
        sheet.bar(COLUMNS[0], y, COLUMNS[-1], y + 0.6)


def edges_of_each_cell(sheet: Sheet) -> None:
    for top, bottom in itertools.pairwise(ROWS):
        for left, right in itertools.pairwise(COLUMNS):
            for edge in ((left, top, right, top), (left, bottom, right, bottom)):
                sheet.line(*edge)
            for edge in ((left, top, left, bottom), (right, top, right, bottom)):
                sheet.line(*edge)


def outlines(sheet: Sheet) -> None:
    for top, bottom in itertools.pairwise(ROWS):
        for left, right in itertools.pairwise(COLUMNS):
            y = sheet.height - bottom
            sheet.raw(f"{left} {y} {right - left} {bottom - top} re S")


def one_path(sheet: Sheet) -> None:
    parts = [f"{x} {sheet.height - ROWS[0]} m {x} {sheet.height - ROWS[-1]} l" for x in COLUMNS]
    parts += [f"{COLUMNS[0]} {sheet.height - y} m {COLUMNS[-1]} {sheet.height - y} l" for y in ROWS]
    sheet.raw(" ".join(parts) + " S")


def dots(sheet: Sheet) -> None:
    for x in COLUMNS:
        for step in range(int(ROWS[0]), int(ROWS[-1]), 2):
            sheet.bar(x, step, x + 0.5, step + 0.5)
    for y in ROWS:
        for step in range(int(COLUMNS[0]), int(COLUMNS[-1]), 2):
            sheet.bar(step, y, step + 0.5, y + 0.5)


def double(sheet: Sheet) -> None:
    lines(sheet)
    sheet.grid([x + 1.5 for x in COLUMNS], [y + 1.5 for y in ROWS])


@pytest.mark.parametrize(
    "rule", [lines, bars, edges_of_each_cell, outlines, one_path, dots, double]
)
def test_ways_of_ruling(rule: Callable[[Sheet], None]) -> None:
    sheet = (paper := Paper()).page()
    rule(sheet)
    write(sheet)
    document = document_of(paper)
    (table,) = document.tables
    assert grid_of(document, table) == [
        (row, column, 1, 1, word)
        for row, words in enumerate(WORDS)
        for column, word in enumerate(words)
    ]
    assert document.text == "".join(f"{word}\n" for words in WORDS for word in words)


def test_rules_drawn_in_a_drawing_inside_the_page() -> None:
    paper = Paper()
    inner = Sheet()
    lines(inner)
    form = paper.stream(
        "\n".join(inner.parts).encode(),
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [0.5 0 0 0.5 20 300]",
    )
    paper.resources = f"/XObject << /X {form} 0 R >>"
    sheet = paper.page()
    sheet.raw("/X Do")
    sheet.text(50, 842 - 300 - (842 - 120) / 2, "区分")
    document = document_of(paper)
    (table,) = document.tables
    assert table.cells[0].box == pytest.approx((45, 171, 95, 186), abs=0.5)
    assert texts_of(document, table)[0] == "区分"


def table_of(draw: Callable[[Sheet], None]) -> tuple[list[tuple[int, int, int, int, str]], Table]:
    sheet = (paper := Paper()).page()
    draw(sheet)
    document = document_of(paper)
    (table,) = document.tables
    return grid_of(document, table), table


def test_merged_and_blank_cells() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([50, 350], [100, 190])
        sheet.line(110, 100, 110, 190)
        for y in (130, 160):
            sheet.line(110, y, 350, y)
        sheet.line(230, 130, 230, 190)
        sheet.text(55, 148, "予算")
        sheet.text(115, 120, "令和の各年度")
        sheet.text(115, 150, "1")
        sheet.text(235, 180, "4")

    cells, table = table_of(draw)
    assert cells == [
        (0, 0, 3, 1, "予算"),
        (0, 1, 1, 2, "令和の各年度"),
        (1, 1, 1, 1, "1"),
        (1, 2, 1, 1, ""),
        (2, 1, 1, 1, ""),
        (2, 2, 1, 1, "4"),
    ]
    assert table.cells[0].box == pytest.approx((50, 100, 110, 190), abs=0.5)


def test_cells_of_several_lines_and_of_one_character_a_line() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([50, 75, 350], [100, 190])
        for index, sign in enumerate("評価結果"):
            sheet.text(57, 120 + index * 15, sign)
        sheet.lines(80, 120, "一行目がここにあり、", "二行目に続く。")

    cells, _ = table_of(draw)
    assert cells == [
        (0, 0, 1, 1, "評\n価\n結\n果"),
        (0, 1, 1, 1, "一行目がここにあり、\n二行目に続く。"),
    ]


def test_a_text_that_runs_over_a_line_stays_in_the_cell_where_it_begins() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([50, 100, 150, 300], [100, 130])
        sheet.text(52, 120, "長い名称があふれ")
        sheet.text(155, 120, "隣")

    cells, _ = table_of(draw)
    assert [text for *_, text in cells] == ["長い名称があふれ", "", "隣"]


def test_open_sides_are_edges() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (100, 130, 160):
            sheet.line(50, y, 350, y)
        sheet.line(200, 100, 200, 160)
        for index, word in enumerate(("項目", "値", "航路", "12")):
            sheet.text(55 + 150 * (index % 2), 120 + 30 * (index // 2), word)

    cells, _ = table_of(draw)
    assert cells == [
        (0, 0, 1, 1, "項目"),
        (0, 1, 1, 1, "値"),
        (1, 0, 1, 1, "航路"),
        (1, 1, 1, 1, "12"),
    ]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    sheet = (paper := Paper()).page()
    sheet.grid([50, 150, 500], [100, 300])
    sheet.text(55, 120, "内訳")
    sheet.text(155, 120, "前の文。")
    sheet.grid([170, 270, 370], [150, 180])
    sheet.text(175, 170, "内１")
    sheet.text(275, 170, "内２")
    sheet.text(155, 280, "後の文。")
    document = document_of(paper)
    outer, inner = document.tables
    assert document.text.split() == ["内訳", "前の文。", "内１", "内２", "後の文。"]
    assert texts_of(document, outer) == ["内訳", "前の文。後の文。"]
    assert texts_of(document, inner) == ["内１", "内２"]


def test_a_frame_around_the_page_is_no_table() -> None:
    sheet = (paper := Paper()).page()
    sheet.grid([20, 575], [20, 820])
    sheet.text(50, 60, "見出し")
    sheet.grid([50, 200, 350], [100, 130])
    sheet.text(55, 120, "項目")
    document = document_of(paper)
    (table,) = document.tables
    assert texts_of(document, table) == ["項目", ""]
    assert document.text == "見出し\n項目\n"


@pytest.mark.parametrize(
    "stroke",
    ["50 700 m 300 700 l S", "50 700 m 300 500 l S", "50 700 100 12 re f", "50 700 5 5 re f"],
)
def test_drawings_that_enclose_nothing_are_no_tables(stroke: str) -> None:
    sheet = (paper := Paper()).page()
    sheet.raw(stroke)
    sheet.text(55, 120, "本文")
    document = document_of(paper)
    assert document.tables == ()
    assert document.text == "本文\n"


def test_lines_beside_text_on_both_sides_enclose_no_cell() -> None:
    sheet = (paper := Paper()).page()
    for x in (200, 400):
        sheet.line(x, 100, x, 300)
    for row in range(8):
        for x in (60, 210, 410):
            sheet.text(x, 120 + row * 20, f"欄{row}")
    assert document_of(paper).tables == ()


def test_brackets_that_touch_a_line_leave_the_next_cell_its_own_text() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([50, 110, 170, 300], [60, 100])
        sheet.text(52, 80, "28（15）")
        sheet.text(112, 80, "18（12）")

    cells, _ = table_of(draw)
    assert [text for *_, text in cells if text] == ["28（15）", "18（12）"]
