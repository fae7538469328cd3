import pytest
from django.conf import settings as current
from django.test import Client
from pytest_django.fixtures import Settings

from sesaku_site.headers import POLICY
from sesaku_web.accounts.models import User
from sesaku_web.pages.views import session

PAGES = ["/", "/no-such-page", "/static/no-such-file", "/api/v1/no-such-thing", "/accounts/login/"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_every_answer_bears_them(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_nothing_inline_is_run() -> None:
    assert "default-src 'none'" in POLICY
    assert "script-src 'self';" in POLICY
    assert not {"unsafe-inline", "unsafe-eval", "*", "http:", "https:"} & set(POLICY.split())


def test_cookies_are_not_for_scripts_or_other_sites() -> None:
    for name in ("SESSION", "CSRF", "LANGUAGE"):
        assert getattr(current, f"{name}_COOKIE_HTTPONLY") is True
        assert getattr(current, f"{name}_COOKIE_SAMESITE") == "Lax"


@pytest.mark.django_db
def test_another_host_is_refused(client: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = settings.LOOPBACK_NAMES
    refused = client.get("/", headers={"host": "evil.example"})
    assert refused.status_code == 400
    assert "要求を読み取れません" in refused.content.decode()


@pytest.mark.django_db
def test_a_fault_of_the_program_is_said_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret of the program")

    monkeypatch.setattr(session, "_address", broken)
    answer = Client(raise_request_exception=False).get("/accounts/login/")
    assert answer.status_code == 500
    assert "不具合" in answer.content.decode()
    assert "secret" not in answer.content.decode()
    assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
def test_a_form_of_another_site_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/accounts/login/", {"username": "hana", "password": "x"}).status_code == 403
    assert User.objects.count() == 0
