"""A measure from the start to publication, by people of all roles, through the actions alone."""

import pytest

from sesaku.model.values import ItemisedText
from sesaku_web.accounts.permissions import Role
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.history.log import verify
from tests.sesaku_web.factories import actor
from tests.workbench.cycle.people import NEXT, Staffed, fill, staffed, write
from workbench.cycle.actions.decide_proposal import decide_proposal
from workbench.cycle.actions.move_unit import move_all, move_unit, possible_moves, publishing
from workbench.cycle.actions.remark import add_remark, answer_remark
from workbench.cycle.advice import advice_for
from workbench.cycle.changes import changes_of
from workbench.cycle.contents import content_of
from workbench.cycle.missing import missing_for
from workbench.cycle.models import Cycle, Proposal
from workbench.cycle.starting import follow_cycle
from workbench.cycle.workflow import CycleRole, State

pytestmark = pytest.mark.django_db

_WRITERS = (CycleRole.DIVISION, CycleRole.COORDINATOR, CycleRole.OFFICER)


def approve_everything(staff: Staffed) -> None:
    for role in _WRITERS:
        move_all(staff[role], staff.cycle, "submit")
    move_all(staff[CycleRole.APPROVER], staff.cycle, "approve")


def states(cycle: Cycle) -> set[str]:
    return set(cycle.units.living().values_list("state", flat=True))


def test_a_measure_goes_from_the_last_report_to_publication() -> None:
    staff = staffed()
    officer, top = staff[CycleRole.OFFICER], staff.unit("measure")
    for proposal in Proposal.objects.filter(cycle=staff.cycle):
        decide_proposal(officer, proposal, accept=True)
    fill(staff)
    approve_everything(staff)
    assert states(staff.cycle) == {"approved"}
    move_unit(officer, top, "advance")
    staff.cycle.refresh_from_db()
    assert staff.cycle.stage == "evaluation"
    assert states(staff.cycle) == {"draft"}

    division = staff[CycleRole.DIVISION]
    with pytest.raises(ConditionError, match="理由"):
        write(division, staff.own, "years/2023/target", "航路を二つに増やす。")
    write(
        division,
        staff.own,
        "years/2023/target",
        "航路を二つに増やす。",
        reason="船の引渡しが遅れた。",
    )
    (change,) = changes_of(staff.cycle)
    assert (change.fiscal_year, change.new) == (2023, "航路を二つに増やす。")

    fill(staff)
    write(officer, top, "attainment", "相当程度進展あり")
    remark = add_remark(staff[CycleRole.EXPERT], staff.own, "便数の根拠を示すべき。")
    answer_remark(officer, remark, "次期の分析で示す。")
    approve_everything(staff)
    move_unit(officer, top, "lock")
    top.refresh_from_db()
    assert {one.name for one in possible_moves(officer, top)} == {"unlock", "publish"}
    with pytest.raises(PermissionRefusedError):
        publishing(staff[CycleRole.APPROVER], staff.cycle, edition="0" * 64)
    publishing(officer, staff.cycle, edition="0" * 64)
    assert states(staff.cycle) == {"published"}
    assert missing_for(staff.cycle) == []

    content = content_of(staff.cycle)
    assert content.measure is not None
    assert [one.text for one in content.measure.opinions] == ["便数の根拠を示すべき。"]
    indicator = next(
        one for f in content.fields for one in f.indicators if one.code == staff.own.subject
    )
    notes = [note.text for note in indicator.notes]
    assert any("2023年度の年度目標を承認後に変更した" in note for note in notes)
    assert any("船の引渡しが遅れた。" in note for note in notes)
    verify()


def test_the_next_cycle_follows_one_that_was_published_here() -> None:
    staff = staffed(period=None)
    officer = staff[CycleRole.OFFICER]
    with pytest.raises(ConditionError, match="公表してから"):
        follow_cycle(officer, staff.cycle, NEXT)
    remark = add_remark(staff[CycleRole.EXPERT], staff.own, "便数の根拠を示すべき。")
    answered = add_remark(staff[CycleRole.EXPERT], staff.own, "図を添えるべき。")
    answer_remark(officer, answered, "添えた。")
    approve_everything(staff)
    move_unit(officer, staff.unit("measure"), "lock")
    publishing(officer, staff.cycle, edition="0" * 64)
    with pytest.raises(PermissionRefusedError):
        follow_cycle(actor(Role.EVALUATOR), staff.cycle, NEXT)
    cycle = follow_cycle(officer, staff.cycle, NEXT)
    assert (cycle.previous, cycle.stage) == (staff.cycle, "plan")
    assert [(one.came_from, one.text) for one in cycle.remarks.all()] == [
        (f"remark:{remark.number}", "便数の根拠を示すべき。")
    ]
    last = content_of(staff.cycle)
    new = content_of(cycle)
    assert [one.name for one in new.fields] == [one.name for one in last.fields]
    (old,) = (i for field in last.fields for i in field.indicators if i.code == staff.own.subject)
    text = old.years[-1].target
    assert isinstance(text, ItemisedText)
    typed = {"years/2022/target": text.text}
    found = advice_for(cycle, staff.own.subject, typed)
    assert "target-repeated" in {one.finding.check for one in found}


def test_nothing_is_published_before_everything_is_locked() -> None:
    staff = staffed()
    with pytest.raises(ConditionError, match="今の状態"):
        publishing(staff[CycleRole.OFFICER], staff.cycle, edition="0" * 64)
    assert states(staff.cycle) == {State.DRAFT.value}
