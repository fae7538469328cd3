"""``validate``: what is valid passes, what is not says where."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from sesaku.exceptions import ValidationError
from sesaku.exports import as_datapackage, as_json, iati
from sesaku.exports.validation import validate
from sesaku.reading import read
from tests.factories import report

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.mark.shared
@pytest.mark.parametrize(
    ("folder", "count", "valid"), [("should-pass", 58, True), ("should-fail", 225, False)]
)
def test_the_standards_own_tests(folder: str, count: int, valid: bool, shared: Path) -> None:  # noqa: FBT001 - a case
    files = sorted((shared / "data" / "iati" / "activity-tests" / folder).rglob("*.xml"))
    assert len(files) == count
    wrong = [path.name for path in files if validate(path).valid is not valid]
    assert wrong == []


BOMB = b"""<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<iati-activities>&b;</iati-activities>"""
FILE = b"""<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><iati-activities>&x;</iati-activities>"""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (BOMB, "DOCTYPE"),
        (FILE, "DOCTYPE"),
        (b"<html/>", "html"),
        (b"<iati-activities", "XML"),
        (b"<iati-activities/>", "version"),
    ],
)
def test_bad_markup_is_no_iati(data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.xml"
    path.write_bytes(data)
    verdict = validate(path)
    assert not verdict.valid
    assert any(message in problem.message for problem in verdict.problems)
    assert not any("root:" in problem.message for problem in verdict.problems)


def test_a_broken_rule_is_told_apart_from_an_invalid_file(tmp_path: Path) -> None:
    path = tmp_path / "iati.xml"
    iati.write([read(EXAMPLES / "standard_form" / "satoyama.xlsx")], path)
    said = path.read_text("utf-8")
    path.write_text(said.replace('percentage="100"', 'percentage="90"'), "utf-8")
    verdict = validate(path)
    assert verdict.valid
    assert not verdict.keeps_rules
    assert {problem.code for problem in verdict.problems if problem.weight == "rule"} == {"3.1.4"}


def test_a_reading_is_valid_and_a_changed_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "reading.json"
    as_json.write([report(), report()], path)
    assert validate(path).valid
    lines = path.read_text("utf-8").splitlines()
    said = json.loads(lines[1])
    said["measure"]["fiscal_year"] = "令和４"
    path.write_text(f"{lines[0]}\n{json.dumps(said)}\n", "utf-8")
    problems = validate(path).problems
    assert [problem.place for problem in problems] == ["2行 measure/fiscal_year"]


def package(tmp_path: Path) -> Path:
    path = tmp_path / "package.zip"
    as_datapackage.write([report()], path)
    return path


def changed(path: Path, name: str, before: str, after: str) -> Path:
    copy = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            if entry == name:
                assert before.encode() in data
                data = data.replace(before.encode(), after.encode(), 1)
            new.writestr(entry, data)
    return copy


def test_a_data_package_is_valid_in_an_archive_and_in_a_folder(tmp_path: Path) -> None:
    path = package(tmp_path)
    assert validate(path).valid
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "folder")
    assert validate(tmp_path / "folder").valid


@pytest.mark.parametrize(
    ("name", "before", "after", "message"),
    [
        ("datapackage.json", '"path": "data/', '"path": "../', "中を指していません"),
        ("datapackage.json", '"resources"', '"tables"', "resources"),
        ("data/measures.csv", "島", "鳥", "ハッシュ"),
        ("data/measures.csv", "fiscal_year", "year", "見出し"),
    ],
)
def test_a_changed_package_says_where(
    name: str, before: str, after: str, message: str, tmp_path: Path
) -> None:
    verdict = validate(changed(package(tmp_path), name, before, after))
    assert not verdict.valid
    assert any(message in problem.message for problem in verdict.problems)


def test_what_is_none_of_the_forms_is_said(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("施策名", "utf-8")
    empty = tmp_path / "empty.zip"
    with zipfile.ZipFile(empty, "w"):
        pass
    for path, message in (
        (text, "どれでもありません"),
        (tmp_path / "none", "読み込めません"),
        (empty, "datapackage.json"),
    ):
        with pytest.raises(ValidationError, match=message):
            validate(path)


def test_the_same_readings_make_the_same_package() -> None:
    one, other = io.BytesIO(), io.BytesIO()
    as_datapackage.write([report()], one)
    as_datapackage.write([report()], other)
    assert one.getvalue() == other.getvalue()
