"""Forms printed as Word, PDF and Excel read back to what was printed; their sums work."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from sesaku.exceptions import ExportError
from sesaku.exports.official import budget_form, ex_ante_sheet, standard_form, summary
from sesaku.exports.official.as_workbook import xlsx
from sesaku.model.differences import differences
from sesaku.model.reading import Content
from sesaku.reading import read
from tests.exports.official.printing import (
    EXAMPLES,
    PRINTS,
    converted,
    reread,
    with_libreoffice,
)

FORMS = {
    "standard_form": standard_form.lay_out,
    "ex_ante_sheet": ex_ante_sheet.lay_out,
    "budget_form": budget_form.lay_out,
    "evaluation_summary": summary.lay_out,
}
FICTION = [
    ("standard_form", "satoyama.xlsx"),
    ("standard_form", "ryokai.xlsx"),
    ("ex_ante_sheet", "hoshizora.xlsx"),
    ("budget_form", "rito_koro.txt"),
    ("budget_form", "yama_no_michi.txt"),
    ("budget_form", "todai_hozon.txt"),
    ("evaluation_summary", "kankyo_koen.txt"),
    ("evaluation_summary", "kowan_bosai.txt"),
    ("evaluation_summary", "toshokan_kyoten.txt"),
]
SHARED = [
    ("standard_form", "standard_form_1.xlsx"),
    ("standard_form", "standard_form_2.xlsx"),
    ("ex_ante_sheet", "ex_ante_sheet_1.xlsx"),
]


def check(form: str, content: Content, suffix: str, folder: Path) -> None:
    again = reread(FORMS[form](content), suffix, folder)
    assert again.detection.kind == form
    assert differences(content, again.content) == []
    assert again.coverage.unplaced == 0


@pytest.mark.parametrize("suffix", list(PRINTS))
@pytest.mark.parametrize(("form", "name"), FICTION)
def test_a_form_reads_back_whole(form: str, name: str, suffix: str, tmp_path: Path) -> None:
    check(form, read(EXAMPLES / form / name).content, suffix, tmp_path)


@pytest.mark.parametrize("form", ["evaluation_summary", "ex_ante_sheet"])
@pytest.mark.parametrize("name", ["umi_to_shima_r4.txt", "sora_no_michi_r2.txt"])
def test_a_form_made_of_a_report_says_the_same_in_every_format(
    name: str, form: str, tmp_path: Path
) -> None:
    sheet = FORMS[form](read(EXAMPLES / "evaluation_report" / name).content)
    first, *others = [reread(sheet, suffix, tmp_path) for suffix in PRINTS]
    assert first.detection.kind == form
    assert [differences(first.content, other.content) for other in others] == [[], []]
    assert {one.coverage.unplaced for one in (first, *others)} == {0}


@with_libreoffice
def test_no_punctuation_is_lost_where_libreoffice_prints_a_word_document(tmp_path: Path) -> None:
    content = read(EXAMPLES / "evaluation_report" / "sora_no_michi_r2.txt").content
    said = reread(summary.lay_out(content), ".docx", tmp_path).content
    assert differences(said, read(converted(tmp_path / "form.docx", ".pdf")).content) == []


@pytest.mark.shared
@pytest.mark.parametrize("suffix", list(PRINTS))
@pytest.mark.parametrize(("form", "name"), SHARED)
def test_a_ministrys_form_reads_back_whole(
    form: str, name: str, suffix: str, shared: Path, tmp_path: Path
) -> None:
    check(form, read(shared / "corpus-forms" / name).content, suffix, tmp_path)


def formulas(path: Path) -> dict[str, object]:
    cells = (cell for row in load_workbook(path).active.iter_rows() for cell in row)
    return {cell.coordinate: cell.value for cell in cells if str(cell.value).startswith("=")}


@with_libreoffice
@pytest.mark.parametrize(
    ("form", "name", "sums"),
    [("standard_form", "satoyama.xlsx", 3), ("budget_form", "rito_koro.txt", 3)],
)
def test_a_workbooks_sums_are_what_is_printed(
    form: str, name: str, sums: int, tmp_path: Path
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(xlsx(FORMS[form](read(EXAMPLES / form / name).content)))
    made = formulas(path)
    assert len(made) >= sums
    kept = load_workbook(path, data_only=True).active
    recalculated = load_workbook(converted(path, ".xlsx"), data_only=True).active
    for address in made:
        assert kept[address].value == recalculated[address].value, address


def test_a_total_that_is_no_sum_stays_as_it_was_printed(tmp_path: Path) -> None:
    path = EXAMPLES / "budget_form" / "rito_koro.txt"
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(path.read_text("utf-8").replace("1,292,300", "1,292,301"), "utf-8")
    content = read(wrong).content
    check("budget_form", content, ".xlsx", tmp_path)
    made = [str(formula) for formula in formulas(tmp_path / "form.xlsx").values()]
    assert made
    assert not any("F" in formula for formula in made)


def test_a_report_of_fields_is_no_standard_form() -> None:
    content = read(EXAMPLES / "evaluation_report" / "umi_to_shima_r4.txt").content
    with pytest.raises(ExportError, match="個別分野"):
        standard_form.lay_out(content)
