import json
from typing import Any

import pytest

from sesaku import READER_VERSION
from sesaku_web.accounts.permissions import Role
from sesaku_web.history.models import Entry
from sesaku_web.sources.actions.correct_value import Claim, correct_value
from sesaku_web.sources.models import Correction
from tests.sesaku_web.api.asking import Program, correct, held, stored, whole
from tests.sesaku_web.factories import actor

pytestmark = pytest.mark.django_db

GRADE = {"subject": "1-1", "path": "rating/grade", "kind": "correct", "value": "a"}


@pytest.fixture
def program() -> Program:
    return Program(Role.CONTRIBUTOR)


def test_a_correction_is_made_and_found(program: Program) -> None:
    kept = stored()
    response = correct(program, kept)
    made = response.json()
    assert response.status_code == 201
    assert program.get(response["Location"]).json() == made
    assert program.get("corrections").json()["items"] == [made]
    assert (made["value"], made["read_value"], made["state"]) == ("a", "b", "active")
    assert made["view"].endswith(
        f"at={made['cite'][0][0]}-{made['cite'][0][1]}&version={READER_VERSION}"
    )
    entry = Entry.objects.get(action="correction.correct")
    assert (entry.reason, entry.payload["value"]) == ("正誤表による", "a")


def test_what_was_read_stays(program: Program) -> None:
    kept = stored()
    before = program.get(f"documents/{kept.short}/reading").content
    correct(program, kept)
    assert program.get(f"documents/{kept.short}/reading").content == before


def test_a_second_correction_replaces_the_first(program: Program) -> None:
    kept = stored()
    for value in ("a", "c"):
        correct(program, kept, value)
    states = [(one["value"], one["state"]) for one in whole(program, "corrections")]
    assert states == [("c", "active"), ("a", "replaced")]
    assert [one["value"] for one in whole(program, "corrections", state="active")] == ["c"]


@pytest.mark.parametrize("value", ["a", 12, -1.5, True, None, "", 2**80, "省" * 20_000])
def test_a_value_comes_back_as_it_was_given(program: Program, value: object) -> None:
    given = {**GRADE, "value": value, "reason": "正誤表"}
    made = program.post(f"documents/{stored().short}/corrections", given).json()
    assert made["value"] == value
    assert type(made["value"]) is type(value)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"subject": "9-9"}, "condition-failed"),
        ({"path": "rating/mark"}, "condition-failed"),
        ({"kind": "fill"}, "condition-failed"),
        ({"reason": "  "}, "condition-failed"),
        ({"value": float("nan")}, "condition-failed"),
        ({"value": float("inf")}, "condition-failed"),
        ({"cite": [[0, 10**6]]}, "condition-failed"),
        ({"cite": [[5, 5]]}, "condition-failed"),
        ({"path": "rating\x00"}, "condition-failed"),
        ({"kind": "delete"}, "invalid-input"),
        ({"value": [1]}, "invalid-input"),
        ({"value": {}}, "invalid-input"),
        ({"cite": [[1]]}, "invalid-input"),
        ({"cite": [[1, 2, 3]]}, "invalid-input"),
        ({"cite": [[-1, 2]]}, "invalid-input"),
        ({"cite": [[True, "2"]] * 101}, "invalid-input"),
        ({"reason": "理" * 20_001}, "invalid-input"),
        ({"path": "p" * 201}, "invalid-input"),
        ({"document": "x"}, "invalid-input"),
    ],
)
def test_what_does_not_fit_changes_nothing(
    program: Program, change: dict[str, Any], code: str
) -> None:
    kept = stored()
    given = {**GRADE, "reason": "正誤表", **change}
    held(program.post(f"documents/{kept.short}/corrections", given), code)
    assert Correction.objects.count() == 0
    assert not Entry.objects.filter(action__startswith="correction.").exists()


def test_characters_that_no_database_takes(program: Program) -> None:
    given = {**GRADE, "value": "\x00", "reason": "理由\x00"}
    made = program.post(f"documents/{stored().short}/corrections", given).json()
    assert "\x00" not in json.dumps(made, ensure_ascii=False)


def test_a_person_withdraws_what_they_made(program: Program) -> None:
    number = correct(program, stored()).json()["number"]
    response = program.post(f"corrections/{number}/withdrawal", {"reason": "見誤り"})
    assert response.json()["state"] == "withdrawn"
    again = program.post(f"corrections/{number}/withdrawal", {"reason": "見誤り"})
    held(again, "condition-failed")


def test_an_editor_withdraws_what_others_made(program: Program) -> None:
    claim = Claim("1-1", "rating/grade", "correct", "正誤表", "a")
    number = correct_value(actor(), stored(), claim).pk
    address = f"corrections/{number}/withdrawal"
    held(program.post(address, {"reason": "見誤り"}), "permission-refused")
    assert Program(Role.EDITOR).post(address, {"reason": "見誤り"}).status_code == 200


def test_a_correction_that_is_not_there(program: Program) -> None:
    for number in (1, 2**62):
        held(program.get(f"corrections/{number}"), "not-found")
    for name in ("0", "-1", "x", str(2**63), "1.5"):
        held(program.get(f"corrections/{name}"), "invalid-input")


def test_corrections_are_filtered(program: Program) -> None:
    kept = stored()
    correct(program, kept)
    assert len(whole(program, "corrections", document=kept.short, subject="1-1")) == 1
    assert whole(program, "corrections", document="0" * 12) == []
    assert whole(program, "corrections", kind="fill") == []
    held(program.get("corrections", state="gone"), "invalid-input")
