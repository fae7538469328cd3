"""The cycle, for programs: a value from reading to publication's door, and its problems."""

from typing import Any

import pytest

from sesaku_web.accounts.permissions import Action, Role
from tests.sesaku_web.api.asking import Program, held, stored
from tests.sesaku_web.factories import REPORT

pytestmark = pytest.mark.django_db

WORK = (Action.READ_DOCUMENTS, Action.READ_CYCLES, Action.WORK_IN_CYCLES)


@pytest.fixture
def officer() -> Program:
    return Program(Role.EVALUATOR, *WORK, Action.START_CYCLES)


def start(program: Program, **given: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    answer = program.post("cycles", {"document": stored(REPORT).sha256, **given})
    assert answer.status_code == 201, answer.content
    assert answer["Location"].endswith(f"/cycles/{answer.json()['number']}")
    found: dict[str, Any] = answer.json()
    return found


def test_a_value_is_written_read_and_looked_back_on(officer: Program) -> None:
    cycle = start(officer, first_year=2022, last_year=2024)
    assert (cycle["stage"], cycle["roles"]) == ("plan", ["officer"])
    assert cycle["units"][0] == {
        "subject": "measure",
        "kind": "measure",
        "state": "draft",
        "parent": None,
    }
    place = f"cycles/{cycle['number']}/units/2-1"
    given = {"expected_version": 1, "text": "１ 便を増やす。", "reason": "離島の声"}
    cell = officer.post(f"{place}/cells/years/2022/target", given).json()
    assert (cell["version"], cell["text"], cell["value"]["items"][0]["number"]) == (
        2,
        "１ 便を増やす。",
        "1",
    )
    assert officer.get(f"{place}/cells/years/2022/target").json() == cell
    changes = officer.get(f"{place}/changes/years/2022/target").json()
    assert [one["version"] for one in changes] == [1, 2]
    assert changes[1]["reason"] == "離島の声"
    unit = officer.get(place).json()
    assert unit["may_write"]
    assert {"step": "plan", "key": "rationale", "label": "選定理由・設定根拠"} in unit["missing"]
    content = officer.get(f"cycles/{cycle['number']}/content").json()
    (indicator,) = (
        one for field in content["fields"] for one in field["indicators"] if one["code"] == "2-1"
    )
    assert indicator["years"][0]["target"]["text"] == "１ 便を増やす。"


def test_a_conflict_holds_both_texts(officer: Program) -> None:
    number = start(officer)["number"]
    address = f"cycles/{number}/units/2-1/cells/rationale"
    assert officer.post(address, {"expected_version": 0, "text": "一案"}).status_code == 200
    found = held(
        officer.post(address, {"expected_version": 0, "text": "二案"}), "changed-meanwhile"
    )
    conflict = found["conflict"]
    assert (conflict["theirs"], conflict["mine"], conflict["version"]) == ("一案", "二案", 1)
    assert conflict["comparison"] == [
        {"side": "theirs", "text": "一"},
        {"side": "mine", "text": "二"},
        {"side": "both", "text": "案"},
    ]


def test_a_draft_is_kept_listed_and_dropped(officer: Program) -> None:
    number = start(officer)["number"]
    given = {"text": "書きかけ", "client_id": "page", "sequence": 1}
    kept = officer.post(f"cycles/{number}/units/2-1/drafts/rationale", given).json()
    assert officer.get(f"cycles/{number}/drafts").json() == [kept]
    gone = officer.post(f"cycles/{number}/drafts/{kept['number']}/removal")
    assert gone.json() == []
    held(officer.post(f"cycles/{number}/drafts/{kept['number']}/removal"), "not-found")


def test_units_move_and_the_next_step_is_told(officer: Program) -> None:
    number = start(officer)["number"]
    moved = officer.post(f"cycles/{number}/moves", {"transition": "submit"}).json()
    assert "measure" in moved
    unit = officer.get(f"cycles/{number}/units/2-1").json()
    assert (unit["state"], unit["moves"]) == ("submitted", ["withdraw", "return"])
    assert unit["past"][0]["transition"] == "submit"
    asked = {"transition": "return"}
    held(officer.post(f"cycles/{number}/units/2-1/moves", asked), "condition-failed")
    asked["reason"] = "実績の根拠を"
    assert officer.post(f"cycles/{number}/units/2-1/moves", asked).json()["state"] == "returned"
    asked["transition"] = "approve"
    held(officer.post(f"cycles/{number}/units/2-1/moves", asked), "permission-refused")
    for name in ("publish", "nothing"):
        asked["transition"] = name
        held(officer.post(f"cycles/{number}/units/measure/moves", asked), "condition-failed")


def test_advice_is_asked_put_aside_and_taken_up_again(officer: Program) -> None:
    number = start(officer)["number"]
    address = f"cycles/{number}/units/2-1/advice"
    same = "船の便を増やすための協議を四つの島の自治体と行い、欠航を減らす。"
    typed = {f"years/{year}/target": same for year in (2019, 2020)}
    asked = officer.post(address, {"typed": typed}).json()
    assert "target-repeated" in {one["check"] for one in asked}
    for key, text in typed.items():
        version = officer.get(f"cycles/{number}/units/2-1/cells/{key}").json()["version"]
        given = {"expected_version": version, "text": text}
        assert officer.post(f"cycles/{number}/units/2-1/cells/{key}", given).status_code == 200
    (found,) = (
        one for one in officer.post(address, {}).json() if one["check"] == "target-repeated"
    )
    put = officer.post(f"{address}/{found['id']}/dismissal", {"reason": "二年がかり"}).json()
    assert (put["state"], put["dismissal"]["reason"]) == ("dismissed", "二年がかり")
    again = officer.post(f"{address}/{found['id']}/reopening", {"reason": "終わった"}).json()
    assert (again["state"], again["dismissal"]) == ("open", None)
    held(officer.post(f"{address}/{'0' * 16}/dismissal", {"reason": "x"}), "not-found")


def test_people_due_dates_remarks_and_what_waits(officer: Program) -> None:
    number = start(officer, first_year=2022, last_year=2022)["number"]
    expert = Program(Role.READER, *WORK)
    name = expert.get("me").json()["username"]
    held(expert.get(f"cycles/{number}"), "not-found")
    members = officer.post(f"cycles/{number}/members/{name}", {"roles": ["expert"]}).json()
    assert [one["roles"] for one in members if one["username"] == name] == [["expert"]]
    given = {"subject": "2-1", "text": "便数の根拠を示すべき。", "key": "rationale"}
    remark = expert.post(f"cycles/{number}/remarks", given).json()
    answered = officer.post(
        f"cycles/{number}/remarks/{remark['number']}/answer", {"text": "次期に示す。"}
    ).json()
    assert (answered["state"], answered["answer"]) == ("answered", "次期に示す。")
    due = officer.post(f"cycles/{number}/due/plan", {"on": "2022-04-28"}).json()
    assert due == {"plan": "2022-04-28"}
    waiting = officer.get(f"cycles/{number}/missing").json()
    assert {one["what"] for one in waiting} == {"value", "proposal", "submission"}
    assert all(one["overdue"] for one in waiting if one["step"] == "plan")
    held(expert.post(f"cycles/{number}/due/plan", {"on": None}), "permission-refused")
    (proposal, *_) = officer.get(f"cycles/{number}/proposals").json()
    decided = officer.post(
        f"cycles/{number}/proposals/{proposal['number']}/decision", {"accept": True}
    ).json()
    assert decided["state"] == "accepted"
    suggestion = officer.get(f"cycles/{number}/suggestion").json()
    assert (suggestion["letter"], len(suggestion["working"])) == (None, 1)
    assert officer.get(f"cycles/{number}/changes").json() == []


def test_a_token_without_the_scope_may_not(officer: Program) -> None:
    number = start(officer)["number"]
    reader = Program(Role.EVALUATOR, Action.READ_DOCUMENTS, Action.READ_CYCLES)
    given = {"expected_version": 0, "text": "x"}
    address = f"cycles/{number}/units/2-1/cells/rationale"
    held(reader.post(address, given), "permission-refused")
    held(reader.post("cycles", {"document": "0" * 12}), "permission-refused")
    blind = Program(Role.EVALUATOR, Action.READ_DOCUMENTS)
    held(blind.get("cycles"), "permission-refused")
    assert reader.get("cycles").json()["items"] == []


def test_a_list_has_ones_own_cycles_alone(officer: Program) -> None:
    number = start(officer)["number"]
    assert [one["number"] for one in officer.get("cycles").json()["items"]] == [number]
    other = Program(Role.ADMINISTRATOR, *WORK)
    assert other.get("cycles").json()["items"] == []
    held(other.get(f"cycles/{number}/content"), "not-found")
