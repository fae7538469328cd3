"""No list asks the database more often where it has more rows."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.sesaku_web.factories import document
from tests.workbench.cycle.people import Staffed, fill, staffed, write
from tests.workbench.desk.asking import seated
from workbench.cycle.actions.remark import add_remark
from workbench.cycle.actions.shape import NewIndicator, add_indicator
from workbench.cycle.models import Proposal
from workbench.cycle.starting import Period, start_cycle
from workbench.cycle.workflow import CycleRole

pytestmark = pytest.mark.django_db

LISTS = ("", "proposals", "people", "missing", "changes", "remarks", "reminders")


@contextmanager
def counted() -> Iterator[list[int]]:
    found: list[int] = []
    with CaptureQueriesContext(connection) as queries:
        yield found
    found.append(len(queries))


def more(staff: Staffed) -> None:
    """Add rows to every list: indicators, people in charge, proposals, changes and remarks."""
    officer = staff[CycleRole.OFFICER]
    for number in range(4, 12):
        new = NewIndicator(f"1-{number}", f"足した指標 {number}")
        add_indicator(officer, staff.unit("F1"), new)
        Proposal.objects.create(
            cycle=staff.cycle, order=number, change="new", field=staff.unit("F1"), name="新しい指標"
        )
    fill(staff)
    for number in range(6):
        add_remark(staff[CycleRole.EXPERT], staff.unit("1-2"), f"所見 {number}")


def test_the_lists_of_a_cycle() -> None:
    staff = staffed()
    write(staff[CycleRole.OFFICER], staff.unit("1-1"), "rationale", "最初の変更")
    client = seated(staff[CycleRole.OFFICER])
    before, after = {}, {}
    for where in LISTS:
        client.get(f"/cycle/{staff.cycle.pk}/{where}")
        with counted() as count:
            assert client.get(f"/cycle/{staff.cycle.pk}/{where}").status_code == 200
        before[where] = count[0]
    more(staff)
    for where in LISTS:
        with counted() as count:
            assert client.get(f"/cycle/{staff.cycle.pk}/{where}").status_code == 200
        after[where] = count[0]
    assert {name: (before[name], after[name]) for name in LISTS if after[name] > before[name]} == {}
    assert max(before.values()) < 40


@pytest.mark.parametrize("where", ["/cycle/", "/cycle/start/"])
def test_the_lists_of_cycles_and_reports(where: str) -> None:
    staff = staffed()
    client = seated(staff[CycleRole.OFFICER])
    client.get(where)
    with counted() as before:
        client.get(where)
    for year in (2030, 2033, 2036):
        start_cycle(staff[CycleRole.OFFICER], document().reading, Period(year, year + 2))
    with counted() as after:
        client.get(where)
    assert after == before
