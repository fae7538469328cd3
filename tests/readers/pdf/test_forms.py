"""The laid-out documents of ../shared: the same facts as from the text, odd fonts, turned pages."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from sesaku.model.reading import Reading
from sesaku.model.walk import plain
from sesaku.readers.registry import open_document
from sesaku.reading import read
from tests.readers.pdf.opened import check

pytestmark = pytest.mark.shared

REPORTS = ["evaluation_2021_f1-4.pdf", "evaluation_2021_f1-4_browser.pdf"]
FORMS = ["standard_form_1.pdf", "standard_form_2.pdf", "ex_ante_sheet_1.pdf"]
HEAD = (
    "ministry",
    "code",
    "name",
    "fiscal_year",
    "goal_preamble",
    "purposes",
    "goals",
    "attainment",
    "rating_summary",
    "budgets",
    "opinions",
    "notes",
)


def without_places(value: object) -> object:
    """Return records without cites, blanks and the width of signs."""
    if isinstance(value, dict):
        return {
            key: without_places(entry)
            for key, entry in value.items()
            if not key.endswith(("cite", "cites")) and key != "about"
        }
    if isinstance(value, list):
        return [without_places(entry) for entry in value]
    return "".join(value.split()) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def from_text(shared: Path) -> dict[str, object]:
    measure = plain(read(next((shared / "corpus").glob("004_*.txt"))).content.measure)
    assert isinstance(measure, dict)
    return measure


@cache
def read_once(path: Path) -> Reading:
    """Read a report; each test looks at another part of the same reading."""
    return read(path)


@pytest.mark.parametrize("name", REPORTS)
def test_the_report_laid_out_by_two_programs(shared: Path, tmp_path: Path, name: str) -> None:
    reading = read_once(shared / "corpus-forms" / name)
    check(reading.document)
    content = reading.content
    record = {"measure": plain(content.measure), "fields": plain(content.fields)}
    path = tmp_path / "reading.json"
    path.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    tool = shared / "tools" / "score_reading.py"
    gold = shared / "gold" / "evaluation_2021_fields_1_4.json"
    command = [sys.executable, str(tool), str(gold), str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - as this case wants
    assert "facts read exactly: 414/414" in said
    assert "invented: 0" in said


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("part", HEAD)
def test_the_head_is_that_of_the_text(
    shared: Path, from_text: dict[str, object], name: str, part: str
) -> None:
    measure = plain(read_once(shared / "corpus-forms" / name).content.measure)
    assert isinstance(measure, dict)
    assert without_places(measure[part]) == without_places(from_text[part])


@pytest.mark.parametrize(
    ("name", "tables"), [(FORMS[0], [34, 7]), (FORMS[1], [3, 28, 7]), (FORMS[2], [27])]
)
def test_forms_of_spreadsheets(shared: Path, name: str, tables: list[int]) -> None:
    document = open_document(shared / "corpus-forms" / name)
    check(document)
    rows = [max(cell.row + cell.row_span for cell in table.cells) for table in document.tables]
    assert rows == tables
    assert [kind for _, _, kind in document.margins] == ["page-number"] * 2


def test_a_turned_table_over_sixteen_pages(shared: Path) -> None:
    document = open_document(shared / "data" / "pdf-tables" / "jpcoar_2.0.pdf")
    check(document)
    (table,) = document.tables
    assert max(cell.row + cell.row_span for cell in table.cells) == 169
    assert {span.page for cell in table.cells for span in cell.cite} == set(range(1, 17))
    assert "⽬" in document.text, "doubles of kanji stay"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pdfjs_noembed-eucjp", "あいうえお"),
        ("pdfjs_noembed-sjis", "あいうえお"),
        ("pdfjs_noembed-jis7", "ABC あいうえお 123"),
        ("pdfjs_noembed-identity", "ABC あいうえお 123"),
        ("pdfminer_jo", "わたくしといふ現象は"),
    ],
)
def test_fonts_that_are_not_in_the_file(shared: Path, name: str, text: str) -> None:
    document = open_document(shared / "data" / "pdf-tables" / f"{name}.pdf")
    check(document)
    assert text in document.text
