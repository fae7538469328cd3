"""Hostile and damaged office files: a clear error, bounded memory, nothing run or fetched."""

import io
import struct
import tracemalloc
import zipfile

import pytest

from sesaku.exceptions import BrokenFileError, DocumentError, TooLargeError, UnsupportedFormatError
from sesaku.readers.ooxml import package
from sesaku.readers.ooxml.markup import MAX_DEPTH
from tests.readers.xlsx.books import ROOT, TYPES, by_parts, opened, zipped

SHEET = '<sheetData><row><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row></sheetData>'


def test_a_bomb_is_not_unpacked() -> None:
    bomb = by_parts(SHEET.format("あ"), sharedStrings=" " * 60_000_000)
    tracemalloc.start()
    with pytest.raises(TooLargeError, match="展開"):
        opened(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_declared_size_of_two_gigabytes_is_not_believed() -> None:
    data = bytearray(by_parts(SHEET.format("岬"), sharedStrings="<sst/>"))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 2_000_000_000)
    with pytest.raises(TooLargeError, match="展開"):
        opened(bytes(data))


def test_all_parts_together_stay_below_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    data = by_parts(SHEET.format("岬"))
    monkeypatch.setattr(package, "MAX_BYTES", 700)
    with pytest.raises(TooLargeError):
        opened(data)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">',
    ],
)
def test_document_types_and_entities_are_refused(declared: str) -> None:
    sheet = f"{declared}<worksheet><sheetData/></worksheet>"
    files = _parts(by_parts(SHEET.format("岬")))
    with pytest.raises(BrokenFileError, match="文書型宣言"):
        opened(zipped({**files, "xl/worksheets/sheet1.xml": sheet}))


def test_an_entity_that_nothing_declares_is_damage() -> None:
    files = _parts(by_parts(SHEET.format("岬")))
    sheet = files["xl/worksheets/sheet1.xml"].replace("岬".encode(), b"&passwd;")
    with pytest.raises(BrokenFileError, match="XML"):
        opened(zipped({**files, "xl/worksheets/sheet1.xml": sheet}))


def test_nesting_has_an_end() -> None:
    deep = "<a>" * (MAX_DEPTH + 1) + "</a>" * (MAX_DEPTH + 1)
    with pytest.raises(TooLargeError, match="入れ子"):
        opened(by_parts(deep))


def test_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PARTS", 10)
    files = {f"xl/media/{number}.png": "" for number in range(11)}
    with pytest.raises(DocumentError, match="部品"):
        opened(zipped({"[Content_Types].xml": TYPES, "_rels/.rels": ROOT, **files}))


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
def test_a_file_that_is_cut_short_is_named_as_such(cut: float) -> None:
    data = by_parts(SHEET.format("岬" * 3000))
    with pytest.raises(BrokenFileError, match="壊れている"):
        opened(data[: int(len(data) * cut)])


def test_flipped_bytes_give_a_document_or_a_clear_error() -> None:
    data = by_parts(SHEET.format("岬" * 200))
    for at in range(0, len(data), 7):
        broken = bytearray(data)
        broken[at] ^= 0x55
        said = _refused(bytes(broken))
        assert said is None or "。" in said


def test_an_encrypted_workbook_is_named_as_such() -> None:
    stream = "EncryptedPackage".encode("utf-16-le")
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + stream
    with pytest.raises(UnsupportedFormatError, match="パスワード"):
        opened(data)


def test_encrypted_parts_are_named_as_such() -> None:
    data = bytearray(by_parts(SHEET.format("岬")))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    with pytest.raises(UnsupportedFormatError, match="暗号"):
        opened(bytes(data))


@pytest.mark.parametrize(
    ("stream", "named"), [("Workbook", "Excel"), ("WordDocument", "Word"), ("Other", "OLE")]
)
def test_old_formats_are_named(stream: str, named: str) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100 + stream.encode("utf-16-le")
    with pytest.raises(UnsupportedFormatError, match=named):
        opened(data, "様式.xls")


def test_other_archives_are_named() -> None:
    with pytest.raises(UnsupportedFormatError, match="書庫"):
        opened(zipped({"一覧.csv": "a,b"}), "一式.zip")
    slides = TYPES.replace("spreadsheetml.sheet", "presentationml.presentation")
    files = {"[Content_Types].xml": slides, "_rels/.rels": ROOT, "xl/workbook.xml": "<p/>"}
    with pytest.raises(UnsupportedFormatError, match="Office"):
        opened(zipped(files), "説明.pptx")


def test_a_name_alone_makes_no_workbook() -> None:
    with pytest.raises(BrokenFileError, match="Excel"):
        opened(b"just text", "様式.xlsx")


def test_macros_and_links_are_left_alone() -> None:
    files = _parts(by_parts(SHEET.format("岬")))
    macro = TYPES.replace(
        "openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"
    )
    relations = files["xl/_rels/workbook.xml.rels"].decode()
    outside = (
        '<Relationship Id="x" Type="t/worksheet" Target="http://192.0.2.1/a.xml" '
        'TargetMode="External"/>'
    )
    files |= {
        "[Content_Types].xml": macro.encode(),
        "xl/vbaProject.bin": b"\0macro",
        "xl/_rels/workbook.xml.rels": relations.replace(
            "</Relationships>", outside + "</Relationships>"
        ).encode(),
    }
    assert opened(zipped(files), "様式.xlsm").text == "岬\n"


def test_names_that_lead_out_of_the_folder_are_harmless() -> None:
    files = _parts(by_parts(SHEET.format("岬")))
    assert opened(zipped({**files, "../../etc/cron.d/x": "boo", "/abs": "x"})).text == "岬\n"


def test_a_sheet_with_endless_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sesaku.readers.xlsx.sheet.MAX_CELLS", 50)
    row = "<row>" + "<c><v>1</v></c>" * 51 + "</row>"
    with pytest.raises(TooLargeError, match="セル"):
        opened(by_parts(f"<sheetData>{row}</sheetData>"))


def test_a_merge_over_everything_costs_nothing() -> None:
    merge = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    (cell,) = opened(by_parts(SHEET.format("岬") + merge)).tables[0].cells
    assert (cell.row_span, cell.column_span) == (1_048_576, 16_384)


def _refused(data: bytes) -> str | None:
    """Return why a workbook is not opened, None where it is."""
    try:
        opened(data)
    except DocumentError as error:
        return error.message
    return None


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
