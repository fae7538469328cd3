"""``sesaku export``: formats, where they are written, and what is refused."""

import csv
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sesaku.cli.status import Status
from tests.cli.conftest import Call
from tests.factories import report

pytestmark = pytest.mark.usefixtures("made")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("form", "name"), [("csv", "report.zip"), ("xlsx", "report.xlsx"), ("json", "report.json")]
)
def test_the_file_is_named_after_the_input(call: Call, here: Path, form: str, name: str) -> None:
    done = call("export", "folder/report.txt", form)
    assert (done.status, done.out) == (Status.DONE, "")
    assert done.err == f"sesaku: {name} に書きました。\n"
    assert [path.name for path in here.iterdir()] == [name]


def test_json(call: Call, here: Path) -> None:
    call("export", "report.txt", "paper.txt", "json", "-o", "both.json")
    lines = (here / "both.json").read_text("utf-8").splitlines()
    assert [json.loads(line)["document"]["kind"] for line in lines] == [
        "evaluation_report",
        "position_paper",
    ]


def test_the_same_figures_in_every_format(call: Call, here: Path) -> None:
    for form in ("csv", "xlsx", "json"):
        call("export", "report.txt", form)
    printed = json.loads((here / "report.json").read_text("utf-8"))
    budget = printed["measure"]["budgets"][0]
    parts = ("initial", "supplementary", "carryover", "total", "executed")
    expected = [budget[part]["value"] for part in parts]
    sheet = CalamineWorkbook.from_path(here / "report.xlsx").get_sheet_by_name("予算額・執行額")
    head, *rows = sheet.to_python()
    at = head.index("値")
    assert [None if row[at] == "" else row[at] for row in rows] == expected
    with zipfile.ZipFile(here / "report.zip") as archive:
        lines = archive.read("budgets.csv").decode("utf-8-sig").splitlines()
    written = [row["value"] for row in csv.DictReader(lines)]
    assert written == ["1200", "-217", "", "983", ""]


def test_nothing_is_overwritten_unasked(call: Call, here: Path) -> None:
    (here / "report.xlsx").write_text("mine")
    done = call("export", "report.txt", "xlsx")
    assert done.status == Status.USAGE
    assert "既にあります" in done.err
    assert (here / "report.xlsx").read_text() == "mine"
    assert call("export", "report.txt", "xlsx", "-o", "report.xlsx").status == Status.DONE
    assert zipfile.is_zipfile(here / "report.xlsx")


def test_an_input_is_never_overwritten(call: Call, here: Path) -> None:
    (here / "report.txt").write_text("source")
    done = call("export", "report.txt", "json", "-o", here / "report.txt")
    assert done.status == Status.USAGE
    assert "読むファイルです" in done.err
    assert (here / "report.txt").read_text() == "source"


def test_one_table(call: Call, here: Path) -> None:
    done = call("export", "report.txt", "csv", "--table", "goals", "--header", "labels")
    assert done.status == Status.DONE
    head = (here / "report-goals.csv").read_text("utf-8-sig").splitlines()[0]
    assert head.startswith("文書,時期,番号,本文")


def test_standard_output(call: Call) -> None:
    done = call("export", "report.txt", "csv", "--table", "goals", "-o", "-")
    assert done.out.startswith("\ufeffdocument,stage")
    assert done.err == ""
    assert json.loads(call("export", "report.txt", "json", "-o", "-").out) == report().to_dict()


def test_a_workbook_is_not_for_a_terminal(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    done = call("export", "report.txt", "xlsx", "-o", "-")
    assert done.status == Status.USAGE
    assert "端末に出せません" in done.err


def test_standard_input_has_a_name_of_its_own(
    call: Call, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sesaku.cli.opening.read", lambda _, **__: report("-"))
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    call("export", "-", "json")
    assert [path.name for path in here.iterdir()] == ["sesaku-export.json"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("report.txt",), "「report.txt」は形式ではありません"),
        (("csv",), "FILE... を指定してください"),
        (
            ("report.txt", "paper.txt"),
            "最後に形式（csv, xlsx, json, docx, pdf, iati, datapackage）を指定",
        ),
        (("report.txt", "ods"), "「ods」は形式ではありません"),
        (("report.txt", "json", "--table", "goals"), "json では --table を指定できません"),
        (("report.txt", "json", "--header", "names"), "json では --header を指定できません"),
        (("report.txt", "csv", "-o", "a.csv"), "--table で表を一つ指定"),
        (("report.txt", "csv", "--table", "moods"), "表 moods はありません"),
        (("report.txt", "csv", "--header", "both"), "--header には names|labels のどれかを"),
    ],
)
def test_wrong_calls(call: Call, here: Path, arguments: tuple[str, ...], message: str) -> None:
    done = call("export", *arguments)
    assert (done.status, done.out) == (Status.USAGE, "")
    assert message in done.err
    assert done.err.count("\n") == 1
    assert list(here.iterdir()) == []


def test_what_can_be_read_is_written(call: Call, here: Path) -> None:
    done = call("export", "none.txt", "report.txt", "json", "-o", "a.json")
    assert done.status == Status.MISSING
    assert "sesaku: none.txt: ファイルを開けません" in done.err
    assert (here / "a.json").exists()


def test_nothing_is_written_where_nothing_was_read(call: Call, here: Path) -> None:
    assert call("export", "none.txt", "json").status == Status.MISSING
    assert list(here.iterdir()) == []


def test_a_place_that_cannot_be_written(call: Call) -> None:
    done = call("export", "report.txt", "json", "-o", "none/a.json")
    assert done.status == Status.MISSING
    assert "none/a.json: 書き込めません" in done.err
