"""No page asks the database more often where there is more to list, whatever it lists."""

import pytest
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings

from sateto.needs.actions.change_group import start_group
from sesaku_web.accounts.actions.create_organisation import create_organisation
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Role
from sesaku_web.search.actions.save_search import save_search
from sesaku_web.sources.actions.add_document import add_document
from sesaku_web.sources.actions.correct_value import Claim, correct_value
from tests.sateto.needs.making import Team, assessment, need
from tests.sesaku_web.factories import PAPER, REPORT, SHEETS, SUMMARY, actor, person, source
from tests.sesaku_web.pages.addresses import EVERY
from tests.shimamoru.reports.sending import report
from tests.workbench.cycle.people import staffed
from workbench.cycle.actions.set_people import set_roles
from workbench.cycle.workflow import CycleRole

pytestmark = pytest.mark.django_db

PAGES = [reverse(name) for name, pattern in EVERY if not pattern.pattern.converters]
"""Every page that shows no single thing: all lists are among them."""

LISTS = {
    *("/", "/documents/", "/diagnostics/", "/corrections/", "/positions/", "/projects/"),
    *("/audit/", "/over-time/", "/compare/", "/promises/", "/people/", "/history/", "/search/"),
    *("/needs/", "/needs/sources", "/needs/gaps", "/assessments/", "/assessments/groups/"),
    *("/cycle/", "/cycle/start/", "/coast/desk/", "/coast/desk/duty/"),
}
"""Those that are longer after ``fill``; this test would say nothing of a list without rows."""


@pytest.fixture(autouse=True)
def _open_coast(settings: Settings) -> None:
    settings.SESAKU_COAST = True


def fill(number: int, who: Actor) -> None:
    """Add one of everything that pages list."""
    for path in (REPORT, SUMMARY, PAPER, SHEETS):
        held = add_document(who, source(path, ending="\n" * number)).document
    first = held.reading.projectrows.first()
    assert first is not None
    correct_value(who, held, Claim(first.subject, "name", "confirm", "確認した"))
    create_organisation(who, f"海洋環境省 {number}", "ministry")
    group = start_group(who, f"島の暮らしを考える会 {number}")
    save_search(who, f"離島 {number}")
    need(who)
    assessment(Team(group, who, who, who))
    report()
    staff = staffed()
    officer = staff[CycleRole.OFFICER]
    set_roles(officer, staff.cycle, who.user, frozenset({CycleRole.COORDINATOR}))


def asked(client: Client) -> dict[str, tuple[int, int]]:
    """Return how often each page that is there asks the database, and how long it is."""
    found = {}
    for address in PAGES:
        client.get(address)  # what is looked up once a process is known now
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
            length = len(body(answer))
        if answer.status_code == 200:
            found[address] = (len(queries), length)
    return found


def body(answer: HttpResponseBase) -> bytes:
    if isinstance(answer, StreamingHttpResponse):
        return b"".join(answer)
    assert isinstance(answer, HttpResponse)
    return answer.content


def test_no_page_asks_more_often_for_more() -> None:
    who = actor(Role.ADMINISTRATOR)
    client = Client()
    client.force_login(who.user, backend="sesaku_web.accounts.backends.PasswordBackend")
    fill(1, who)
    few = asked(client)
    for number in (2, 3, 4):
        fill(number, who)
    for _ in range(3):
        person(Role.READER)
    many = asked(client)
    assert set(few) == set(many)
    longer = {address for address, (_, length) in many.items() if length > few[address][1]}
    assert LISTS - longer == set()
    grown = {
        address: (few[address][0], queries)
        for address, (queries, _) in many.items()
        if queries > few[address][0]
    }
    assert grown == {}
