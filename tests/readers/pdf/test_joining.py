"""Tables over pages: joined where they go on, and cells where the page cuts them."""

import pytest

from sesaku.document.document import Document
from tests.readers.pdf.opened import document_of, grid_of
from tests.readers.pdf.paper import Paper, Sheet

FULL = "この行は欄の幅いっぱいに書かれた文で途中で折り返すから続きがある"
COLUMNS = [50.0, 150.0, 485.0]


def fill(sheet: Sheet, rows: list[float], words: list[list[list[str]]]) -> None:
    for row, cells in enumerate(words):
        for column, texts in enumerate(cells):
            sheet.lines(COLUMNS[column] + 5, rows[row] + 15, *texts)


def two_pages(
    first: list[list[list[str]]],
    second: list[list[list[str]]],
    *,
    open_cut: bool = False,
    high: float = 300,
) -> Document:
    paper = Paper()
    above, below = paper.page(), paper.page()
    top = [770 - high * (len(first) - index) for index in range(len(first) + 1)]
    top = [770 - high + high / len(first) * index for index in range(len(first) + 1)]
    bottom = [60 + 100.0 * index for index in range(len(second) + 1)]
    for sheet, rows, cut in ((above, top, top[-1]), (below, bottom, bottom[0])):
        for x in COLUMNS:
            sheet.line(x, rows[0], x, rows[-1])
        for y in rows:
            if not (open_cut and y == cut):
                sheet.line(COLUMNS[0], y, COLUMNS[-1], y)
    fill(above, top, first)
    fill(below, bottom, second)
    return document_of(paper)


def test_rows_on_two_pages_are_one_table() -> None:
    document = two_pages([[["一"], ["甲"]], [["二"], ["乙"]]], [[["三"], ["丙"]]])
    (table,) = document.tables
    assert [(row, text) for row, _, _, _, text in grid_of(document, table)] == [
        (0, "一"),
        (0, "甲"),
        (1, "二"),
        (1, "乙"),
        (2, "三"),
        (2, "丙"),
    ]
    assert table.page == 1
    assert {span.page for cell in table.cells for span in cell.cite} == {1, 2}


def test_a_cell_that_both_pages_leave_open_goes_on() -> None:
    document = two_pages([[["目標"], [FULL]]], [[[], ["終わる。"]]], open_cut=True)
    (table,) = document.tables
    label, text = table.cells
    assert document.quote(label.cite) == "目標"
    assert [span.page for span in text.cite] == [1, 2]
    document.verify(FULL + "終わる。", text.cite)
    assert (text.row, text.row_span) == (0, 1)


@pytest.mark.parametrize("label", [[], ["値"]])
def test_a_sentence_that_goes_on_joins_closed_cells(label: list[str]) -> None:
    document = two_pages([[["目標"], ["文の頭。", FULL]]], [[label, ["ここで終わる。"]]])
    cells = {document.quote(cell.cite) for table in document.tables for cell in table.cells}
    joined = f"文の頭。\n{FULL}ここで終わる。"
    assert (joined in cells) == (not label)


def test_a_new_row_is_no_part_of_the_last() -> None:
    document = two_pages([[["３年度"], ["試行した。"]]], [[["４年度"], ["移行した。"]]])
    (table,) = document.tables
    assert [cell.row for cell in table.cells] == [0, 0, 1, 1]


def test_numbered_values_go_on_with_their_numbers() -> None:
    document = two_pages([[["①３か国"], ["注の頭。", FULL]]], [[["②４か国"], ["続き。"]]])
    (table,) = document.tables
    assert {cell.row for cell in table.cells} == {0}


def test_a_label_over_many_rows_goes_on() -> None:
    paper = Paper()
    for page in range(2):
        sheet = paper.page()
        rows = [650.0, 700.0, 750.0] if page == 0 else [60.0, 110.0]
        sheet.line(50, rows[0], 50, rows[-1])
        sheet.line(150, rows[0], 150, rows[-1])
        sheet.line(485, rows[0], 485, rows[-1])
        for index, y in enumerate(rows):
            outer = (page == 0 and index == 0) or (page == 1 and y == rows[-1])
            sheet.line(50 if outer else 150, y, 485, y)
        for index in range(len(rows) - 1):
            sheet.text(160, rows[index] + 20, f"行{page}{index}")
        if page == 0:
            sheet.text(60, 700, "測定指標")
    document = document_of(paper)
    (table,) = document.tables
    assert grid_of(document, table) == [
        (0, 0, 3, 1, "測定指標"),
        (0, 1, 1, 1, "行00"),
        (1, 1, 1, 1, "行01"),
        (2, 1, 1, 1, "行10"),
    ]


def test_headings_printed_again_are_no_rows() -> None:
    head = [["区分"], ["内容"]]
    document = two_pages([head, [["一"], ["甲"]]], [head, [["二"], ["乙"]], [["三"], ["丙"]]])
    (table,) = document.tables
    assert [text for *_, text in grid_of(document, table)] == [
        *("区分", "内容", "一", "甲", "二", "乙", "三", "丙")
    ]
    repeated = [document.text[start:end] for start, end, _ in document.margins]
    assert repeated == ["区分", "内容"]


def test_the_heading_of_a_table_that_begins_a_page_is_no_row_of_the_next() -> None:
    columns = [50.0, 485.0]
    paper = Paper()
    before, after = "前の表の見出しとなる一行", "次の表の見出しとなる一行"
    for head, text, top in ((before, "甲", 600.0), (after, "乙", 60.0), (after, "丙", 60.0)):
        sheet = paper.page()
        sheet.grid(columns, [top, top + 20, 780])
        sheet.text(60, top + 15, head)
        sheet.text(60, top + 35, text)
    document = document_of(paper)
    said = [text for cells in cells_of(document) for *_, text in cells]
    assert said == [before, "甲", after, "乙", "丙"]


def test_a_heading_printed_again_may_lack_its_end() -> None:
    paper = Paper()
    head = ["測定指標の選定理由及び", "目標値の設定の根拠"]
    for texts, value, top in ((head, "甲", 600.0), (head[:1], "乙", 60.0)):
        sheet = paper.page()
        sheet.grid(COLUMNS, [top, top + 40, 780])
        sheet.text(60, top + 15, "指標")
        sheet.lines(160, top + 15, *texts)
        sheet.text(60, top + 60, value)
    said = [text for cells in cells_of(document_of(paper)) for *_, text in cells]
    assert said == ["指標", "\n".join(head), "甲", "乙"]


def test_tables_with_text_between_them_are_two() -> None:
    paper = Paper()
    for page in range(2):
        sheet = paper.page()
        if page:
            sheet.text(60, 40, "別の表の見出し")
        rows = [700.0, 760.0] if page == 0 else [60.0, 120.0]
        sheet.grid(COLUMNS, rows)
        sheet.text(60, rows[0] + 20, "項目")
    assert len(document_of(paper).tables) == 2


def test_tables_of_other_widths_are_two() -> None:
    paper = Paper()
    paper.page().grid([50, 300], [600, 760])
    paper.page().grid([80, 400], [60, 120])
    for sheet, y in zip(paper.pages, (620, 80), strict=True):
        sheet.text(90, y, "項目")
    assert len(document_of(paper).tables) == 2


def test_a_table_that_ends_high_on_its_page_ends_there() -> None:
    paper = Paper()
    paper.page().grid(COLUMNS, [60, 120])
    paper.page().grid(COLUMNS, [60, 120])
    for sheet in paper.pages:
        sheet.text(60, 80, "項目")
    assert len(document_of(paper).tables) == 2


def cells_of(document: Document) -> list[list[tuple[int, int, str]]]:
    return [
        [(row, column, text) for row, column, _, _, text in grid_of(document, table) if text]
        for table in document.tables
    ]


def test_a_table_cut_high_on_its_page_goes_on_with_columns_of_its_own() -> None:
    paper = Paper()
    above, below = paper.page(), paper.page()
    above.grid([50, 200, 485], [60, 90, 120])
    below.grid([50, 120, 200, 485], [60, 90])
    for sheet, x, y, text in (
        (above, 60, 80, "甲"),
        (above, 210, 110, "乙"),
        (below, 130, 80, "丙"),
    ):
        sheet.text(x, y, text)
    assert cells_of(document_of(paper)) == [[(0, 0, "甲"), (1, 2, "乙"), (2, 1, "丙")]]


def test_a_label_that_no_page_closes_is_a_cell_of_every_page() -> None:
    paper = Paper()
    sheets = [paper.page() for _ in range(3)]
    places = [600.0, 770.0], [60.0, 80.0, 100.0], [60.0, 90.0]
    for sheet, rows in zip(sheets, places, strict=True):
        sheet.grid([150, 485], rows)
        sheet.line(50, rows[0], 50, rows[-1])
    sheets[0].line(50, 600, 150, 600)
    sheets[2].line(50, 90, 150, 90)
    sheets[2].text(60, 75, "指標")
    for sheet, y, text in ((sheets[0], 620, "甲"), (sheets[1], 75, "乙"), (sheets[1], 95, "丙")):
        sheet.text(160, y, text)
    (cells,) = cells_of(document_of(paper))
    assert cells == [(0, 0, "指標"), (0, 1, "甲"), (1, 1, "乙"), (2, 1, "丙")]


def test_a_heading_of_two_rows_does_not_go_on_in_the_row_below_it() -> None:
    columns = [50.0, 150.0, 250.0]
    paper = Paper()
    above, below = paper.page(), paper.page()
    above.grid(columns, [700, 770])
    above.grid([150.0, 250.0], [700, 735, 770])
    below.grid(columns, [60, 120])
    above.lines(152, 715, "達成手段の概要等")
    above.lines(152, 750, "事業の概要と効果")
    above.text(60, 715, "手段")
    below.text(152, 75, "棚田を守る。")
    below.text(60, 75, "（1）保全")
    rows = [(row, text) for row, _, text in cells_of(document_of(paper))[0]]
    assert rows[-2:] == [(2, "（1）保全"), (2, "棚田を守る。")]


def test_a_line_that_the_page_cuts_is_in_its_cell() -> None:
    paper = Paper()
    above, below = paper.page(), paper.page()
    for sheet, rows in ((above, [600, 770]), (below, [60, 100])):
        for x in COLUMNS:
            sheet.line(x, rows[0], x, rows[1])
    above.line(50, 600, 485, 600)
    below.line(50, 100, 485, 100)
    above.text(60, 620, "予算額（百")
    below.text(60, 62, "万円）")
    assert cells_of(document_of(paper)) == [[(0, 0, "予算額（百万円）")]]


def test_a_label_that_another_page_closed_does_not_take_in_the_next() -> None:
    columns = [50.0, 150.0, 485.0]
    paper = Paper()
    sheets = [paper.page() for _ in range(3)]
    places = [600.0, 770.0], [60.0, 600.0, 770.0], [60.0, 90.0]
    for sheet, rows in zip(sheets, places, strict=True):
        sheet.grid([150, 485], rows)
        for x in columns[:2]:
            sheet.line(x, rows[0], x, rows[-1])
    sheets[0].line(50, 600, 150, 600)
    sheets[1].line(50, 770, 150, 770)
    sheets[2].grid(columns, [60, 90])
    sheets[0].text(60, 620, "業績指標")
    sheets[2].text(60, 75, "担当部局名")
    for sheet, y, text in ((sheets[0], 620, "甲"), (sheets[1], 75, "乙"), (sheets[2], 75, "丙")):
        sheet.text(160, y, text)
    (cells,) = cells_of(document_of(paper))
    assert (0, 0, "業績指標") in cells
    assert (3, 0, "担当部局名") in cells


def test_a_row_that_the_page_cuts_goes_on_though_it_is_narrower_than_its_table() -> None:
    paper = Paper()
    above, below = paper.page(), paper.page()
    above.grid([50, 150, 250, 350, 485], [640, 700])
    for x in (50, 150, 250, 350):
        above.line(x, 700, x, 770)
        below.line(x, 60, x, 90)
    below.line(50, 90, 350, 90)
    for sheet, y, texts in (
        (above, 720, ("森の", "元年度", "二年度")),
        (below, 75, ("蓄積", "五", "六")),
    ):
        for column, text in enumerate(texts):
            sheet.text(55 + 100 * column, y, text)
    (cells,) = cells_of(document_of(paper))
    assert [text for _, _, text in cells if text] == ["森の蓄積", "元年度五", "二年度六"]


def test_a_line_above_several_cells_that_a_page_opens_is_in_none_of_them() -> None:
    paper = Paper()
    above, below = paper.page(), paper.page()
    for sheet, rows in ((above, [600, 770]), (below, [60, 100])):
        for x in (50.0, 90.0, 485.0):
            sheet.line(x, rows[0], x, rows[1])
    above.line(50, 600, 485, 600)
    below.line(50, 100, 485, 100)
    above.text(95, 620, "岬の数")
    below.text(52, 56, "令和五年度の評価書の様式")
    below.text(95, 80, "灯の数")
    document = document_of(paper)
    texts = [document.quote(cell.cite) for table in document.tables for cell in table.cells]
    assert not any("様式" in text for text in texts)
    assert "様式" in document.text


@pytest.mark.parametrize("again", [False, True])
def test_the_headings_of_another_table_do_not_go_on_with_the_row_above_them(again: bool) -> None:  # noqa: FBT001 - a case
    columns = [50.0, 130.0, 210.0, 290.0, 485.0]
    full, short = "岬の灯火の総数\nの増えた割合を", "十二基を超える\nこと"
    above = [full, short, full, "\n".join(["岬の灯火を直接に表す数であり航路の安全"] * 2)]
    heads = ["達成手段の名", "予算の額", "関連指標", "達成手段の概要等"]
    paper = Paper()
    for top, texts in ((600.0, above), (60.0, heads)):
        sheet = paper.page()
        sheet.grid(columns, [top, top + 30, top + 70] if again else [top, top + 40])
        for column, text in enumerate(texts):
            sheet.lines(columns[column] + 3, top + (45 if again else 15), *text.split("\n"))
            if again:
                sheet.text(columns[column] + 3, top + 15, "見出しの列")
    (cells,) = cells_of(document_of(paper))
    assert [text for *_, text in cells[-8:]] == above + heads


def test_a_row_of_other_columns_does_not_go_on_with_the_last_row_above_it() -> None:
    paper = Paper()
    above, below = paper.page(), paper.page()
    above.grid([50.0, 250.0, 350.0, 485.0], [700, 770])
    below.grid([50.0, 250.0, 300.0, 485.0], [60, 120])
    above.lines(
        53, 715, "岬の灯火を見守る人々の数が増えた割合の", "岬の灯火を見守る人々の数が増えた割合の"
    )
    below.text(53, 75, "達成手段")
    (cells,) = cells_of(document_of(paper))
    assert [(row, text) for row, _, text in cells] == [
        (0, "\n".join(["岬の灯火を見守る人々の数が増えた割合の"] * 2)),
        (1, "達成手段"),
    ]


def test_values_below_a_heading_printed_again_are_a_row_of_their_own() -> None:
    paper = Paper()
    for top, value in ((600.0, "十四団体"), (60.0, "十三団体")):
        sheet = paper.page()
        sheet.grid(COLUMNS, [top, top + 40])
        for x in COLUMNS:
            sheet.line(x, top + 40, x, top + 70)
        if top < 100:
            sheet.line(50, top + 70, 485, top + 70)
        sheet.text(60, top + 20, "年度ごとの実績")
        sheet.text(160, top + 20, "実績の値")
        sheet.text(160, top + 60, value)
    (cells,) = cells_of(document_of(paper))
    assert [(row, text) for row, _, text in cells if "団体" in text] == [
        (1, "十四団体"),
        (2, "十三団体"),
    ]


def test_a_value_over_rows_does_not_go_on_without_the_others_of_its_rows() -> None:
    columns = [50.0, 150.0, 250.0, 485.0]
    paper = Paper()
    above, below = paper.page(), paper.page()
    above.grid(columns, [700, 770])
    above.line(150, 735, 250, 735)
    below.grid([50.0, 250.0, 485.0], [60, 120])
    for x, y, text in (
        (60, 720, "灯火の数"),
        (160, 720, "目標"),
        (160, 755, "実績"),
        (260, 720, "△"),
    ):
        above.text(x, y, text)
    below.text(60, 75, "達成手段")
    document = document_of(paper)
    (table,) = document.tables
    assert [(row, high, text) for row, _, high, _, text in grid_of(document, table) if text] == [
        (0, 2, "灯火の数"),
        (0, 1, "目標"),
        (0, 2, "△"),
        (1, 1, "実績"),
        (2, 1, "達成手段"),
    ]


def test_a_heading_in_the_middle_of_a_page_is_printed_again_above_a_row_that_the_page_cuts() -> (
    None
):
    paper = Paper()
    above, below = paper.page(), paper.page()
    above.grid(COLUMNS, [600, 640, 680])
    for x in COLUMNS:
        above.line(x, 680, x, 780)
        below.line(x, 100, x, 160)
    below.grid(COLUMNS, [60, 100])
    below.line(50, 160, 485, 160)
    for sheet, x, y, text in (
        (above, 60, 620, "前の表"),
        (above, 160, 620, "前の値"),
        (above, 60, 660, "成果指標"),
        (above, 160, 660, "選定の理由"),
        (above, 160, 720, FULL),
        (below, 60, 80, "成果指標"),
        (below, 160, 80, "選定の理由"),
        (below, 60, 130, "灯火の数"),
        (below, 160, 130, "終わる。"),
    ):
        sheet.text(x, y, text)
    (cells,) = cells_of(document_of(paper))
    assert [(row, text) for row, _, text in cells] == [
        (0, "前の表"),
        (0, "前の値"),
        (1, "成果指標"),
        (1, "選定の理由"),
        (2, "灯火の数"),
        (2, f"{FULL}終わる。"),
    ]


@pytest.mark.parametrize(("label", "rows"), [([], 1), (["実績"], 2)])
def test_a_row_whose_narrow_cells_run_on_is_cut_unless_its_label_is_another(
    label: list[str], rows: int
) -> None:
    columns = [50.0, 90.0, 130.0, 170.0, 210.0]
    paper = Paper()
    above, below = paper.page(), paper.page()
    above.grid(columns, [730, 775])
    below.grid(columns, [60, 120])
    first = [["目標値"], ["用水路", "の整備"], ["拠点の", "点検の"], ["5,107"]]
    second = [label, ["協定に"], ["扱いが"]]
    for sheet, top, texts in ((above, 730.0, first), (below, 60.0, second)):
        for column, lines in enumerate(texts):
            sheet.lines(columns[column] + 3, top + 15, *lines)
    (cells,) = cells_of(document_of(paper))
    assert max(row for row, *_ in cells) + 1 == rows
