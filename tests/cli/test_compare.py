"""``sesaku compare``: positions by topic as JSON and as lines."""

import json
from pathlib import Path

import pytest

from sesaku.cli.status import Status
from tests.cli.conftest import Call

pytestmark = pytest.mark.usefixtures("made")


def test_positions_are_printed_as_json(call: Call) -> None:
    outcome = call("compare", "paper.txt", "paper.txt", "--json")
    assert outcome.status == Status.DONE
    printed = json.loads(outcome.out)
    assert printed["schema"] == "sesaku-comparison/1"
    assert {"topic", "positions", "relations"} <= set(printed["topics"][0])


def test_own_topics_are_used_and_lines_are_printed(call: Call, tmp_path: Path) -> None:
    own = tmp_path / "topics.yml"
    own.write_text("topics: [{id: power, ja: 電気, terms: [電源]}]", "utf-8")
    outcome = call("compare", "paper.txt", "paper.txt", "--topics", own, "--lang", "en")
    assert outcome.status == Status.DONE
    assert outcome.out.startswith("電気\n  海の会")
    assert "No topic" in outcome.out


def test_a_broken_file_of_topics_is_named(call: Call, tmp_path: Path) -> None:
    own = tmp_path / "topics.yml"
    own.write_text("- 電気", "utf-8")
    outcome = call("compare", "paper.txt", "paper.txt", "--topics", own)
    assert outcome.status == Status.MISSING
    assert "topics の一覧がありません" in outcome.err


def test_one_document_is_not_compared(call: Call) -> None:
    assert call("compare", "paper.txt").status == Status.USAGE


def test_a_report_has_no_positions(call: Call) -> None:
    outcome = call("compare", "paper.txt", "report.txt")
    assert outcome.status == Status.MISSING
    assert "主張がありません" in outcome.err
