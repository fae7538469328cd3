"""``sesaku show``: the golden pages, and what is said of a code that is not there."""

from pathlib import Path

import pytest

from sesaku.cli.status import Status
from tests.cli.conftest import Call

PAGES = Path(__file__).parent / "pages"
CODES = {
    "2-1": "report.txt",
    "2-2": "report.txt",
    "F2": "report.txt",
    "ref:2-1": "report.txt",
    "next:2-1": "report.txt",
    "measure": "report.txt",
    "goal:1": "report.txt",
    "next_goal:1": "report.txt",
    "result:1": "report.txt",
    "opinion:1": "report.txt",
    "budget": "report.txt",
    "budget_form": "report.txt",
    "P12": "paper.txt",
    "position:2": "paper.txt",
}


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(
    ("code", "width", "language"),
    [
        *((code, "100", "ja") for code in CODES),
        ("2-1", "140", "ja"),
        ("2-1", "40", "ja"),
        ("2-2", "40", "ja"),
        ("budget", "50", "ja"),
        ("2-1", "100", "en"),
        ("F2", "100", "en"),
        ("budget", "100", "en"),
    ],
)
def test_pages_are_the_golden_ones(
    call: Call, monkeypatch: pytest.MonkeyPatch, code: str, width: str, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    done = call("show", CODES[code], code, "--lang", language)
    assert (done.status, done.err) == (Status.DONE, "")
    golden = PAGES / f"{code.replace(':', '_')}.{width}.{language}.txt"
    if not golden.exists():
        golden.write_text(done.out, "utf-8")
        pytest.fail(f"{golden.name} was not there; it is written now: read it, then run again")
    assert done.out == golden.read_text("utf-8"), f"remove {golden} to have it written anew"


@pytest.mark.usefixtures("made")
def test_without_a_code_it_says_what_there_is(call: Call) -> None:
    done = call("show", "report.txt", "--lang", "en")
    assert done.status == Status.DONE
    assert done.out.startswith(call("read", "report.txt", "--lang", "en").out)
    listed = " ".join(done.out.partition("Codes")[2].split())
    assert {"2-1", "F2", "measure", "budget"} <= set(listed.split(", "))


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("code", ["２－１", "2‐1", "2−1", " 2-1 "])
def test_codes_are_found_however_they_are_typed(call: Call, code: str) -> None:
    assert "測定指標 2-1" in call("show", "report.txt", code).out


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("code", ["f2", "Ｆ２"])
def test_a_field_however_it_is_typed(call: Call, code: str) -> None:
    assert "個別分野 2" in call("show", "report.txt", code).out


@pytest.mark.usefixtures("made")
def test_every_value_of_the_page_has_its_line(call: Call) -> None:
    out = call("show", "report.txt", "2-2").out
    for piece in ("80.0％以上 ［2頁", "80.2％ ［2頁", "△5 ［2頁", "－（注） ［2頁"):
        assert piece in out


@pytest.mark.usefixtures("made")
def test_a_code_that_is_not_there(call: Call) -> None:
    done = call("show", "report.txt", "9-9")
    assert (done.status, done.out) == (Status.MISSING, "")
    assert done.err.startswith("sesaku: report.txt: 「9-9」はこの文書にありません。")
    for known in ("2-1, 2-2", "F2", "goal:1", "budget_form"):
        assert known in done.err


def test_a_document_with_nothing_to_show(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "poem.txt"
    path.write_text("春の海\n", "utf-8")
    done = call("show", path, "1-1")
    assert done.status == Status.MISSING
    assert "示せるものがありません" in done.err


def test_a_missing_file(call: Call, tmp_path: Path) -> None:
    done = call("show", tmp_path / "none.txt", "1-1")
    assert (done.status, done.out) == (Status.MISSING, "")
    assert done.err.count("\n") == 1


def test_an_example(call: Call, example: Path) -> None:
    done = call("show", example, "1-1")
    assert done.status == Status.DONE
    assert "測定指標 1-1" in done.out
    assert "行］" in done.out
