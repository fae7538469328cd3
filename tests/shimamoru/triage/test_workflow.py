"""The workflow is its table: every step from every state by every role."""

import pytest

from sesaku_web.accounts.permissions import PERMISSIONS, Action, Role
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.history.log import verify
from sesaku_web.history.models import Entry
from shimamoru.reports.actions.edit_report import Change, edit_report, withdraw_report
from shimamoru.reports.models import Report, State
from shimamoru.triage.actions.join_reports import join_reports, part_report
from shimamoru.triage.actions.move_report import Said, move_report
from shimamoru.triage.actions.work_on_report import answer_report, put_aside
from shimamoru.triage.nearby import near
from shimamoru.triage.workflow import STEPS
from tests.sesaku_web.factories import actor
from tests.shimamoru.reports.sending import TSUSHIMA, report

pytestmark = pytest.mark.django_db

WHOLE = Said(agency="coast_guard", outcome="resolved", reason="新しい通報があった")
TABLE = """
            take  pass  close  return  reopen
received     x     x      x
checking           x      x
passed             x      x       x
closed                                   x
"""
_HEAD, *_LINES = TABLE.strip("\n").split("\n")
ALLOWED = {
    (line.split()[0], name): line[_HEAD.index(name) : _HEAD.index(name) + len(name)].strip() == "x"
    for line in _LINES
    for name in STEPS
}


@pytest.mark.parametrize(("state", "step"), ALLOWED)
def test_every_step_from_every_state(state: str, step: str) -> None:
    made = report(state=state)
    if ALLOWED[state, step]:
        moved = move_report(actor(), made, step, WHOLE)
        assert moved.state == STEPS[step].target
        assert Entry.objects.filter(action=f"report.{step}").count() == 1
    else:
        with pytest.raises(ConditionError):
            move_report(actor(), made, step, WHOLE)
        made.refresh_from_db()
        assert made.state == state


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("step", STEPS)
def test_every_step_by_every_role(role: Role, step: str) -> None:
    made = report(state=min(STEPS[step].sources))
    if Action.TRIAGE_REPORTS in PERMISSIONS[role]:
        move_report(actor(role), made, step, WHOLE)
    else:
        with pytest.raises(PermissionRefusedError):
            move_report(actor(role), made, step, WHOLE)


@pytest.mark.parametrize(
    ("step", "state"), [("pass", "checking"), ("close", "checking"), ("reopen", "closed")]
)
def test_what_a_step_needs_is_asked_for(step: str, state: str) -> None:
    with pytest.raises(ConditionError):
        move_report(actor(), report(state=state), step, Said())


def test_a_reopened_report_is_closed_no_more() -> None:
    made, who = report(), actor()
    move_report(who, made, "pass", WHOLE)
    closed = move_report(who, made, "close", WHOLE)
    assert (closed.outcome, closed.passed_to) == ("resolved", "coast_guard")
    opened = move_report(who, made, "reopen", WHOLE)
    assert (opened.outcome, opened.closed_at) == ("", None)
    assert opened.passed_to == "coast_guard"
    verify()


def test_a_reporter_changes_only_what_nobody_checks() -> None:
    made = report()
    edit_report(made, Change("hazard", "針のような物", None))
    move_report(actor(), made, "take", WHOLE)
    with pytest.raises(ConditionError):
        edit_report(made, Change("hazard", "もっと多い", None))


def test_a_withdrawn_report_goes_no_further() -> None:
    made = report()
    withdraw_report(made)
    assert not Report.objects.waiting().exists()
    with pytest.raises(ConditionError):
        move_report(actor(), made, "take", WHOLE)


def test_reports_are_joined_and_parted_without_a_trace() -> None:
    lead, other, who = report(), report(words="黒い筋が岸に寄っている"), actor()
    before = Report.objects.values().get(pk=other.pk)
    join_reports(who, other, lead)
    assert list(Report.objects.waiting()) == [lead]
    for one, two in ((lead, other), (other, lead), (lead, lead)):
        with pytest.raises(ConditionError):
            join_reports(who, one, two)
    part_report(who, other)
    assert Report.objects.values().get(pk=other.pk) == before
    assert Report.objects.waiting().count() == 2


def test_what_is_near_in_place_and_time_is_suggested() -> None:
    made = report()
    close = report(place=type(TSUSHIMA)(34.41, 129.305), category="drifted_object")
    same = report(place=type(TSUSHIMA)(34.401, 129.301))
    report(place=type(TSUSHIMA)(34.5, 129.3))
    report(place=type(TSUSHIMA)(34.4, 129.3), category="facility")
    assert [one.report for one in near(made)] == [same]
    assert close not in [one.report for one in near(made)]


def test_what_was_put_aside_is_taken_in() -> None:
    made, who = report(), actor()
    put_aside(who, made, aside=True)
    assert not Report.objects.waiting().exists()
    put_aside(who, made, aside=False)
    assert Report.objects.waiting().count() == 1


def test_the_history_names_no_words() -> None:
    made, who = report(words="青い船の男の人"), actor()
    answer_report(who, made, "見に行きました", "ja")
    move_report(who, made, "close", WHOLE)
    for entry in Entry.objects.filter(subject_type="coast.report"):
        assert "青い船" not in entry.content + entry.reason
        assert "見に行き" not in entry.content
        assert "34.4" not in entry.content


def test_closing_keeps_when() -> None:
    made = move_report(actor(), report(), "close", WHOLE)
    assert made.state == State.CLOSED
    assert made.checked_at is not None
    assert made.closed_at is not None
