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
