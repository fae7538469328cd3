"""The editor: saving, drafts, conflicts, and what may not be written."""

import pytest

from tests.sesaku_web.pages.asking import page, words
from tests.workbench.cycle.people import Staffed, fill, staffed, write
from tests.workbench.desk.asking import seated, sent, unit
from tests.workbench.desk.forms import fields_of
from workbench.cycle.actions.move_unit import move_all, move_unit
from workbench.cycle.models import Cell, Draft
from workbench.cycle.workflow import CycleRole, State

pytestmark = pytest.mark.django_db

TARGET = "years/2022/target"
KEPT = {"key": TARGET, "client_id": "abc", "sequence": "1", "base_version": "1"}


def value(staff: Staffed, key: str, subject: str = "1-1") -> object:
    return Cell.objects.get(unit=staff.unit(subject), key=key).value


def approved() -> Staffed:
    """Return a cycle whose plan is approved, and 1-1 returned after that."""
    staff = staffed()
    fill(staff)
    for name in (CycleRole.DIVISION, CycleRole.COORDINATOR, CycleRole.OFFICER):
        move_all(staff[name], staff.cycle, "submit")
    move_all(staff[CycleRole.APPROVER], staff.cycle, "approve")
    for subject in ("measure", "F1", "1-1"):
        move_unit(staff[CycleRole.APPROVER], staff.unit(subject), "return", reason="見直す")
    return staff


def test_the_last_report_stands_beside_the_form() -> None:
    staff = staffed()
    said = words(page(seated(staff[CycleRole.DIVISION]), unit(staff, "1-1")))
    assert "12の重点区域のうち10の区域で行動計画を作った" in said
    assert "前回の年度目標と実績" in said


def test_what_is_typed_is_saved_with_its_parts() -> None:
    staff = staffed()
    client = seated(staff[CycleRole.DIVISION])
    form = sent(
        staff,
        "1-1",
        **{
            TARGET: "１　三つの海岸で回収する。\r\n２　協議会を六つにする。",
            "midterm_goal#text": "ごみを半分にする。",
            "midterm_goal#term": "2024",
            "rationale": "住民に分かりやすいため。",
        },
    )
    assert client.post(unit(staff, "1-1"), form).status_code == 302
    target = value(staff, TARGET)
    assert isinstance(target, dict)
    assert [item["number"] for item in target["items"]] == ["1", "2"]
    goal = value(staff, "midterm_goal")
    assert isinstance(goal, dict)
    assert (goal["text"], goal["term"]) == ("ごみを半分にする。", "2024")


def test_a_form_that_was_not_touched_changes_nothing() -> None:
    staff = staffed(period=None)
    client = seated(staff[CycleRole.OFFICER])
    for subject in ("1-1", "1-2", "F1", "measure"):
        html = page(client, unit(staff, subject))
        form = dict(fields_of(html, "editor"))
        before = Cell.objects.filter(unit=staff.unit(subject)).values_list("key", "version")
        versions = dict(before)
        response = client.post(unit(staff, subject), form, follow=True)
        assert "変わったところはありません" in response.content.decode(), subject
        assert dict(before.all()) == versions


def test_a_draft_is_kept_and_shown_again_to_its_writer_alone() -> None:
    staff = staffed()
    client = seated(staff[CycleRole.DIVISION])
    answer = client.post(unit(staff, "1-1", "/draft"), {**KEPT, "text": "書きかけの目標"})
    assert set(answer.json()) == {"at", "changed"}
    assert "書きかけの目標" in page(client, unit(staff, "1-1"))
    assert "書きかけの目標" not in page(seated(staff[CycleRole.OFFICER]), unit(staff, "1-1"))
    client.post(unit(staff, "1-1"), sent(staff, "1-1", **{TARGET: "書きかけの目標"}))
    assert not Draft.objects.filter(key=TARGET, client_id="form").exists()
    client.post(unit(staff, "1-1", "/drop"))
    assert not Draft.objects.exists()


def test_an_older_autosave_that_comes_late_is_let_go() -> None:
    staff = staffed()
    client = seated(staff[CycleRole.DIVISION])
    client.post(unit(staff, "1-1", "/draft"), {**KEPT, "text": "新", "sequence": "2"})
    client.post(unit(staff, "1-1", "/draft"), {**KEPT, "text": "旧", "sequence": "1"})
    assert Draft.objects.get().text == "新"


def test_whoever_types_is_told_that_somebody_saved() -> None:
    staff = staffed()
    write(staff[CycleRole.OFFICER], staff.unit("1-1"), TARGET, "先に書いた目標")
    client = seated(staff[CycleRole.DIVISION])
    answer = client.post(unit(staff, "1-1", "/draft"), {**KEPT, "text": "後の目標"})
    assert "先に保存しました" in answer.json()["changed"]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("mine", "わたしの目標"), ("theirs", "あなたの目標"), ("merged", "二人の目標")],
)
def test_two_people_decide_what_stands(choice: str, expected: str) -> None:
    staff = staffed()
    client = seated(staff[CycleRole.DIVISION])
    form = sent(staff, "1-1", **{TARGET: "わたしの目標"})
    write(staff[CycleRole.OFFICER], staff.unit("1-1"), TARGET, "あなたの目標")
    response = client.post(unit(staff, "1-1"), form)
    assert response.headers["Location"] == unit(staff, "1-1", "/conflicts")
    html = page(client, unit(staff, "1-1", "/conflicts"))
    assert "<mark>" in html
    settled = {f"choice:{TARGET}": choice, f"seen:{TARGET}": "2", f"merged:{TARGET}": "二人の目標"}
    client.post(unit(staff, "1-1", "/conflicts"), settled)
    said = value(staff, TARGET)
    assert isinstance(said, dict)
    assert said["text"] == expected
    assert not Draft.objects.exists()


def test_a_conflict_that_was_seen_in_an_older_state_is_shown_again() -> None:
    staff = staffed()
    client = seated(staff[CycleRole.DIVISION])
    form = sent(staff, "1-1", **{TARGET: "わたしの目標"})
    for text in ("二つ目", "三つ目"):
        write(staff[CycleRole.OFFICER], staff.unit("1-1"), TARGET, text)
    client.post(unit(staff, "1-1"), form)
    settled = {f"choice:{TARGET}": "mine", f"seen:{TARGET}": "2"}
    response = client.post(unit(staff, "1-1", "/conflicts"), settled)
    assert response.status_code == 409
    said = value(staff, TARGET)
    assert isinstance(said, dict)
    assert said["text"] == "三つ目"


def test_what_is_submitted_is_shown_and_not_written() -> None:
    staff = staffed()
    fill(staff)
    client = seated(staff[CycleRole.DIVISION])
    form = sent(staff, "1-1", **{TARGET: "遅れて書いた目標"})
    client.post(unit(staff, "1-1", "/move"), {"transition": "submit"})
    html = page(client, unit(staff, "1-1"))
    assert "<textarea" not in html.split("<aside")[0]
    response = client.post(unit(staff, "1-1"), form)
    assert response.status_code == 400
    assert "遅れて書いた目標" in response.content.decode()
    assert "遅れて書いた目標" in page(client, unit(staff, "1-1"))


def test_saving_and_submitting_is_offered_before_all_is_there_and_says_what_is_not() -> None:
    staff = staffed()
    client = seated(staff[CycleRole.DIVISION])
    assert "保存して提出する" in page(client, unit(staff, "1-1"))
    assert "保存して提出する" not in page(seated(staff[CycleRole.AUDITOR]), unit(staff, "1-1"))
    form = sent(staff, "1-1", rationale="住民に分かりやすいため。")
    said = client.post(unit(staff, "1-1"), {**form, "then": "submit"}, follow=True)
    assert "提出していません。足りない項目（3）: 年度目標 2022" in said.content.decode()
    assert staff.unit("1-1").state == State.DRAFT
    assert value(staff, "rationale")
    years = {f"years/{year}/target": "三つの海岸で回収する。" for year in (2022, 2023, 2024)}
    form = sent(staff, "1-1", rationale="住民に分かりやすいため。", **years)
    client.post(unit(staff, "1-1"), {**form, "then": "submit"})
    assert staff.unit("1-1").state == State.SUBMITTED


def test_a_target_that_was_approved_is_changed_with_a_reason_alone() -> None:
    staff = approved()
    client = seated(staff[CycleRole.DIVISION])
    form = sent(staff, "1-1", **{TARGET: "四つの海岸で回収する。"})
    response = client.post(unit(staff, "1-1"), form)
    assert response.status_code == 400
    assert "理由を記してください" in response.content.decode()
    assert "四つの海岸で回収する。" in response.content.decode()
    client.post(unit(staff, "1-1"), {**form, "reason": "台風で一つが使えないため"})
    said = words(page(client, f"/cycle/{staff.cycle.pk}/changes?of=after"))
    assert "台風で一つが使えないため" in said
    history = words(page(client, unit(staff, "1-1", f"/history?key={TARGET}")))
    assert "四つの海岸で回収する。" in history
    assert "承認後の変更" in history


def test_what_is_returned_says_why() -> None:
    staff = approved()
    said = words(page(seated(staff[CycleRole.DIVISION]), unit(staff, "1-1")))
    assert "差し戻されています" in said
    assert "見直す" in said


def test_many_are_submitted_and_approved_at_once() -> None:
    staff = staffed()
    fill(staff)
    home = f"/cycle/{staff.cycle.pk}/"
    for name in (CycleRole.DIVISION, CycleRole.COORDINATOR, CycleRole.OFFICER):
        seated(staff[name]).post(f"{home}move", {"transition": "submit"})
    seated(staff[CycleRole.APPROVER]).post(f"{home}move", {"transition": "approve"})
    states = set(staff.cycle.units.living().values_list("state", flat=True))
    assert states == {State.APPROVED}


def test_text_of_people_is_never_run() -> None:
    staff = staffed()
    client = seated(staff[CycleRole.DIVISION])
    bad = "</textarea><script>alert(1)</script>"
    client.post(unit(staff, "1-1"), sent(staff, "1-1", **{TARGET: bad, "rationale": bad}))
    for where in ("", "/history", "/advice"):
        assert "<script>alert" not in page(client, unit(staff, "1-1", where))
