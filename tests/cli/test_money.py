"""``sesaku money`` and ``sesaku spending``."""

import json
from pathlib import Path

from sesaku.cli.status import Status
from sesaku.linking.money.spending import Topic, as_text
from tests.cli.conftest import Call
from tests.conftest import ROOT

REPORT = str(ROOT / "examples" / "evaluation_report" / "umi_to_shima_r4.txt")
SHEETS = str(ROOT / "examples" / "review_sheet" / "umi_to_shima.jsonl")


def test_links_and_comparisons_as_lines(call: Call) -> None:
    outcome = call("money", REPORT, SHEETS, "--lang", "en")
    assert outcome.status == Status.DONE
    assert "2-1  離島航路の維持 → 海洋環境省 2022 0024 離島航路の維持  certain" in outcome.out
    assert "2020 budget in all: table 1,640, linked projects 1,059 million yen: part" in outcome.out


def test_links_and_comparisons_as_json(call: Call) -> None:
    printed = json.loads(call("money", REPORT, SHEETS, "--json").out)
    assert printed["schema"] == "sesaku-money/1"
    assert {link["confidence"] for link in printed["links"]} == {"certain", "likely", "candidate"}
    assert printed["comparisons"][0]["left"][0]["cite"]


def test_nothing_is_compared_where_a_file_is_missing(call: Call) -> None:
    outcome = call("money", REPORT, "absent.jsonl")
    assert outcome.status == Status.MISSING
    assert outcome.out == ""
    assert "absent.jsonl" in outcome.err


def test_a_report_without_fitting_sheets(call: Call) -> None:
    other = str(ROOT / "examples" / "review_sheet" / "ferries.jsonl")
    assert "No project fits." in call("money", REPORT, other, "--lang", "en").out


def test_spending_by_words_and_by_a_file(call: Call, tmp_path: Path) -> None:
    saved = tmp_path / "topic.json"
    saved.write_text(as_text(Topic("離島", ("離島",))), "utf-8")
    by_word = call("spending", SHEETS, "--word", "離島", "--json")
    by_file = call("spending", SHEETS, "--topic", str(saved), "--json")
    assert json.loads(by_word.out) == json.loads(by_file.out)
    lines = call("spending", SHEETS, "--word", "離島", "--lang", "en").out
    assert "空域交通省 2020  budget 14.0  executed 13.0  (1 projects)" in lines


def test_a_topic_is_named_in_one_way(call: Call) -> None:
    assert call("spending", SHEETS).status == Status.USAGE
    outcome = call("spending", SHEETS, "--topic", "absent.json")
    assert outcome.status == Status.MISSING
    assert "absent.json" in outcome.err
