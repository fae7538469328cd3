"""The pages of the desk, as the people of a cycle see them."""

import pytest

from sesaku_web.accounts.permissions import Role
from tests.sesaku_web.factories import document
from tests.sesaku_web.pages.asking import browser, page, words
from tests.workbench.cycle.people import staffed
from tests.workbench.desk.asking import seated
from workbench.cycle.models import Cycle
from workbench.cycle.workflow import CycleRole

pytestmark = pytest.mark.django_db

PAGES = (
    "",
    "proposals",
    "people",
    "missing",
    "changes",
    "reminders",
    "remarks",
    "workbook",
    "units/measure",
    "units/F1",
    "units/1-1",
    "units/measure/advice",
    "units/F1/advice",
    "units/1-1/advice",
    "units/1-1/history",
)


def test_the_next_cycle_is_started_in_two_clicks() -> None:
    held = document()
    client = browser(Role.EVALUATOR)
    html = page(client, "/cycle/start/")
    assert f'href="/cycle/start/{held.short}"' in html
    html = page(client, f"/cycle/start/{held.short}")
    assert 'value="2022"' in html
    response = client.post(f"/cycle/start/{held.short}", {"first": "2022", "last": "2024"})
    cycle = Cycle.objects.get()
    assert response.headers["Location"] == f"/cycle/{cycle.pk}/proposals"
    assert "採らない" in words(page(client, f"/cycle/{cycle.pk}/proposals"))


@pytest.mark.parametrize("role", CycleRole)
def test_every_page_is_there_for_whom_it_is(role: CycleRole) -> None:
    staff = staffed()
    client = seated(staff[role])
    leads = role in {CycleRole.OFFICER, CycleRole.COORDINATOR}
    for where in PAGES:
        status = 403 if where == "reminders" and not leads else 200
        page(client, f"/cycle/{staff.cycle.pk}/{where}", status=status)


def test_strangers_do_not_learn_that_there_is_a_cycle() -> None:
    staff = staffed()
    client = browser(Role.ADMINISTRATOR)
    for where in PAGES:
        page(client, f"/cycle/{staff.cycle.pk}/{where}", status=404)
        page(client, f"/cycle/{staff.cycle.pk + 1}/{where}", status=404)
