"""Workbooks: what is content, in what order, and where it stands."""

import pytest
from xlsxwriter.workbook import Workbook

from sesaku.document.document import lines_of
from tests.readers.xlsx.books import MAIN, by_parts, cells, opened, written

SHARED = f'<sst xmlns="{MAIN}">{{}}</sst>'


def test_the_text_is_the_cells_row_by_row_each_line_on_its_own() -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet("評価書")
        sheet.write("B2", "岬の保全\n　第一章")
        sheet.write("A2", "施策名")
        sheet.write("A5", 12.5)

    document = opened(written(write))
    assert document.text == "施策名\n岬の保全\n　第一章\n12.5\n"
    assert document.lines == lines_of(document.text)
    (table,) = document.tables
    assert table.name == "評価書"
    assert [(cell.name, cell.row, cell.column) for cell in table.cells] == [
        ("評価書!A2", 1, 0),
        ("評価書!B2", 1, 1),
        ("評価書!A5", 4, 0),
    ]
    assert document.quote(table.cells[1].cite) == "岬の保全\n　第一章"
    assert document.media_type.endswith("spreadsheetml.sheet")
    assert document.pages == ()


def test_a_merged_cell_is_printed_once_with_its_extent() -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet("a")
        sheet.merge_range("B2:D4", "灯火")
        sheet.write("B5", "下")

    (merged, below) = opened(written(write)).tables[0].cells
    assert (merged.row, merged.column, merged.row_span, merged.column_span) == (1, 1, 3, 3)
    assert (below.row_span, below.column_span) == (1, 1)


def test_what_a_merge_covers_is_not_shown() -> None:
    row = "".join(
        f'<c r="{name}1" t="inlineStr"><is><t>{text}</t></is></c>'
        for name, text in (("A", "表"), ("B", "裏"))
    )
    sheet = f'<sheetData><row r="1">{row}</row></sheetData>'
    merge = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    assert opened(by_parts(sheet + merge)).text == "表\n"
    assert opened(by_parts(sheet)).text == "表\n裏\n"


def test_sheets_follow_one_another_and_hidden_ones_are_left_out() -> None:
    def write(book: Workbook) -> None:
        book.add_worksheet("一").write("A1", "前")
        secret = book.add_worksheet("リスト")
        secret.write("A1", "○")
        secret.hide()
        deep = book.add_worksheet("隠")
        deep.write("A1", "×")
        deep.very_hidden()
        book.add_worksheet("二").write("A1", "後")

    document = opened(written(write))
    assert document.text == "前\n\n後\n"
    assert [table.name for table in document.tables] == ["一", "二"]


def test_hidden_rows_and_columns_are_left_out_but_not_a_merge_that_reaches_further() -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet("a")
        for row in range(4):
            for column in range(4):
                sheet.write(row, column, f"{row}{column}")
        sheet.merge_range(1, 1, 2, 2, "広い")
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})

    shown = set(cells(opened(written(write))).values())
    assert shown == {"00", "02", "03", "20", "23", "30", "32", "33", "広い"}


def test_lists_to_choose_from_and_comments_are_no_content() -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet("a")
        sheet.write("A1", "○")
        sheet.data_validation("A1", {"validate": "list", "source": ["○", "△", "×"]})
        sheet.write_comment("A1", "選ぶこと")

    assert opened(written(write)).text == "○\n"


def test_values_are_what_their_formats_show() -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet("a")
        for row, (value, code) in enumerate(
            (
                (-217, '#,##0;"△"#,##0;0'),
                (0.821, "0.0%"),
                (46600, '[$-411]ggge"年"m"月"'),
                (3, '"令和"0"年度"'),
            )
        ):
            sheet.write_number(row, 0, value, book.add_format({"num_format": code}))

    assert opened(written(write)).text.split() == ["△217", "82.1%", "令和9年8月", "令和3年度"]


def test_formulas_show_the_results_that_the_file_holds() -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet("a")
        sheet.write_formula("A1", "=1+2", None, 3)
        sheet.write_formula("A2", '="岬"&"町"', None, "岬町")
        sheet.write_formula("A3", "=1/0", None, "#DIV/0!")

    assert opened(written(write)).text.split() == ["3", "岬町", "#DIV/0!"]


def test_a_formula_without_result_is_named() -> None:
    document = opened(by_parts('<sheetData><row><c r="B3"><f>1+2</f></c></row></sheetData>'))
    assert document.text == ""
    assert document.defects == (("formula-uncomputed", 0, {"cell": "表!B3"}),)


def test_struck_out_text_gives_no_value_and_is_named() -> None:
    def write(book: Workbook) -> None:
        struck = book.add_format({"font_strikeout": True})
        sheet = book.add_worksheet("a")
        sheet.write("A1", "10件", struck)
        sheet.write_rich_string("A2", "岬", struck, "旧", "町")
        sheet.write_number("A3", 7, struck)

    document = opened(written(write))
    assert document.text == "岬町\n"
    assert [(code, keys["quote"], keys["cell"]) for code, _, keys in document.defects] == [
        ("text-struck", "10件", "a!A1"),
        ("text-struck", "旧", "a!A2"),
        ("text-struck", "7", "a!A3"),
    ]


def test_readings_above_kanji_are_no_text() -> None:
    strings = "<si><t>岬</t><rPh sb='0' eb='1'><t>ミサキ</t></rPh></si>"
    sheet = '<sheetData><row><c r="A1" t="s"><v>0</v></c></row></sheetData>'
    assert opened(by_parts(sheet, sharedStrings=SHARED.format(strings))).text == "岬\n"


def test_escaped_characters_and_line_ends() -> None:
    strings = "<si><t>一_x000D_\n二_x005F_x0041_</t></si>"
    sheet = '<sheetData><row><c r="A1" t="s"><v>0</v></c></row></sheetData>'
    assert opened(by_parts(sheet, sharedStrings=SHARED.format(strings))).text == "一\n二_x0041_\n"


def test_cells_without_references_stand_one_after_the_other() -> None:
    row = "<row><c><v>1</v></c><c><v>2</v></c></row>"
    document = opened(by_parts(f"<sheetData>{row}{row}</sheetData>"))
    places = [(cell.row, cell.column) for cell in document.tables[0].cells]
    assert places == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_text_boxes_follow_the_cells() -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet("a")
        sheet.insert_textbox("D4", "囲みの注記")
        sheet.write("A1", "表")

    document = opened(written(write))
    assert document.text == "表\n囲みの注記\n"
    assert len(document.tables[0].cells) == 1


def test_days_may_be_counted_from_1904() -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet("a")
        sheet.write_number("A1", 43951, book.add_format({"num_format": "yyyy/m/d"}))

    assert opened(written(write)).text == "2020/4/30\n"
    book = '<workbookPr date1904="1"/><sheets><sheet name="表" sheetId="1" r:id="s1"/></sheets>'
    styles = (
        f'<styleSheet xmlns="{MAIN}"><fonts><font/></fonts>'
        '<cellXfs><xf numFmtId="14" fontId="0"/></cellXfs></styleSheet>'
    )
    sheet = '<sheetData><row><c r="A1" s="0"><v>43951</v></c></row></sheetData>'
    assert opened(by_parts(sheet, workbook=book, styles=styles)).text == "2024/5/1\n"


@pytest.mark.parametrize("name", ["様式.txt", "様式", "-", "様式.xls"])
def test_it_is_known_by_its_content(name: str) -> None:
    data = by_parts("<sheetData><row><c><v>1</v></c></row></sheetData>")
    assert opened(data, name).text == "1\n"


def test_a_cell_that_refers_nowhere_is_blank() -> None:
    sheet = '<sheetData><row><c t="s"><v>99</v></c><c s="99"><v>5</v></c></row></sheetData>'
    assert opened(by_parts(sheet)).text == "5\n"


def test_an_empty_workbook_is_an_empty_document() -> None:
    document = opened(by_parts("<sheetData/>"))
    assert (document.text, document.tables) == ("", ())


def test_the_same_bytes_give_the_same_document() -> None:
    data = by_parts("<sheetData><row><c><v>1</v></c></row></sheetData>")
    assert opened(data) == opened(data)
