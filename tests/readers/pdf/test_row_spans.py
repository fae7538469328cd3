"""Cells that span rows where a page ends, closed on both pages: their column's others tell."""

import pytest

from sesaku.document.document import Document
from tests.readers.pdf.opened import document_of, texts_of
from tests.readers.pdf.paper import Paper, Sheet

EDGES = (50.0, 90.0, 240.0, 320.0, 400.0, 500.0)
HIGH = 24.0
HEAD = ("番号", "指標", "目標", "区分", "５年度")
KINDS = ("目標値", "実績値", "達成")


def draw(sheet: Sheet, top: float, spanning: tuple[str, ...], rows: list[tuple[str, str]]) -> float:
    """Draw the cells of an indicator that span its rows, and the rows beside them."""
    bottom = top + HIGH * len(rows)
    for left, right, text in zip(EDGES, EDGES[1:4], spanning, strict=False):
        sheet.grid([left, right], [top, bottom])
        sheet.text(left + 4, (top + bottom) / 2 + 4, text, 9)
    for row, texts in enumerate(rows):
        upper = top + HIGH * row
        sheet.grid([*EDGES[3:]], [upper, upper + HIGH])
        for left, text in zip(EDGES[3:], texts, strict=False):
            sheet.text(left + 4, upper + 15, text, 9)
    return bottom


def two_pages(
    foot: tuple[tuple[str, ...], list[tuple[str, str]]],
    head: tuple[tuple[str, ...], list[tuple[str, str]]],
    *,
    again: bool = False,
) -> Document:
    """Return a table of indicators of three rows; ``again``: whether its heading is repeated."""
    paper = Paper()
    first, second = paper.page(), paper.page()
    y = draw(first, 600, HEAD[:3], [HEAD[3:]])
    y = draw(first, y, ("1", "灯火の数", "90基"), list(zip(KINDS, "123", strict=True)))
    draw(first, y, *foot)
    y = draw(second, 60, HEAD[:3], [HEAD[3:]]) if again else 60
    y = draw(second, y, *head)
    draw(second, y, ("3", "岬の数", "9岬"), list(zip(KINDS, "789", strict=True)))
    return document_of(paper)


def texts(document: Document) -> list[str]:
    (table,) = document.tables
    return ["".join(text.split()) for text in texts_of(document, table)]


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("named", [0, 1])
@pytest.mark.parametrize("rows", [1, 2])
def test_rows_that_make_a_block_are_one_wherever_its_name_stands(
    rows: int,
    named: int,
    again: bool,  # noqa: FBT001 - a case
) -> None:
    lines = list(zip(KINDS, "456", strict=True))
    names = [("2", "鐘の数", "80個"), ("", "", "")]
    foot, head = names if named == 0 else names[::-1]
    document = two_pages((foot, lines[:rows]), (head, lines[rows:]), again=again)
    (table,) = document.tables
    spans = [cell.row_span for cell in table.cells if cell.column == 0 and cell.row]
    assert spans == [3, 3, 3]
    assert texts(document).count("") == 0


def test_the_rest_of_a_name_whose_line_is_not_full() -> None:
    lines = list(zip(KINDS, "456", strict=True))
    document = two_pages(
        (("2", "鐘の数", "80個"), lines[:1]), (("", "（累計）", ""), lines[1:]), again=False
    )
    assert "鐘の数（累計）" in texts(document)


def test_a_row_cut_within_a_block_is_one() -> None:
    foot = [("目標値", "4"), ("実績値", "岬ごとに鐘の点検を行")]
    head = [("", "った。"), ("達成", "○")]
    document = two_pages((("2", "鐘の数", "80個"), foot), (("", "", ""), head))
    (table,) = document.tables
    assert max(cell.row + cell.row_span for cell in table.cells) == 10


def test_blocks_with_names_of_their_own_are_two() -> None:
    lines = list(zip(KINDS, "456", strict=True))
    document = two_pages((("2", "鐘の数", "80個"), lines[:1]), (("3", "灯の数", "70個"), lines[1:]))
    assert {"鐘の数", "灯の数"} <= set(texts(document))


MEANS = [
    ("1", "灯火更新事業", "100", "（90）"),
    ("2", "鐘の点検に要する", "5,110", "（4,900）"),
    ("", "経費", "（5,000）", ""),
    ("3", "岬の保全活動支援", "300", "（280）"),
]


def means(*feet: tuple[str, ...]) -> Document:
    """Return a table of single rows, the last two of them on a page of their own."""
    edges = (50.0, 90.0, 170.0, 320.0, 500.0)
    paper = Paper()
    for sheet, top, rows in (
        (paper.page(), 690.0, [("番号", "名", "当初", "執行"), *feet]),
        (paper.page(), 60.0, MEANS[2:]),
    ):
        for at, row in enumerate(rows):
            sheet.grid([*edges], [top + HIGH * at, top + HIGH * (at + 1)])
            for left, text in zip(edges, row, strict=False):
                sheet.text(left + 4, top + HIGH * at + 15, text, 9)
    return document_of(paper)


def test_a_row_blank_where_no_other_is_goes_on_with_the_one_before() -> None:
    assert {"鐘の点検に要する経費", "5,110（5,000）"} <= set(texts(means(*MEANS[:2])))


def test_a_row_without_number_that_can_go_on_with_nothing_is_one_of_its_own() -> None:
    found = texts(means(MEANS[0], ("2", "鐘", "（5）", "（4,900）")))
    assert {"鐘", "経費", "（5,000）"} <= set(found)


@pytest.mark.parametrize("strip", ["評価結果", ""])
def test_a_strip_beside_rows_says_nothing_of_the_row_below_it(strip: str) -> None:
    paper = Paper()
    edges = [90.0, 150.0, 500.0]
    first, second = paper.page(), paper.page()
    for sheet, rows in ((first, [660.0, 700.0, 760.0]), (second, [60.0, 100.0])):
        sheet.grid([50, 90], [rows[0], rows[-1]])
        sheet.grid(edges, rows)
    first.text(54, 720, strip, 9)
    first.text(94, 690, "判断根拠", 9)
    first.text(154, 690, "岬を守った。", 9)
    first.text(94, 730, "施策の分析", 9)
    first.lines(
        154, 720, "灯火の数が増えたことにより、岬を訪れた人も増え、鐘の音が届いた集落", "も多い。"
    )
    second.text(94, 80, "次の目標等", 9)
    second.text(154, 80, "灯火の数を改める。", 9)
    assert {"施策の分析", "次の目標等"} <= set(texts(document_of(paper)))


def test_cells_over_rows_that_are_blank_below_cut_no_row() -> None:
    paper = Paper()
    first, second = paper.page(), paper.page()
    y = draw(first, 620, HEAD[:3], [HEAD[3:]])
    y = draw(first, y, ("1", "灯火の数", "90基"), list(zip(KINDS, "123", strict=True)))
    draw(first, y, ("2", "鐘の音を聞いた岬の人", "80個"), [("年度", "年度ごとの実績の値で")])
    rest = [("３年度", "岬の人に聞いた。"), ("４年度", "まとめた。"), ("５年度", "改めた。")]
    draw(second, 60, ("", "", ""), rest)
    assert {"年度", "３年度"} <= set(texts(document_of(paper)))
