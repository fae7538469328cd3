"""``sesaku publish``, ``sesaku validate`` and the official forms of ``sesaku export``."""

import hashlib
from pathlib import Path

import docx
import pytest

from sesaku.cli.status import Status
from sesaku.reading import read
from tests.cli.conftest import Call

REPORT = "examples/evaluation_report/umi_to_shima_r4.txt"


def test_everything_is_written_with_its_hash(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "published"
    assert call("publish", REPORT, "-o", str(folder)).status == Status.DONE
    listed = [line.split("  ") for line in (folder / "SHA256SUMS").read_text().splitlines()]
    assert {name for _, name in listed} == {path.name for path in folder.iterdir()} - {"SHA256SUMS"}
    for kept, name in listed:
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == kept
    assert {"report.docx", "report.pdf", "summary.pdf", "iati.xml", "datapackage.zip"} <= {
        name for _, name in listed
    }


def test_a_folder_in_use_is_left_alone(call: Call, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("私のもの")
    assert call("publish", REPORT, "-o", str(tmp_path)).status == Status.USAGE
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_what_is_published_is_valid(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "published"
    call("publish", REPORT, "-o", str(folder))
    names = [str(folder / name) for name in ("iati.xml", "reading.json", "datapackage.zip")]
    assert call("validate", "--rules", *names).status == Status.DONE
    bad = tmp_path / "bad.xml"
    bad.write_text("<iati-activities/>")
    outcome = call("validate", str(bad), "--json")
    assert outcome.status == Status.DEFECTIVE
    assert '"valid": false' in outcome.out
    assert call("validate", str(tmp_path / "none")).status == Status.MISSING


@pytest.mark.parametrize("form", ["docx", "pdf", "pdf:summary", "xlsx:ex-ante-sheet"])
def test_a_form_is_exported(form: str, call: Call, tmp_path: Path) -> None:
    path = tmp_path / f"form.{form.partition(':')[0]}"
    assert call("export", REPORT, form, "-o", str(path)).status == Status.DONE
    assert read(path).content.measure is not None


@pytest.mark.parametrize("form", ["pdf:none", "json:report"])
def test_an_unknown_form_is_a_wrong_call(form: str, call: Call, tmp_path: Path) -> None:
    assert call("export", REPORT, form, "-o", str(tmp_path / "x")).status == Status.USAGE


def test_a_template_is_filled(call: Call, tmp_path: Path) -> None:
    template, out = tmp_path / "template.docx", tmp_path / "out.docx"
    document = docx.Document()
    document.add_paragraph("{{ measure.name }}")
    document.save(str(template))
    assert call("fill", REPORT, str(template), "-o", str(out)).status == Status.DONE
    said = [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]
    assert said == [read(Path(REPORT)).content.title]
    document.add_paragraph("{{ measure.nothing }}")
    document.save(str(template))
    outcome = call("fill", REPORT, str(template), "-o", str(tmp_path / "none.docx"))
    assert outcome.status == Status.MISSING
    assert "2 番目の段落" in outcome.err
    assert not (tmp_path / "none.docx").exists()
    assert call("fill", REPORT).status == Status.USAGE
    assert "measure.name\t施策名" in call("fill", "--placeholders").out
