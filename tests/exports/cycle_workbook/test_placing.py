"""Each cell that has no place is named: sheet, address, what stands there, and why."""

import io
import zipfile
from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
import xlsxwriter

from sesaku.exceptions import BrokenFileError
from sesaku.exports.cycle_workbook import Found, read
from sesaku.readers.source import Source

Made: TypeAlias = Any
"""A workbook or a sheet of a library without types."""

HEADS = ("指標番号", "年度", "年度目標", "実績")


def book(fill: Callable[[Made, Made], None], sheet: str = "年度目標・実績") -> Found:
    """Return what is found in a workbook of one sheet."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        fill(made, made.add_worksheet(sheet))
    return read(Source("b.xlsx", buffer.getvalue()))


def table(*rows: tuple[object, ...], heads: tuple[str, ...] = HEADS, top: int = 0) -> Found:
    """Return what is found in rows below the headings."""

    def fill(_made: Made, sheet: Made) -> None:
        for number, row in enumerate((heads, *rows), top):
            for at, value in enumerate(row):
                if value is not None:
                    sheet.write(number, at, value)

    return book(fill)


def told(found: Found) -> list[tuple[str, str, str]]:
    """Return address, content and reason of each cell without a place."""
    return [(one.cell, one.found, one.code) for one in found.problems]


@pytest.mark.parametrize("year", [2024, "2024", "令和6年度", "R6", "令和６年", "２０２４"])
def test_a_year_is_read_however_it_is_written(year: object) -> None:
    found = table(("2-1", year, "三回", "四回"))
    assert told(found) == []
    assert found.lines[0].values == {
        "code": "2-1",
        "year": 2024,
        "target": "三回",
        "result": "四回",
    }
    assert found.lines[0].cells["result"] == "D2"


@pytest.mark.parametrize("year", ["6年度", "来年度", "令和5・6年度", "99999"])
def test_what_is_no_year_is_told_with_the_row_that_cannot_be_placed(year: str) -> None:
    found = table(("2-1", year, "三回", None))
    assert found.lines == []
    assert told(found) == [
        ("B2", year, "not-a-year"),
        ("A2", "2-1", "no-key"),
        ("C2", "三回", "no-key"),
    ]


def test_a_column_nobody_knows_is_told_with_its_cells() -> None:
    found = table(("2-1", 2024, "三回", "四回", "済"), heads=(*HEADS, "備考"))
    assert told(found) == [("E1:E2", "備考", "unknown-column")]
    assert len(found.lines) == 1


def test_a_cell_beside_the_headings_and_one_above_them_are_told() -> None:
    def fill(_made: Made, sheet: Made) -> None:
        sheet.write("A1", "実績の報告")
        sheet.write_row("A3", HEADS)
        sheet.write_row("A4", ("2-1", 2024, "三回", "四回", None, "？"))

    found = book(fill)
    assert told(found) == [("A1", "実績の報告", "above-headings"), ("F4", "？", "no-heading")]
    assert found.lines[0].cells["code"] == "A4"


def test_a_second_row_about_the_same_thing_is_told() -> None:
    found = table(("2-1", 2024, "三回", None), ("2-1", "令和6年度", "五回", None))
    assert told(found) == [("C3", "五回", "row-twice")]
    assert found.problems[0].about == "A2"


def test_a_sheet_without_headings_and_an_unknown_sheet_are_told() -> None:
    assert told(table(("2-1",), heads=("番号",))) == [("A1:A2", "番号", "no-headings")]
    assert told(book(lambda _made, sheet: sheet.write("B2", "メモ"), "メモ")) == [
        ("B2", "メモ", "unknown-sheet")
    ]


def test_rows_hidden_by_a_filter_are_read() -> None:
    def fill(_made: Made, sheet: Made) -> None:
        sheet.write_row("A1", HEADS)
        sheet.write_row("A2", ("2-1", 2024, "三回", "四回"))
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column("D:D", None, None, {"hidden": True})

    assert book(fill).lines[0].values["result"] == "四回"


def test_a_code_merged_over_its_years_is_the_code_of_each() -> None:
    def fill(_made: Made, sheet: Made) -> None:
        sheet.write_row("A1", HEADS)
        sheet.merge_range("A2:A3", "2-1")
        sheet.write_row("B2", (2024, "三回", "四回"))
        sheet.write_row("B3", (2025, "五回"))
        sheet.merge_range("C4:D4", "合わせて")

    found = book(fill)
    assert [line.values["year"] for line in found.lines] == [2024, 2025]
    assert told(found) == [("C4", "合わせて", "merged")]


def test_a_formula_without_result_and_struck_out_text_are_told() -> None:
    def fill(made: Made, sheet: Made) -> None:
        sheet.write_row("A1", HEADS)
        sheet.write_row("A2", ("2-1", 2024))
        sheet.write_formula("C2", "=1+1", None, "")
        sheet.write("D2", "四回", made.add_format({"font_strikeout": True}))

    found = book(fill)
    assert ("D2", "四回", "text-struck") in told(found)


def test_amounts_and_choices() -> None:
    heads = ("区分", "年度", "当初予算", "補正予算", "繰越し等", "執行額")

    def fill(_made: Made, sheet: Made) -> None:
        sheet.write_row("A1", heads)
        sheet.write_row("A2", ("分担金・拠出金を除く", 2024, "1200", "△30", -5, "1/3"))
        sheet.write_row("A3", ("除く", 2024, 3))

    found = book(fill, "予算額・執行額")
    assert found.lines[0].values == {
        "scope": "分担金・拠出金を除く",
        "year": 2024,
        "initial": "1,200",
        "supplementary": "△30",
        "carryover": "△5",
    }
    assert told(found)[:2] == [("F2", "1/3", "not-an-amount"), ("A3", "除く", "not-a-choice")]


def test_a_file_that_is_no_workbook_is_refused() -> None:
    with pytest.raises(BrokenFileError):
        read(Source("b.xlsx", b"not a workbook"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(BrokenFileError):
        read(Source("b.xlsx", buffer.getvalue()))
