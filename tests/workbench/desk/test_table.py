"""The experts' table: a link leads to one draft, as long as it is good, and to nothing else."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sesaku_web.history.models import Entry
from tests.sesaku_web.pages.asking import page, words
from tests.workbench.cycle.people import Staffed, staffed, write
from tests.workbench.desk.asking import seated
from workbench.cycle.models import Remark
from workbench.cycle.workflow import CycleRole
from workbench.desk.models import Invitation

pytestmark = pytest.mark.django_db


def invited(staff: Staffed, name: str = "海野 みさき", **given: str) -> str:
    """Invite an expert and return the address of the link."""
    client = seated(staff[CycleRole.OFFICER])
    form = {"name": name, "days": "30", **given}
    response = client.post(f"/cycle/{staff.cycle.pk}/experts", form)
    found = re.search(r"http://testserver(/cycle/table/[\w-]+)", response.content.decode())
    assert found is not None, response.content.decode()
    return found[1]


def at_table(link: str) -> Client:
    """Return a browser that came by a link."""
    client = Client()
    assert client.get(link).status_code == 302
    return client


def table(staff: Staffed, subject: str = "") -> str:
    """Return the address of the table, or of a place of the draft."""
    return f"/cycle/{staff.cycle.pk}/table/{subject}"


def test_an_expert_reads_the_draft_and_remarks_on_a_place() -> None:
    staff = staffed()
    write(
        staff[CycleRole.OFFICER], staff.unit("1-1"), "years/2022/target", "三つの海岸で回収する。"
    )
    client = at_table(invited(staff))
    said = words(page(client, table(staff, "1-1")))
    assert "三つの海岸で回収する。" in said
    assert "前回の年度目標と実績" in said
    form = {"text": "量も示してほしい。", "key": "years/2022/target", "quote": "三つの海岸"}
    assert client.post(table(staff, "1-1"), form).status_code == 302
    made = Remark.objects.get(came_from="")
    assert (made.key, made.quote, str(made.written_by)) == (
        "years/2022/target",
        "三つの海岸",
        "海野 みさき",
    )
    officer = seated(staff[CycleRole.OFFICER])
    officer.post(f"/cycle/{staff.cycle.pk}/remarks/{made.number}", {"text": "量を足しました。"})
    assert "量を足しました。" in words(page(client, table(staff)))
    client.post(f"{table(staff)}remarks/{made.number}", {"text": "直す", "version": "1"})
    made.refresh_from_db()
    assert made.text == "量も示してほしい。"


def test_the_link_leads_to_nothing_else() -> None:
    staff, other = staffed(), staffed()
    client = at_table(invited(staff))
    for where in ("/", "/documents/", "/cycle/", f"/cycle/{staff.cycle.pk}/", "/people/"):
        response = client.get(where)
        assert response.headers["Location"].startswith("/accounts/login/"), where
    page(client, table(other), status=403)
    page(client, table(other, "1-1"), status=403)
    page(client, table(staff, "9-9"), status=404)
    response = client.get(f"/cycle/{staff.cycle.pk}/units/1-1")
    assert response.headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("what", ["expired", "revoked", "renewed"])
def test_a_link_that_is_over_is_of_no_use_at_once(what: str) -> None:
    staff = staffed()
    link = invited(staff)
    client = at_table(link)
    held = Invitation.objects.get()
    officer = seated(staff[CycleRole.OFFICER])
    if what == "expired":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif what == "revoked":
        officer.post(f"/cycle/{staff.cycle.pk}/experts/{held.pk}/revoke")
    else:
        assert invited(staff, "", expert=str(held.expert_id)) != link
    page(client, table(staff), status=403)
    page(Client(), link, status=403)
    assert client.post(table(staff, "1-1"), {"text": "遅い所見"}).status_code == 403


def test_a_secret_that_is_none_and_a_table_without_a_link_are_refused() -> None:
    staff = staffed()
    page(Client(), "/cycle/table/guess", status=403)
    page(Client(), table(staff), status=403)
    page(seated(staff[CycleRole.OFFICER]), table(staff), status=403)


def test_the_secret_is_kept_nowhere_and_nobody_can_log_in_with_it() -> None:
    staff = staffed()
    link = invited(staff)
    secret = link.rpartition("/")[2]
    held = Invitation.objects.get()
    assert secret not in held.digest
    assert not any(secret in entry.content for entry in Entry.objects.all())
    assert not held.expert.has_usable_password()
    form = {"username": held.expert.username, "password": secret}
    assert Client().post("/accounts/login/", form).status_code == 400


def test_answers_of_the_table_are_not_stored_by_browsers() -> None:
    staff = staffed()
    client = at_table(invited(staff))
    assert "no-store" in client.get(table(staff)).headers["Cache-Control"]


def test_what_an_expert_types_is_kept() -> None:
    staff = staffed()
    client = at_table(invited(staff))
    form = {"text": "書きかけの所見", "client_id": "a", "sequence": "1", "key": "remark"}
    assert client.post(f"{table(staff, '1-1')}/draft", form).status_code == 200
    assert "書きかけの所見" in page(client, table(staff, "1-1"))
    client.post(table(staff, "1-1"), {"text": "書きかけの所見。"})
    assert words(page(client, table(staff, "1-1"))).count("書きかけの所見") == 1


@pytest.mark.parametrize("role", ["approver", "expert", "auditor", "division"])
def test_others_invite_nobody(role: str) -> None:
    staff = staffed()
    form = {"name": "だれか", "days": "30"}
    response = seated(staff[CycleRole(role)]).post(f"/cycle/{staff.cycle.pk}/experts", form)
    assert response.status_code == 403
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("days", ["0", "181", "-1", "x", ""])
def test_a_link_has_an_end(days: str) -> None:
    staff = staffed()
    client = seated(staff[CycleRole.OFFICER])
    client.post(f"/cycle/{staff.cycle.pk}/experts", {"name": "だれか", "days": days})
    assert not Invitation.objects.exists()
