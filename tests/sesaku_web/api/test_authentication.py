from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from sesaku_web.accounts.models import Token, User
from sesaku_web.accounts.models.user import LOCAL
from sesaku_web.accounts.permissions import Action, Role
from sesaku_web.api import ROOT
from tests.sesaku_web.api.asking import Program, held, secret_of, stored
from tests.sesaku_web.factories import person

pytestmark = pytest.mark.django_db

REASON = '{"reason": "誤り"}'


def test_a_token_acts_as_its_person() -> None:
    found = Program(Role.EDITOR, Action.READ_DOCUMENTS).get("me").json()
    assert found["role"] == "editor"
    assert found["may"] == ["documents:read"]


def test_a_token_may_less_than_its_person() -> None:
    held(Program(Role.EDITOR, Action.READ_DOCUMENTS).get("history"), "permission-refused")


def test_a_token_may_no_more_than_its_person() -> None:
    secret = secret_of(Role.EDITOR, Action.READ_DOCUMENTS, Action.READ_HISTORY)
    User.objects.filter(tokens__isnull=False).update(role=Role.READER)
    held(Program(secret=secret).get("history"), "permission-refused")


@pytest.mark.parametrize(
    "change", [{"revoked_at": timezone.now()}, {"expires_at": timezone.now() - timedelta(days=1)}]
)
def test_a_token_that_is_over(change: dict[str, object]) -> None:
    program = Program()
    assert program.get("me").status_code == 200
    Token.objects.update(**change)
    held(program.get("me"), "not-signed-in")


def test_the_token_of_an_account_that_is_over() -> None:
    program = Program()
    User.objects.update(is_active=False)
    held(program.get("me"), "not-signed-in")


@pytest.mark.parametrize("secret", ["", " ", "sesaku_", "sesaku_x", "é\x00", "x" * 10_000])
def test_a_token_that_is_none_is_not_made_good_by_a_session(client: Client, secret: str) -> None:
    client.force_login(person())
    headers = {"Authorization": f"Bearer {secret}"}
    held(client.get(f"{ROOT}me", headers=headers), "not-signed-in")


def test_a_token_needs_no_csrf_token() -> None:
    response = Program().post("corrections/1/withdrawal", {"reason": "誤り"})
    held(response, "not-found")


def test_a_session_reads(client: Client) -> None:
    client.force_login(person(Role.READER))
    assert client.get(f"{ROOT}me").json()["role"] == "reader"


def test_a_session_changes_nothing_without_the_csrf_token() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person())
    address = f"{ROOT}documents/{stored().short}/withdrawal"
    json = "application/json"
    held(client.post(address, REASON, content_type=json), "csrf-failed")
    client.cookies["csrftoken"] = "a" * 32
    headers = {"X-CSRFToken": "a" * 32}
    crossed = {**headers, "Origin": "https://evil.example"}
    held(client.post(address, REASON, content_type=json, headers=crossed), "csrf-failed")
    assert client.post(address, REASON, content_type=json, headers=headers).status_code == 200


@pytest.fixture
def single(settings: Settings) -> Client:
    """A program of the machine of one person."""
    settings.SESAKU_SINGLE_USER = True
    return Client(enforce_csrf_checks=True)


def test_a_program_of_the_machine_needs_nothing(single: Client) -> None:
    assert single.get(f"{ROOT}me").json()["username"] == LOCAL
    address = f"{ROOT}documents/{stored().short}/withdrawal"
    assert single.post(address, REASON, content_type="application/json").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver"},
        {"Referer": "https://evil.example/page"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {"Cookie": "csrftoken=x"},
    ],
)
def test_a_browser_of_the_machine_is_checked(single: Client, headers: dict[str, str]) -> None:
    kept = stored()
    address = f"{ROOT}documents/{kept.short}/withdrawal"
    for content_type in ("application/json", "text/plain", "application/x-www-form-urlencoded"):
        response = single.post(address, REASON, content_type=content_type, headers=headers)
        held(response, "csrf-failed")
    kept.refresh_from_db()
    assert kept.withdrawn_at is None


def test_what_another_server_passes_on_is_refused(single: Client) -> None:
    headers = {"X-Forwarded-For": "203.0.113.7"}
    held(single.get(f"{ROOT}documents", headers=headers), "permission-refused")
