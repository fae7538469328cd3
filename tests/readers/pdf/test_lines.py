"""Lines: what stands where, whatever the order of the file."""

import pytest

from tests.readers.pdf.opened import document_of
from tests.readers.pdf.paper import KANJI, LATIN, Paper


def test_a_page_of_text() -> None:
    paper = Paper()
    paper.page().lines(50, 100, "一行目である。", "二行目である。")
    document = document_of(paper)
    assert document.text == "一行目である。\n二行目である。\n"
    assert (document.pages[0].width, document.pages[0].height) == (595, 842)
    box = document.lines[0].box
    assert box is not None
    assert box[0] == pytest.approx(50, abs=0.1)
    assert box[2] == pytest.approx(120, abs=0.1)
    assert 90 < box[1] < box[3] < 103


def test_lines_in_broken_order_are_sorted_by_place() -> None:
    sheet = (paper := Paper()).page()
    for y, text in ((160, "三番目"), (100, "一番目"), (130, "二番目")):
        sheet.text(50, y, text)
    assert document_of(paper).text == "一番目\n二番目\n三番目\n"


def test_pieces_of_a_line_written_far_apart_are_one_line() -> None:
    sheet = (paper := Paper()).page()
    sheet.text(50, 100, "令和５")
    sheet.text(50, 120, "次の行")
    sheet.text(80, 100, "年度の目標")
    assert document_of(paper).text == "令和５年度の目標\n次の行\n"


def test_blanks_stand_where_the_print_has_them() -> None:
    sheet = (paper := Paper()).page()
    sheet.text(50, 100, "項目")
    sheet.text(85, 100, "説明")
    sheet.text(50, 120, "Two words", font=LATIN)
    sheet.text(50, 140, "全角　あき")
    assert document_of(paper).text == "項目 説明\nTwo words\n全角　あき\n"


def test_letter_spaced_labels_in_cells_have_no_blanks() -> None:
    sheet = (paper := Paper()).page()
    sheet.grid([40, 140, 300], [80, 110])
    for index, sign in enumerate("施策目標"):
        sheet.text(45 + index * 25, 100, sign)
    sheet.text(150, 100, "航路を維持する。")
    assert document_of(paper).text == "施策目標\n航路を維持する。\n"


def test_characters_printed_twice_count_once() -> None:
    sheet = (paper := Paper()).page()
    sheet.grid([40, 200], [80, 110])
    for x in (50, 50.4):
        sheet.text(x, 100, "太字の見出し")
    assert document_of(paper).text == "太字の見出し\n"


def test_raised_marks_stay_on_their_line() -> None:
    sheet = (paper := Paper()).page()
    sheet.grid([40, 300], [80, 130])
    sheet.text(50, 100, "利用者数")
    sheet.text(90, 96, "（注１）", size=6)
    sheet.text(50, 118, "次の行")
    assert document_of(paper).text == "利用者数（注１）\n次の行\n"


def test_text_off_the_page_is_not_printed() -> None:
    sheet = (paper := Paper()).page()
    sheet.text(50, 100, "見える")
    sheet.text(50, -60, "見えない")
    sheet.text(700, 100, "これも")
    assert document_of(paper).text == "見える\n"


def test_clipped_text_in_tables_is_not_printed() -> None:
    sheet = (paper := Paper()).page()
    sheet.grid([40, 200], [80, 110])
    sheet.text(50, 100, "見える")
    sheet.raw("q 40 400 100 50 re W n")
    sheet.text(50, 60, "切り取られた")
    sheet.raw("Q")
    assert document_of(paper).text == "見える\n"


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_turned_pages_are_read_as_shown(rotate: int) -> None:
    paper = Paper()
    sheet = paper.page(400, 600, rotate)
    matrix = {90: "0 1 -1 0 400 0", 180: "-1 0 0 -1 400 600", 270: "0 -1 1 0 0 600"}[rotate]
    wide, high = (400, 600) if rotate == 180 else (600, 400)
    sheet.raw(f"q {matrix} cm")
    for y, text in ((130, "下の行"), (100, "上の行")):
        shown = text.encode("utf-16-be").hex()
        sheet.raw(f"BT /{KANJI} 10 Tf 50 {high - y} Td <{shown}> Tj ET")
    sheet.raw("Q")
    document = document_of(paper)
    assert document.text == "上の行\n下の行\n"
    assert (document.pages[0].width, document.pages[0].height) == (wide, high)
    box = document.lines[0].box
    assert box is not None
    assert box[0] == pytest.approx(50, abs=0.5)
    assert 90 < box[1] < 100 < box[3] < 104


def test_vertical_text_is_read_column_by_column_from_the_right() -> None:
    sheet = (paper := Paper()).page()
    for column, text in enumerate(("縦書きの一行目である", "二行目もまた長い文で", "三行目がある")):
        for row, sign in enumerate(text):
            sheet.text(500 - column * 20, 100 + row * 11, sign)
    document = document_of(paper)
    assert document.text == "縦書きの一行目である\n二行目もまた長い文で\n三行目がある\n"
    first, last = document.lines[0].box, document.lines[-1].box
    assert first is not None
    assert last is not None
    assert first[0] > last[2]


def test_doubles_of_kanji_stay_in_the_text() -> None:
    sheet = (paper := Paper()).page()
    sheet.text(50, 100, "⽬標")
    assert document_of(paper).text in {"⽬標\n", "目標\n"}


def test_a_hyphen_at_the_end_of_a_line_is_a_hyphen() -> None:
    sheet = (paper := Paper()).page()
    sheet.text(50, 100, "The long-", font=LATIN)
    sheet.text(50, 115, "term goal", font=LATIN)
    assert document_of(paper).text == "The long-\nterm goal\n"


def test_a_gap_between_paragraphs_is_a_blank_line() -> None:
    sheet = (paper := Paper()).page()
    sheet.lines(50, 100, "一段落目の", "続き。")
    sheet.lines(50, 160, "二段落目の", "続き。")
    assert document_of(paper).text == "一段落目の\n続き。\n\n二段落目の\n続き。\n"


def test_the_same_file_gives_the_same_document() -> None:
    sheet = (paper := Paper()).page()
    sheet.grid([40, 200], [80, 110])
    sheet.lines(50, 300, "一行目", "二行目")
    assert document_of(paper) == document_of(paper)
