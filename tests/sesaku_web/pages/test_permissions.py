"""Who may open and send what: role by page, from the list of pages and the table of permissions."""

import pytest
from django.test import Client
from django.urls import URLPattern

from sesaku_web.accounts.permissions import PERMISSIONS, Role
from tests.sesaku_web.api.asking import content_of
from tests.sesaku_web.factories import document, person
from tests.sesaku_web.pages.addresses import EVERY, GUARDED, action_of, address
from tests.sesaku_web.pages.asking import browser

pytestmark = pytest.mark.django_db


def test_every_page_asks_the_table_of_permissions() -> None:
    assert len(EVERY) > 35
    assert [name for name, pattern in GUARDED if not hasattr(pattern.callback, "action")] == []


@pytest.mark.parametrize(("name", "pattern"), GUARDED, ids=lambda one: str(one)[:40])
def test_every_role_may_do_what_the_table_says(name: str, pattern: URLPattern) -> None:
    values = {"sha": document().short, "subject": "1-1", "number": 1}
    for role in Role:
        client = browser(role)
        where = address(name, pattern, values)
        answer = client.get(where)
        if answer.status_code == 405:
            answer = client.post(where)
        content_of(answer)
        status = answer.status_code
        allowed = action_of(pattern) in PERMISSIONS[role]
        assert (status != 403) is allowed, (role, status)
        assert status < 500


@pytest.mark.parametrize(("name", "pattern"), GUARDED, ids=lambda one: str(one)[:40])
def test_nobody_is_let_in_without_login(name: str, pattern: URLPattern) -> None:
    values = {"sha": document().short, "subject": "1-1", "number": 1}
    client, where = Client(), address(name, pattern, values)
    answer = client.get(where)
    if answer.status_code == 405:
        answer = client.post(where)
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/accounts/login/")


@pytest.mark.parametrize(("name", "pattern"), EVERY, ids=lambda one: str(one)[:40])
def test_every_form_needs_its_token(name: str, pattern: URLPattern) -> None:
    client = Client(enforce_csrf_checks=True)
    user = person(Role.ADMINISTRATOR)
    client.force_login(user, backend="sesaku_web.accounts.backends.PasswordBackend")
    values = {"sha": document().short, "subject": "1-1", "number": user.pk}
    crossed = {"Origin": "https://evil.example"}
    for headers in ({}, crossed):
        answer = client.post(address(name, pattern, values), {"reason": "x"}, headers=headers)
        assert answer.status_code in {403, 405}
        assert "evil" not in answer.content.decode()
