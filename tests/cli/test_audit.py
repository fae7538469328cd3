"""``sesaku audit``: findings for people and for programs, and how it ends."""

import json
from pathlib import Path

import pytest

from sesaku.checks.written import reading_of
from sesaku.cli.status import Status
from sesaku.model.reading import Reading
from tests.checks.cases import one_indicator
from tests.cli.conftest import Call


@pytest.fixture(autouse=True)
def written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file be one whose indicator missed its targets."""

    def read(path: str, *, kind: str | None = None, ocr: bool = False) -> Reading:
        del kind, ocr
        years = {2020: {"target": "20回", "result": "10回"}}
        return reading_of(one_indicator(years=years), name=path)

    monkeypatch.setattr("sesaku.cli.opening.read", read)


def test_json_is_one_object(call: Call) -> None:
    done = call("audit", "a.txt", "b.txt", "--json")
    printed = json.loads(done.out)
    assert (done.status, done.err) == (Status.DONE, "")
    assert printed["documents"] == ["a.txt", "b.txt"]
    assert {one["document"] for one in printed["findings"]} == {"a.txt", "b.txt"}


def test_the_page_says_what_was_found_and_where(call: Call) -> None:
    done = call("audit", "a.txt")
    assert done.status == Status.DONE
    assert "a.txt の点検結果" in done.out
    assert "1年のうち1年" in done.out
    assert "行］" in done.out


def test_the_page_in_english(call: Call) -> None:
    assert "[high] 1-1  rating against record" in call("audit", "a.txt", "--lang", "en").out


@pytest.mark.parametrize(("severity", "status"), [("high", Status.FOUND), ("low", Status.FOUND)])
def test_scripts_can_fail_on_findings(call: Call, severity: str, status: Status) -> None:
    assert call("audit", "a.txt", "--fail-on", severity).status == status


def test_a_severity_that_is_none(call: Call) -> None:
    done = call("audit", "a.txt", "--fail-on", "grave")
    assert done.status == Status.USAGE
    assert "--fail-on" in done.err


def test_a_scale_that_is_none(call: Call, tmp_path: Path) -> None:
    wrong = tmp_path / "scale.yml"
    wrong.write_text("name: x", "utf-8")
    done = call("audit", "a.txt", "--scale", wrong)
    assert done.status == Status.MISSING
    assert "source" in done.err
