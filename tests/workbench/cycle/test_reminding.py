"""What waits for whom, and reminders: once a day, to those whose turn it is, in their own words."""

from datetime import date, timedelta
from smtplib import SMTPException

import pytest
from django.core import mail
from django.utils import timezone

from sesaku_site.exceptions import MailAddressError
from sesaku_site.mail import mail as settings_of
from sesaku_web.accounts.models import User
from sesaku_web.exceptions import PermissionRefusedError
from sesaku_web.history.log import verify
from sesaku_web.history.models import Entry
from tests.workbench.cycle.people import Staffed, fill, staffed
from workbench.cycle import reminding
from workbench.cycle.actions.move_unit import move_all, move_unit
from workbench.cycle.actions.set_people import assign, set_due
from workbench.cycle.missing import for_person, missing_for
from workbench.cycle.models import Reminder
from workbench.cycle.reminding import letters, remind
from workbench.cycle.workflow import CycleRole

pytestmark = pytest.mark.django_db

TODAY = date(2022, 4, 20)


@pytest.fixture
def staff() -> Staffed:
    found = staffed()
    for role, who in found.people.items():
        User.objects.filter(pk=who.user.pk).update(email=f"{role}@soumu.example")
    set_due(found[CycleRole.OFFICER], found.cycle, "plan", TODAY + timedelta(days=3))
    return found


def test_what_is_missing_is_asked_of_who_is_in_charge(staff: Staffed) -> None:
    waiting = missing_for(staff.cycle, TODAY)
    own = [one for one in waiting if one.unit == staff.own and one.what == "value"]
    assert {(one.role, one.people) for one in own} == {
        (CycleRole.DIVISION, (staff[CycleRole.DIVISION].user,))
    }
    assert {one.key for one in own} >= {"years/2022/target", "years/2024/target", "rationale"}
    others = [one for one in waiting if one.unit.kind == "indicator" and one.unit != staff.own]
    assert {one.role for one in others} == {CycleRole.COORDINATOR}
    assert {one.role for one in waiting if one.what == "proposal"} == {CycleRole.OFFICER}
    assert for_person(waiting, staff[CycleRole.DIVISION].user) == own
    assert for_person(waiting, staff[CycleRole.AUDITOR].user) == []


def test_the_turn_goes_round(staff: Staffed) -> None:
    def turns() -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for one in missing_for(staff.cycle, TODAY):
            if one.what != "proposal":
                found.setdefault(one.what, set()).add(one.role)
        return found

    fill(staff)
    assert turns() == {"submission": {"division", "coordinator", "officer"}}
    for role in (CycleRole.DIVISION, CycleRole.COORDINATOR, CycleRole.OFFICER):
        move_all(staff[role], staff.cycle, "submit")
    assert turns() == {"approval": {"approver"}}
    move_unit(staff[CycleRole.APPROVER], staff.own, "return", reason="根拠を")
    assert turns() == {"approval": {"approver"}, "submission": {"division"}}
    move_unit(staff[CycleRole.DIVISION], staff.own, "submit")
    move_all(staff[CycleRole.APPROVER], staff.cycle, "approve")
    assert turns() == {"lock": {"officer"}}


def test_a_reminder_is_sent_once_a_day(staff: Staffed) -> None:
    sent = remind(TODAY)
    told = {letter.letter.user.email for letter in sent}
    assert told == {"division@soumu.example", "coordinator@soumu.example", "officer@soumu.example"}
    assert remind(TODAY) == []
    assert len(mail.outbox) == 3
    assert len(remind(TODAY + timedelta(days=1))) == 3
    assert Reminder.objects.exclude(sent_at=None).count() == 6
    assert Entry.objects.filter(action="cycle.remind").count() == 6
    verify()
    (own,) = (one for one in mail.outbox[:3] if one.to == ["division@soumu.example"])
    assert staff.own.subject in own.body
    assert "2022-04-23 まで" in own.body
    names = [str(who.user) for who in staff.people.values()]
    assert not any(name in own.body for name in names)


@pytest.mark.usefixtures("staff")
def test_what_is_late_is_said_so_and_what_is_far_off_is_not_mailed() -> None:
    assert list(letters(TODAY - timedelta(days=30))) == []
    late = list(letters(TODAY + timedelta(days=30)))
    assert all("期限超過" in letter.subject for letter in late)
    assert all("【期限超過】" in letter.body() for letter in late)


@pytest.mark.usefixtures("staff")
def test_who_has_no_address_is_not_mailed() -> None:
    User.objects.update(email="")
    assert remind(TODAY) == []


def test_a_server_that_refuses_leaves_nothing_noted(
    staff: Staffed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise SMTPException("550 no")

    monkeypatch.setattr(reminding, "send_mail", refuse)
    assert {one.trouble for one in remind(TODAY)} == {"550 no"}
    assert not Reminder.objects.exists()
    monkeypatch.undo()
    assert len(remind(TODAY)) == 3
    assert staff.cycle.reminders.count() == 3


def test_one_that_was_cut_off_is_sent_again(staff: Staffed) -> None:
    who = staff[CycleRole.DIVISION].user
    cut = Reminder.objects.create(cycle=staff.cycle, user=who, day=TODAY, open_items=1)
    assert len(remind(TODAY)) == 2
    Reminder.objects.filter(pk=cut.pk).update(begun_at=timezone.now() - timedelta(hours=1))
    assert len(remind(TODAY)) == 1


def test_who_may_remind(staff: Staffed) -> None:
    with pytest.raises(PermissionRefusedError):
        remind(TODAY, staff.cycle, actor=staff[CycleRole.DIVISION])
    assert len(remind(TODAY, staff.cycle, actor=staff[CycleRole.COORDINATOR])) == 3


def test_somebody_in_charge_takes_the_turn(staff: Staffed) -> None:
    other = staff.cycle.units.filter(kind="indicator").exclude(pk=staff.own.pk)[0]
    assign(staff[CycleRole.OFFICER], other, [staff[CycleRole.DIVISION].user])
    mine = for_person(missing_for(staff.cycle, TODAY), staff[CycleRole.DIVISION].user)
    assert {one.unit for one in mine} == {staff.own, other}


@pytest.mark.parametrize(
    ("address", "host", "port", "tls", "ssl"),
    [
        ("smtp://mail.soumu.example", "mail.soumu.example", 25, False, False),
        ("smtp://a%40b:c@mail.soumu.example:587?tls=1", "mail.soumu.example", 587, True, False),
        ("smtps://mail.soumu.example", "mail.soumu.example", 465, False, True),
    ],
)
def test_the_mail_server_is_named_by_an_address(
    address: str, host: str, port: int, *, tls: bool, ssl: bool
) -> None:
    found = settings_of(address)
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == (host, port)
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (tls, ssl)
    assert found["EMAIL_HOST_USER"] in {"", "a@b"}


@pytest.mark.parametrize("address", ["mail.example", "http://mail.example", "smtp://h:x", "smtp:"])
def test_another_address_is_refused(address: str) -> None:
    with pytest.raises(MailAddressError, match="SESAKU_EMAIL_URL"):
        settings_of(address)


def test_without_an_address_mails_are_printed() -> None:
    assert settings_of("")["EMAIL_BACKEND"].endswith("console.EmailBackend")
