"""The pages of the desk, as the officer of a cycle sees them."""

import pytest

from sesaku_web.accounts.permissions import Role
from tests.sesaku_web.factories import document
from tests.sesaku_web.pages.asking import browser, page, words
from workbench.cycle.models import Cycle

pytestmark = pytest.mark.django_db


def test_the_next_cycle_is_started_in_two_clicks() -> None:
    held = document()
    client = browser(Role.EVALUATOR)
    html = page(client, "/cycle/start/")
    assert f'href="/cycle/start/{held.short}"' in html
    html = page(client, f"/cycle/start/{held.short}")
    assert 'value="20' in html
    response = client.post(f"/cycle/start/{held.short}", {"first": "2023", "last": "2025"})
    assert response.status_code == 302, response.content.decode()
    cycle = Cycle.objects.get()
    for where in (
        "",
        "proposals",
        "people",
        "missing",
        "changes",
        "units/measure",
        "units/F1",
        "units/1-1",
    ):
        said = words(page(client, f"/cycle/{cycle.pk}/{where}"))
        assert "豊かな海の保全と離島のくらし" in said
