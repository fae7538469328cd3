"""Nobody outside a group sees its needs and assessments: not by access, nor in the history."""

import pytest

from sateto.needs.access import (
    assessment_for,
    assessments_for,
    group_for,
    need_for,
    needs_for,
)
from sateto.needs.actions.assess import move_assessment, start_assessment
from sateto.needs.actions.judge_technology import judge_technology
from sateto.needs.actions.work_on import add_note, attach, detach
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action, Role
from sesaku_web.exceptions import NotFoundError, PermissionRefusedError
from sesaku_web.history.closed import visible_to
from sesaku_web.history.models import Entry
from tests.sateto.needs.making import assessment, need, team
from tests.sesaku_web.factories import actor
from tests.sesaku_web.pages.asking import browser, page

pytestmark = pytest.mark.django_db


def test_open_needs_are_seen_by_all_closed_ones_by_their_group() -> None:
    of = team()
    shown, closed = need(of.lead), need(of.lead, of.group)
    assert set(needs_for(of.stranger)) == {shown}
    assert set(needs_for(of.member)) == {shown, closed}
    with pytest.raises(NotFoundError):
        need_for(of.stranger, closed.pk)


def test_an_assessment_is_told_like_one_that_is_not_there() -> None:
    of = team()
    one = assessment(of)
    assert assessment_for(of.member, one.pk) == one
    with pytest.raises(NotFoundError) as there:
        assessment_for(of.stranger, one.pk)
    with pytest.raises(NotFoundError) as absent:
        assessment_for(of.member, one.pk + 1)
    assert str(there.value).replace(str(one.pk), "") == str(absent.value).replace(
        str(one.pk + 1), ""
    )
    assert not assessments_for(of.stranger).exists()
    with pytest.raises(NotFoundError):
        group_for(of.stranger, of.group.pk)


@pytest.mark.parametrize("role", list(Role))
def test_no_action_is_done_from_outside(role: Role) -> None:
    of = team()
    one = assessment(of)
    attached = attach(of.member, one, "a.pdf", b"%PDF-1.4")
    stranger = actor(role)
    one.refresh_from_db()
    before = Entry.objects.count()
    for act in (
        lambda: move_assessment(stranger, one, "decide", reason="否", version=one.version),
        lambda: judge_technology(stranger, one, sensitive=True, reason="否", version=one.version),
        lambda: add_note(stranger, one, "見た"),
        lambda: attach(stranger, one, "b.pdf", b"%PDF-1.4"),
        lambda: detach(stranger, attached, reason="否"),
        lambda: start_assessment(stranger, one.need, of.group, key="k", title="t", route="other"),
    ):
        with pytest.raises((NotFoundError, PermissionRefusedError)):
            act()
    assert Entry.objects.count() == before


def test_a_token_without_the_scope_sees_nothing() -> None:
    of = team()
    one = assessment(of)
    narrow = Actor.with_token(of.member.user, [Action.READ_DOCUMENTS])
    assert not assessments_for(narrow).exists()
    with pytest.raises(NotFoundError):
        assessment_for(narrow, one.pk)
    with pytest.raises(PermissionRefusedError):
        add_note(narrow, one, "見た")


def test_the_history_keeps_what_is_closed_from_strangers() -> None:
    of = team()
    one = assessment(of)
    add_note(of.member, one, "秘密の覚え")
    detach(of.member, attach(of.member, one, "a.pdf", b"%PDF-1.4"), reason="秘密の理由")
    closed = {
        "group.start",
        "group.member",
        "need.enter",
        "assessment.start",
        "assessment.note",
        "assessment.attach",
        "assessment.detach",
    }
    seen = set(visible_to(of.lead).values_list("action", flat=True))
    assert closed <= seen
    stranger = set(visible_to(of.stranger).values_list("action", flat=True))
    assert not closed & stranger
    need(of.lead)
    assert "need.enter" in set(visible_to(of.stranger).values_list("action", flat=True))


def test_pages_and_api_of_the_history_keep_it_too() -> None:
    of = team()
    add_note(of.member, assessment(of), "秘密の覚え")
    client = browser(Role.ADMINISTRATOR)
    html = page(client, "/history/")
    assert "assessment" not in html
    assert of.group.name not in html
    listed = client.get("/api/v1/history").json()
    assert "assessment" not in str(listed)
    entry = Entry.objects.filter(action="assessment.note").get()
    assert client.get(f"/api/v1/history/{entry.pk}").status_code == 404
    assert "秘密" not in page(client, "/history/?table=history&as=csv")
