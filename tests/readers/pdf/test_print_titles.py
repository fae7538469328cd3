"""Titles of a sheet that are printed on each page: a line, and the table's first row below it."""

import pytest

from tests.readers.pdf.opened import document_of, grid_of
from tests.readers.pdf.paper import Paper, Sheet

_COLUMNS = [50.0, 150.0, 485.0]


def _table(sheet: Sheet, top: float, *rows: tuple[str, str], high: float = 40.0) -> None:
    places = [top + high * index for index in range(len(rows) + 1)]
    sheet.grid(_COLUMNS, places)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text:
                sheet.lines(_COLUMNS[column] + 5, places[row] + 15, text)


def _paper(title: str) -> Paper:
    paper = Paper()
    first, second = paper.page(), paper.page()
    first.text(50, 40, "（別紙様式）")
    first.text(200, 70, "岬の評価書")
    _table(first, 80, ("番号", "岬庁５－３"), ("名称", "岬の保全"), ("目標", "岬を守る。"))
    first.text(400, 220, "（単位：円）")
    _table(first, 230, ("灯火", "一"), ("", "二"), ("", "三"), high=180)
    second.text(200, 50, title)
    _table(second, 60, ("番号", "岬庁５－３"), ("鐘", "四"), ("笛", "五"))
    return paper


def test_a_title_and_the_row_below_it_are_no_part_of_the_next_page() -> None:
    document = document_of(_paper("岬の評価書"))
    printed = [document.text[start:end] for start, end, _ in document.margins]
    assert printed == ["岬の評価書", "番号", "岬庁５－３"]
    _, table = document.tables
    texts = [text for *_, text in grid_of(document, table) if text]
    assert texts == ["灯火", "一", "二", "三", "鐘", "四", "笛", "五"]


def test_another_line_above_the_row_begins_a_table_of_its_own() -> None:
    document = document_of(_paper("谷の評価書"))
    assert document.margins == ()
    assert len(document.tables) == 3


def _titled(second: str, left: float) -> Paper:
    paper = Paper()
    for title, start, word in (("岬の評価書", 200.0, "灯火"), (second, left, "鐘")):
        sheet = paper.page()
        sheet.text(400, 120, "岬庁５－３")
        sheet.text(start, 150, title)
        _table(sheet, 160, *((f"{word}{at}", str(at)) for at in range(9)), high=70)
    return paper


def test_titles_at_one_place_of_each_page_part_no_table() -> None:
    document = document_of(_titled("岬の評価書", 200))
    printed = [document.text[start:end] for start, end, _ in document.margins]
    assert printed == ["岬庁５－３", "岬の評価書"]
    assert len(document.tables) == 1


@pytest.mark.parametrize(
    ("title", "left"), [("谷の評価書", 200), ("岬の評価書", 90), ("（単位：人）", 200)]
)
def test_another_title_or_place_is_text_of_its_page(title: str, left: float) -> None:
    document = document_of(_titled(title, left))
    assert document.margins == ()
    assert len(document.tables) == 2
