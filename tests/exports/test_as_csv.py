"""CSV: what is written re-reads to the tables, and no spreadsheet runs it."""

import csv
import io
import zipfile
from pathlib import Path

import pytest

from sesaku.exceptions import ExportError, UnknownTableError
from sesaku.exports import Options, as_csv
from sesaku.exports.as_csv import cell
from sesaku.model.reading import Reading
from sesaku.model.tables import TABLES, Scalar, table_of
from tests.factories import position_paper, report


def archive_of(*readings: Reading) -> dict[str, bytes]:
    stream = io.BytesIO()
    as_csv.write(readings, stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def parsed(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def reread(text: str, kind: str) -> Scalar:
    """Take a cell back to what it was; an empty text comes back as missing."""
    if text == "":
        return None
    if kind == "boolean":
        return text == "true"
    if kind in ("integer", "number"):
        return float(text)
    return text.removeprefix("'")


def test_every_table_rereads_to_the_reading() -> None:
    reading = report(opinion="=HYPERLINK(A1)\n'二行目'")
    files = archive_of(reading)
    for table in TABLES:
        expected = [
            [None if value == "" else value for value in row] for row in table.rows(reading)
        ]
        if not expected:
            assert f"{table.name}.csv" not in files
            continue
        head, *rows = parsed(files[f"{table.name}.csv"])
        assert head == [column.name for column in table.columns]
        kinds = [column.kind for column in table.columns]
        found = [
            [reread(text, kind) for text, kind in zip(row, kinds, strict=True)] for row in rows
        ]
        assert found == expected, table.name


def test_files_are_utf8_with_mark_and_crlf() -> None:
    data = archive_of(report())["goals.csv"]
    assert data.startswith(b"\xef\xbb\xbfdocument,stage,")
    assert data.count(b"\r\n") == 3
    assert data.endswith(b"\r\n")


def test_rows_of_several_documents_stand_in_one_file() -> None:
    rows = parsed(archive_of(report(), position_paper())["documents.csv"])
    assert [row[0] for row in rows[1:]] == ["島しょ交通評価書.txt", "提言.txt"]


def test_columns_are_explained() -> None:
    head, *rows = parsed(archive_of(report())["columns.csv"])
    assert head == ["table", "table_label", "column", "column_label", "type", "description"]
    assert ["indicators", "測定指標", "code", "番号", "text", 'Code "2-1".'] in rows
    assert {row[0] for row in rows} <= {table.name for table in TABLES}
    assert "positions" not in {row[0] for row in rows}


def test_the_same_readings_make_the_same_bytes() -> None:
    streams = (io.BytesIO(), io.BytesIO())
    for stream in streams:
        as_csv.write([report()], stream)
    assert streams[0].getvalue() == streams[1].getvalue()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+81-3-1234", "'+81-3-1234"),
        ("-SUM(A1)", "'-SUM(A1)"),
        ("@cmd", "'@cmd"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝A1", "'＝A1"),
        ("－（注１）", "'－（注１）"),
        ("'quoted'", "''quoted'"),
        ("-217", "-217"),
        ("-1,217.5%", "-1,217.5%"),
        ("－", "－"),
        ("－（注）", "－（注）"),
        ("△217", "△217"),
        ("2-1", "2-1"),
        ("", ""),
    ],
)
def test_only_what_a_spreadsheet_would_run_is_marked(text: str, written: str) -> None:
    assert cell(text) == written


@pytest.mark.parametrize(
    ("value", "written"), [(-217, "-217"), (0, "0"), (80.2, "80.2"), (True, "true"), (None, "")]
)
def test_numbers_stay_numbers(value: Scalar, written: str) -> None:
    assert cell(value) == written


def test_one_table_is_one_file(tmp_path: Path) -> None:
    target = tmp_path / "指標.csv"
    as_csv.write([report()], target, Options(table="indicators", header="labels"))
    head, *rows = parsed(target.read_bytes())
    assert head[:3] == ["文書", "個別分野", "番号"]
    assert len(rows) == 2


def test_a_table_without_rows_has_its_head() -> None:
    stream = io.BytesIO()
    as_csv.write([report()], stream, Options(table="positions"))
    assert len(parsed(stream.getvalue())) == 1


def test_a_folder_is_made_and_never_mixed_with_another_export(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    as_csv.write([report()], folder)
    assert {path.name for path in folder.iterdir()} == set(archive_of(report()))
    with pytest.raises(ExportError, match="空でないフォルダー"):
        as_csv.write([position_paper()], folder)


def test_an_archive_is_told_by_its_name(tmp_path: Path) -> None:
    as_csv.write([report()], str(tmp_path / "a.ZIP"))
    assert zipfile.is_zipfile(tmp_path / "a.ZIP")


def test_one_csv_file_needs_one_table(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="表を一つ指定"):
        as_csv.write([report()], tmp_path / "a.csv")


def test_an_unknown_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownTableError):
        as_csv.write([report()], tmp_path / "a.csv", Options(table="moods"))


def test_a_folder_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="書き込めません"):
        as_csv.write([report()], tmp_path / "file" / "folder")


def test_the_table_of_a_page_is_not_split() -> None:
    rows = list(table_of("opinions").rows(report(opinion="一行目。\n二行目。")))
    data = as_csv.content(table_of("opinions"), rows, "names")
    assert len(parsed(data)) == 2


def test_any_rows_make_a_sheet() -> None:
    data = as_csv.sheet(["番号", "値"], [("2-1", 1.5), ("=1+1", None)])
    assert data == "\ufeff番号,値\r\n2-1,1.5\r\n'=1+1,\r\n".encode()
