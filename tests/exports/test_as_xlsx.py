"""Excel: what is written re-reads to the tables; texts stay texts and nothing is cut."""

import io
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sesaku.exceptions import ExportError
from sesaku.exports import Options, as_xlsx
from sesaku.exports.as_xlsx import MAX_TEXT, pieces
from sesaku.model.reading import Reading
from sesaku.model.tables import TABLES, Scalar, table_of
from tests.factories import position_paper, report


def book_of(*readings: Reading, options: Options | None = None) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(bytes_of(*readings, options=options)))


def bytes_of(*readings: Reading, options: Options | None = None) -> bytes:
    stream = io.BytesIO()
    as_xlsx.write(readings, stream, options or Options())
    return stream.getvalue()


def rows_in(book: CalamineWorkbook, sheet: str) -> list[list[object]]:
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [list(row) for row in rows]


def blank(value: Scalar) -> object:
    return "" if value is None else value


def test_every_table_rereads_to_the_reading() -> None:
    reading = report(opinion="=HYPERLINK(A1)\n二行目")
    book = book_of(reading)
    for table in TABLES:
        expected = [[blank(value) for value in row] for row in table.rows(reading)]
        if not expected:
            assert table.label not in book.sheet_names
            continue
        head, *rows = rows_in(book, table.label)
        assert head == [column.label for column in table.columns]
        assert rows == expected, table.name


def test_the_first_sheet_is_the_contents() -> None:
    reading = report()
    book = book_of(reading)
    assert book.sheet_names[0] == "目次"
    assert book.sheet_names[-1] == "列の説明"
    rows = rows_in(book, "目次")
    assert rows[1] == [
        "folder/島しょ交通評価書.txt",
        "evaluation_report",
        reading.to_dict()["coverage"]["share"],
        2.0,
        reading.document.sha256,
    ]
    assert ["測定指標", "indicators", 2.0, "", ""] in rows


def test_rows_of_several_documents_stand_on_one_sheet() -> None:
    rows = rows_in(book_of(report(), position_paper()), "文書")
    assert [row[0] for row in rows[1:]] == ["島しょ交通評価書.txt", "提言.txt"]


def test_no_text_becomes_a_formula_or_a_link() -> None:
    data = bytes_of(report(opinion="=1+1"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "sheets/" in name]
    assert not any("<f>" in sheet for sheet in sheets)
    assert sum("<hyperlink " in sheet for sheet in sheets) == 1, "the contents link, nothing else"


def test_a_text_above_the_limit_of_a_cell_goes_on_in_the_next_column() -> None:
    long = "長い所見。" * 14_000
    book = book_of(report(opinion=long))
    head, row = rows_in(book, "学識経験者の所見")
    assert head[2:5] == ["本文", "本文（続き2）", "本文（続き3）"]
    assert "".join(map(str, row[2:5])) == long
    assert row[5] == "2-1;F2"


@pytest.mark.parametrize("sign", ["あ", "𠮷", "a"])
def test_pieces_fit_and_join(sign: str) -> None:
    text = sign * (MAX_TEXT + 1)
    cut = pieces(text)
    assert "".join(cut) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= MAX_TEXT for piece in cut)
    assert len(cut) > 1


def test_rows_above_the_limit_of_a_sheet_go_on_in_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(as_xlsx, "MAX_ROWS", 4)
    book = book_of(report())
    assert len(rows_in(book, "年度別の目標・実績")) == 4
    assert len(rows_in(book, "年度別の目標・実績（2）")) == 4
    assert len(rows_in(book, "年度別の目標・実績（3）")) == 4
    assert len(rows_in(book, "年度別の目標・実績（4）")) == 2


def test_one_table_alone() -> None:
    book = book_of(report(), options=Options(table="goals", header="names"))
    assert book.sheet_names == ["目次", "施策目標", "列の説明"]
    assert rows_in(book, "施策目標")[0][:3] == ["document", "stage", "number"]


def test_the_same_readings_make_the_same_bytes() -> None:
    assert bytes_of(report()) == bytes_of(report())


def test_control_characters_and_stray_bytes_do_no_harm() -> None:
    rows = rows_in(book_of(report("\udc83.txt", opinion="頁\x0c替え")), "学識経験者の所見")
    assert rows[1][0] == "\\udc83.txt"
    assert str(rows[1][2]).startswith("頁")


def test_a_number_that_excel_would_round_is_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    table = table_of("opinions")
    rows = [("a", 12345678901234567, "b", "c", 1, 1, "0-1", "d")]
    monkeypatch.setattr(as_xlsx, "rows_of", lambda _, one: rows if one is table else [])
    found = rows_in(book_of(report()), "学識経験者の所見")
    assert found[1][1] == "12345678901234567"


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="書き込めません"):
        as_xlsx.write([report()], tmp_path / "none" / "a.xlsx")


def test_any_rows_make_a_workbook_of_one_sheet() -> None:
    data = as_xlsx.sheet("目標/実績: [一覧]", ["番号", "値"], [("2-1", 1.5), ("=1+1", None)])
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["目標 実績   一覧"]
    assert book.get_sheet_by_index(0).to_python() == [["番号", "値"], ["2-1", 1.5], ["=1+1", ""]]
