"""``sesaku remarks``: the register as JSON and as lines."""

import json

import pytest

from sesaku.cli.status import Status
from tests.cli.conftest import Call

pytestmark = pytest.mark.usefixtures("made")


def test_the_register_is_printed_as_json(call: Call) -> None:
    outcome = call("remarks", "report.txt", "--json")
    assert outcome.status == Status.DONE
    printed = json.loads(outcome.out)
    assert printed["schema"] == "sesaku-remarks/1"
    assert printed["remarks"][0]["subject"] == "opinion:1"
    assert printed["remarks"][0]["stance"] == "suggestion"


def test_the_register_is_printed_as_lines(call: Call) -> None:
    outcome = call("remarks", "report.txt", "--lang", "en")
    assert "opinion:1" in outcome.out
    assert "suggestion" in outcome.out


def test_a_document_without_remarks_is_refused(call: Call) -> None:
    outcome = call("remarks", "paper.txt")
    assert outcome.status == Status.MISSING
    assert "所見" in outcome.err
