"""The API of comparisons: links, the register, decisions."""

import pytest

from sesaku_web.accounts.permissions import Role
from tests.sesaku_web.api.asking import Program, held
from tests.sesaku_web.factories import PAPER, document
from tests.workbench.comparisons.test_pages import pair

pytestmark = pytest.mark.django_db


def test_links_of_two_reports() -> None:
    first, second = pair()
    found = Program(Role.READER).get(f"comparisons/{first.short}/{second.short}").json()
    assert found["schema"] == "sesaku-links/1"
    assert found["documents"] == [first.sha256, second.sha256]
    assert {link["judgement"] for link in found["links"]} == {None}


def test_the_register() -> None:
    kept = document()
    found = Program(Role.READER).get(f"remarks/{kept.short}").json()
    assert found["schema"] == "sesaku-remarks/1"
    assert len(found["remarks"]) == 4


def test_a_decision_is_made_listed_and_shown() -> None:
    first, second = pair()
    program = Program(Role.CONTRIBUTOR)
    given = {
        "first": first.short,
        "second": second.short,
        "subject": "1-2",
        "part": "relation",
        "decision": "correct",
        "value": "rescoped",
        "reason": "対象が違う",
    }
    made = program.post("decisions", given)
    assert made.status_code == 201
    assert made.json()["said"] == "renamed"
    assert program.get("decisions").json()["items"] == [made.json()]
    links = program.get(f"comparisons/{first.short}/{second.short}").json()["links"]
    shown = next(link for link in links if link["from"] and link["from"]["subject"] == "1-2")
    assert shown["judgement"]["value"] == "rescoped"


def test_decisions_on_remarks_and_on_what_is_not_there() -> None:
    kept = document()
    program = Program(Role.CONTRIBUTOR)
    given = {
        "first": kept.short,
        "subject": "opinion:1",
        "part": "stance",
        "decision": "confirm",
        "reason": "読んだ",
    }
    assert program.post("decisions", given).status_code == 201
    held(program.post("decisions", {**given, "subject": "opinion:99"}), "not-found")
    held(program.post("decisions", {**given, "reason": " "}), "condition-failed")


def test_readers_decide_nothing_and_papers_have_no_register() -> None:
    kept, paper = document(), document(PAPER)
    given = {
        "first": kept.short,
        "subject": "opinion:1",
        "part": "stance",
        "decision": "confirm",
        "reason": "読んだ",
    }
    program = Program(Role.READER)
    held(program.post("decisions", given), "permission-refused")
    held(program.get(f"remarks/{paper.short}"), "not-found")
