"""The printed report reads back to what was printed: the same values, wherever they stand."""

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from sesaku.exports.official import report
from sesaku.exports.official.as_docx import docx
from sesaku.exports.official.as_pdf import pdf
from sesaku.model.differences import differences, facts
from sesaku.reading import read
from tests.exports.official.printing import (
    EXAMPLES,
    PRINTS,
    converted,
    reread,
    with_libreoffice,
)

FOLDER = EXAMPLES / "evaluation_report"


@pytest.mark.parametrize("name", ["umi_to_shima_r4.txt", "sora_no_michi_r2.txt"])
@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_an_example_reads_back_whole(name: str, suffix: str, tmp_path: Path) -> None:
    before = read(FOLDER / name).content
    again = reread(report.lay_out(before), suffix, tmp_path)
    assert again.detection.kind == "evaluation_report"
    assert differences(before, again.content) == []
    assert facts(again.content) == facts(before)
    assert again.coverage.unplaced == 0


def test_a_word_document_keeps_every_character(tmp_path: Path) -> None:
    before = read(FOLDER / "umi_to_shima_r4.txt").content
    again = reread(report.lay_out(before), ".docx", tmp_path)
    assert differences(before, again.content, exact=True) == []


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_reference_indicator_without_values_is_printed_by_its_name(
    suffix: str, tmp_path: Path
) -> None:
    before = read(FOLDER / "umi_to_shima_r4.txt").content
    first, *rest = before.fields
    (held, *others) = first.reference_indicators
    bare = replace(held, series=tuple(replace(one, values=()) for one in held.series))
    first = replace(first, reference_indicators=(bare, *others))
    content = replace(before, fields=(first, *rest))
    again = reread(report.lay_out(content), suffix, tmp_path).content
    assert again.fields[0].reference_indicators[0].name == held.name
    names = [one.name for one in again.fields[0].indicators]
    assert names == [one.name for one in first.indicators]


@pytest.mark.shared
@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_the_real_report_reads_back_whole(suffix: str, shared: Path, tmp_path: Path) -> None:
    before = read(next((shared / "corpus").glob("004_*"))).content
    again = reread(report.lay_out(before), suffix, tmp_path)
    assert differences(before, again.content) == []
    assert again.coverage.unplaced == 0


@with_libreoffice
def test_the_word_document_reads_back_through_libreoffice(tmp_path: Path) -> None:
    before = read(FOLDER / "umi_to_shima_r4.txt").content
    path = tmp_path / "report.docx"
    path.write_bytes(docx(report.lay_out(before)))
    assert differences(before, read(converted(path, ".pdf")).content) == []


@pytest.mark.parametrize("suffix", list(PRINTS))
def test_the_same_report_makes_the_same_file(suffix: str) -> None:
    sheet = report.lay_out(read(FOLDER / "sora_no_michi_r2.txt").content)
    assert PRINTS[suffix](sheet) == PRINTS[suffix](sheet)


def test_a_pdf_is_tagged_named_and_bookmarked() -> None:
    data = pdf(report.lay_out(read(FOLDER / "umi_to_shima_r4.txt").content))
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        title = document.get_metadata_dict()["Title"]
        marks = [entry.get_title() for entry in document.get_toc()]
        tagged = document.is_tagged()
    assert title == "令和４年度 政策評価書 豊かな海の保全と離島のくらし"
    assert any(mark.startswith("個別分野１") for mark in marks)
    assert any(mark.startswith("測定指標１－１") for mark in marks)
    assert tagged
    assert b"/Lang" in data
