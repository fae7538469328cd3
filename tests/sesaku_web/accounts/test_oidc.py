from collections.abc import Iterator
from importlib import reload
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings as current
from django.test import Client
from django.urls import clear_url_caches
from pytest_django.fixtures import Settings

import sesaku_site.urls
import sesaku_web.accounts.urls
from sesaku_web.accounts import oidc
from sesaku_web.accounts.actions.change_account import Change, change_account
from sesaku_web.accounts.models import User
from sesaku_web.accounts.permissions import Role
from sesaku_web.accounts.signing_in import SignInError
from sesaku_web.history.models import Entry
from tests.sesaku_web.accounts.identity import CLIENT, CLIENT_SECRET, Identity, identity
from tests.sesaku_web.factories import actor, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(settings: Settings) -> Iterator[Identity]:
    """A service, which the settings name."""
    with identity() as found:
        settings.SESAKU_OIDC_ISSUER = found.issuer
        settings.SESAKU_OIDC_CLIENT_ID = CLIENT
        settings.SESAKU_OIDC_CLIENT_SECRET = CLIENT_SECRET
        _load_addresses()
        yield found
    settings.SESAKU_OIDC_ISSUER = ""
    _load_addresses()


def _load_addresses() -> None:
    oidc._service.cache_clear()  # noqa: SLF001 - it is made of the settings
    reload(sesaku_web.accounts.urls)
    reload(sesaku_site.urls)
    clear_url_caches()


def begin(client: Client, service: Identity, **given: str) -> dict[str, str]:
    """Go out to the service; return what it was asked."""
    answer = client.get("/accounts/oidc/", given)
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{service.issuer}/authorize?")
    asked = {name: each[0] for name, each in parse_qs(urlsplit(answer["Location"]).query).items()}
    service.nonce = asked["nonce"]
    return asked


def who(client: Client) -> str | None:
    number = client.session.get("_auth_user_id")
    return User.objects.get(pk=number).username if number else None


def test_there_is_none_without_a_setting(client: Client) -> None:
    assert current.SESAKU_OIDC_ISSUER == ""
    assert client.get("/accounts/oidc/").status_code == 404


def test_there_and_back(client: Client, service: Identity) -> None:
    user = person(email="hana@example.com")
    service.claims = {"sub": "u-1", "email": "Hana@example.com", "email_verified": True}
    asked = begin(client, service, next="/documents/")
    assert (asked["client_id"], asked["response_type"]) == (CLIENT, "code")
    assert asked["redirect_uri"].endswith("/accounts/oidc/callback")
    assert asked["code_challenge_method"] == "S256"
    answer = client.get("/accounts/oidc/callback", {"code": "c", "state": asked["state"]})
    assert (answer.status_code, answer["Location"]) == (302, "/documents/")
    assert who(client) == user.username
    assert service.asked[0]["code_verifier"]
    assert Entry.objects.filter(action="account.link").count() == 1


def test_the_next_time_the_address_does_not_matter(service: Identity) -> None:
    user = person(oidc_subject=f"{service.issuer}#u-1")
    assert oidc.user_of({"sub": "u-1", "email": "other@example.com"}) == user


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": "u-1"},
        {"sub": "u-1", "email": "hana@example.com"},
        {"sub": "u-1", "email": "hana@example.com", "email_verified": False},
        {"sub": "u-1", "email": "hana@example.com", "email_verified": "true"},
        {"sub": "u-1", "email": "", "email_verified": True},
    ],
)
def test_an_address_that_is_not_verified_finds_nobody(
    service: Identity, claims: dict[str, object]
) -> None:
    assert service.issuer
    person(email="hana@example.com")
    person(email="")
    with pytest.raises(SignInError, match="登録されていません"):
        oidc.user_of(claims)


def test_an_address_of_two_finds_nobody(service: Identity) -> None:
    assert service.issuer
    person(email="hana@example.com")
    person(email="hana@example.com")
    with pytest.raises(SignInError):
        oidc.user_of({"sub": "u-1", "email": "hana@example.com", "email_verified": True})


def test_an_account_bound_to_another_is_not_taken_over(service: Identity) -> None:
    person(email="hana@example.com", oidc_subject=f"{service.issuer}#u-1")
    with pytest.raises(SignInError):
        oidc.user_of({"sub": "u-2", "email": "hana@example.com", "email_verified": True})


def test_accounts_are_made_where_the_settings_say_so(service: Identity, settings: Settings) -> None:
    claims = {"sub": "u-9", "preferred_username": "taro", "name": "海野 太郎"}
    with pytest.raises(SignInError):
        oidc.user_of(claims)
    settings.SESAKU_OIDC_CREATE = True
    user = oidc.user_of(claims)
    assert (user.username, user.role, user.has_usable_password()) == ("taro", Role.READER, False)
    assert oidc.user_of(claims) == user
    with pytest.raises(SignInError):
        oidc.user_of({"sub": "u-10", "preferred_username": "Taro"})
    assert service.issuer


def test_who_was_disabled_does_not_log_in(service: Identity) -> None:
    user = person(oidc_subject=f"{service.issuer}#u-1")
    change_account(actor(Role.ADMINISTRATOR), user, Change(is_active=False))
    with pytest.raises(SignInError, match="現在ログイン"):
        oidc.user_of({"sub": "u-1"})


@pytest.mark.parametrize("wrong", ["state", "nonce", "key", "audience", "issuer", "expired"])
def test_an_answer_that_is_not_ours_is_refused(
    client: Client, service: Identity, wrong: str
) -> None:
    person(oidc_subject=f"{service.issuer}#u-1")
    asked = begin(client, service)
    state = "another" if wrong == "state" else asked["state"]
    service.nonce = "another" if wrong == "nonce" else asked["nonce"]
    service.forged = wrong == "key"
    other_claims: dict[str, dict[str, object]] = {
        "audience": {"aud": "another"},
        "issuer": {"iss": "https://another.example"},
        "expired": {"exp": 1_000_000_000},
    }
    service.claims |= other_claims.get(wrong, {})
    answer = client.get("/accounts/oidc/callback", {"code": "c", "state": state})
    assert answer["Location"] == "/accounts/login/"
    assert who(client) is None


def test_a_refusal_of_the_service_is_told(client: Client, service: Identity) -> None:
    asked = begin(client, service)
    given = {"error": "access_denied", "state": asked["state"]}
    answer = client.get("/accounts/oidc/callback", given, follow=True)
    assert "確かめられません" in answer.content.decode()


def test_it_goes_on_to_this_site_alone(client: Client, service: Identity) -> None:
    person(oidc_subject=f"{service.issuer}#u-1")
    asked = begin(client, service, next="https://evil.example/")
    answer = client.get("/accounts/oidc/callback", {"code": "c", "state": asked["state"]})
    assert answer["Location"] == "/"


def test_a_service_that_is_not_there_is_said(client: Client, service: Identity) -> None:
    current.SESAKU_OIDC_ISSUER = "http://127.0.0.1:1"
    oidc._service.cache_clear()  # noqa: SLF001 - it is made of the settings
    assert service.issuer
    assert client.get("/accounts/oidc/")["Location"] == "/accounts/login/"


def test_the_login_page_leads_there(client: Client, service: Identity) -> None:
    assert service.issuer
    page = client.get("/accounts/login/?next=/documents/").content.decode()
    assert "/accounts/oidc/?next=/documents/" in page
