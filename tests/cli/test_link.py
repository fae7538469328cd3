"""``sesaku link``: links as JSON and as lines, and documents that cannot be linked."""

import json

import pytest

from sesaku.cli.status import Status
from tests.cli.conftest import Call

pytestmark = pytest.mark.usefixtures("made")


def test_links_are_printed_as_json(call: Call) -> None:
    outcome = call("link", "report.txt", "report.txt", "--json")
    assert outcome.status == Status.DONE
    printed = json.loads(outcome.out)
    assert printed["schema"] == "sesaku-links/1"
    assert len(printed["documents"]) == 2
    assert {"from", "to", "score", "relation", "why"} <= set(printed["links"][0])


def test_links_are_printed_as_lines(call: Call) -> None:
    outcome = call("link", "report.txt", "report.txt", "--lang", "en")
    assert "2-1 → 2-1  kept" in outcome.out


def test_a_later_document_that_is_no_report_is_refused(call: Call) -> None:
    outcome = call("link", "report.txt", "paper.txt")
    assert outcome.status == Status.MISSING
    assert "種別 position_paper" in outcome.err
    assert outcome.out == ""


def test_a_missing_file_is_named(call: Call) -> None:
    outcome = call("link", "report.txt", "absent.txt")
    assert outcome.status == Status.MISSING
    assert "absent.txt" in outcome.err
