"""``sesaku read``: each output, several files, standard input, and files that cannot be read."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from sesaku.cli.status import Status
from sesaku.model.tables import table_of
from sesaku.reading import read
from tests.cli.conftest import Call
from tests.factories import report


class Input:
    """Standard input that holds these bytes."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_json_of_one_file_is_one_object(call: Call, example: Path) -> None:
    done = call("read", example, "--json")
    assert (done.status, done.err) == (Status.DONE, "")
    assert json.loads(done.out) == read(str(example)).to_dict()


def test_json_of_several_files_is_a_line_each(call: Call, example: Path) -> None:
    done = call("read", "--json", example, example)
    assert [json.loads(line) for line in done.out.splitlines()] == [
        read(str(example)).to_dict()
    ] * 2


def test_pretty_json(call: Call, example: Path) -> None:
    done = call("read", example, "--json", "--pretty")
    assert done.out.startswith('{\n  "schema": "sesaku-reading/1"')
    assert json.loads(done.out) == read(str(example)).to_dict()


def test_text_is_what_cites_point_into(call: Call, example: Path) -> None:
    done = call("read", example, "--text")
    assert done.out == read(str(example)).document.text
    assert (done.status, done.err) == (Status.DONE, "")


def test_a_table_is_csv_where_nobody_looks(call: Call, example: Path) -> None:
    done = call("read", example, "--table", "indicators")
    table = table_of("indicators")
    rows = list(csv.reader(io.StringIO(done.out.removeprefix("\ufeff"), newline="")))
    assert rows[0] == [column.name for column in table.columns]
    assert len(rows) == 1 + len(list(table.rows(read(str(example)))))


@pytest.mark.usefixtures("made")
def test_a_table_is_readable_on_a_terminal(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    done = call("read", "report.txt", "--table", "budgets")
    assert "項目名" in done.out
    assert "ハッシュ" not in done.out
    assert "△217" in done.out


@pytest.mark.usefixtures("made")
def test_the_summary(call: Call) -> None:
    done = call("read", "report.txt")
    assert done.status == Status.DONE
    assert done.err == ""
    for piece in (
        "種別         政策評価書（evaluation_report、確信度 0.97）",
        "施策Ⅳ－２　島しょ交通の維持　空想省　令和3（2021）年度",
        "測定指標 2、",
        "未配置 0.0%",
        "診断         警告 2",
        "2頁26行",
        "（rating-differs）",
    ):
        assert piece in done.out


@pytest.mark.usefixtures("made")
def test_the_summary_in_english(call: Call) -> None:
    done = call("read", "report.txt", "--lang", "en")
    assert "Kind         政策評価書（evaluation_report、confidence 0.97）" in done.out
    assert "indicators 2" in done.out
    assert "p. 2, line 26" in done.out
    assert "Indicator 2-1 is rated “a” in the list" in done.out


@pytest.mark.usefixtures("made")
def test_summaries_of_several_files(call: Call) -> None:
    done = call("read", "report.txt", "paper.txt")
    assert done.out.count("読み取り率") == 2
    assert "\n\nfolder/提言.txt\n" in done.out


def test_standard_input(call: Call, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Input(example.read_bytes()))
    done = call("read", "-", "--json")
    printed = json.loads(done.out)
    assert printed["document"]["path"] == "-"
    assert printed["fields"] == read(str(example)).to_dict()["fields"]


def test_standard_input_only_once(call: Call) -> None:
    done = call("read", "-", "-", "--json")
    assert done.status == Status.USAGE
    assert "標準入力（-）は一度だけ" in done.err


@pytest.mark.parametrize("output", ["--json", "--text"])
def test_a_missing_file(call: Call, output: str, tmp_path: Path) -> None:
    done = call("read", tmp_path / "none.txt", output)
    assert (done.status, done.out) == (Status.MISSING, "")
    assert done.err.startswith(f"sesaku: {tmp_path}/none.txt: ファイル")
    assert done.err.count("\n") == 1


def test_the_other_files_are_read(call: Call, example: Path, tmp_path: Path) -> None:
    done = call("read", "--json", tmp_path / "none.txt", example)
    assert done.status == Status.MISSING
    assert json.loads(done.out)["document"]["path"] == str(example)
    assert done.err.count("\n") == 1


def test_a_folder(call: Call, tmp_path: Path) -> None:
    done = call("read", tmp_path)
    assert done.status == Status.MISSING
    assert "ファイルを指定してください" in done.err


def test_a_binary_file(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "photo.dat"
    path.write_bytes(bytes(range(256)) * 40)
    done = call("read", path, "--json")
    assert (done.status, done.out) == (Status.MISSING, "")
    assert done.err.startswith(f"sesaku: {path}: ")


def test_an_empty_file_is_a_document_without_content(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    done = call("read", path, "--json")
    assert done.status == Status.DONE
    assert json.loads(done.out)["document"]["characters"] == 0
    assert call("read", path, "--text").out == ""
    assert "0 字" in call("read", path).out


def test_a_document_of_no_known_form_says_so_on_standard_error(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "poem.txt"
    path.write_text("春の海\n終日のたり\n", "utf-8")
    done = call("read", path, "--json")
    assert json.loads(done.out)["document"]["kind"] == "unknown"
    assert "既知の様式に当たらない" in done.err
    assert "--kind" in done.err


def test_the_kind_can_be_given(call: Call, example: Path) -> None:
    done = call("read", example, "--json", "--kind", "evaluation_report")
    assert json.loads(done.out)["document"]["kind_confidence"] == 1.0


def test_an_unknown_kind_is_refused_before_reading(call: Call) -> None:
    done = call("read", "none.txt", "--kind", "novel")
    assert done.status == Status.USAGE
    assert "文書種別 novel はありません" in done.err
    assert "evaluation_report" in done.err


def test_an_unknown_table_is_refused_before_reading(call: Call) -> None:
    done = call("read", "none.txt", "--table", "moods")
    assert done.status == Status.USAGE
    assert "表 moods はありません" in done.err
    assert "none.txt" not in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a", "--json", "--text"), "--json、--text、--table は一つだけ"),
        (("a", "--pretty"), "--pretty は JSON と一緒に"),
        (("a", "b", "--text"), "--text に指定できるファイルは一つだけ"),
        (("a", "b", "--json", "--pretty"), "--pretty に指定できるファイルは一つだけ"),
    ],
)
def test_wrong_calls(call: Call, arguments: tuple[str, ...], message: str) -> None:
    done = call("read", *arguments)
    assert (done.status, done.out) == (Status.USAGE, "")
    assert message in done.err


@pytest.mark.usefixtures("made")
def test_a_diagnostic_of_severity_error_is_in_the_status(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sesaku.model.diagnostic.Diagnostic.severity", "error")
    assert call("read", "report.txt", "--json").status == Status.DEFECTIVE
    assert call("read", "report.txt", "none.txt", "--json").status == Status.MISSING


def test_many_diagnostics_are_counted_where_not_listed(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = report()
    many = type(reading)(
        reading.document,
        reading.detection,
        reading.content,
        reading.coverage,
        reading.diagnostics * 40,
    )
    monkeypatch.setattr("sesaku.cli.opening.read", lambda _, **__: many)
    done = call("read", "report.txt")
    assert "警告 80" in done.out
    assert "ほか 30 件" in done.out


def test_a_file_name_cannot_command_the_terminal(call: Call) -> None:
    done = call("read", "a\x1b[31m\nb.txt")
    assert "\x1b" not in done.err
    assert done.err.count("\n") == 1
