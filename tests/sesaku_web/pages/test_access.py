"""Who may open which page, and what every answer bears."""

import pytest
from django.test import Client

from sesaku_web.accounts.permissions import Action, Role
from tests.sesaku_web.factories import document
from tests.sesaku_web.pages.asking import browser, page, root

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/", "/documents/", "/documents/add", "/diagnostics/", "/corrections/"]
)
def test_who_is_not_logged_in_is_asked_to(address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 302
    assert response.headers["Location"] == f"/accounts/login/?next={address}"


def test_logging_in_leads_to_the_page() -> None:
    from tests.sesaku_web.factories import person  # noqa: PLC0415 - for this test alone

    user = person(Role.READER)
    client = Client()
    given = {"username": user.username, "password": "四つの海と十二の島", "next": "/documents/"}
    response = client.post("/accounts/login/", given)
    assert response.headers["Location"] == "/documents/"
    assert user.username in page(client, "/documents/")
    assert client.post("/accounts/logout/").status_code == 302
    assert client.get("/documents/").status_code == 302


def test_logging_in_leads_to_no_other_site() -> None:
    from tests.sesaku_web.factories import person  # noqa: PLC0415 - for this test alone

    given = {"username": person().username, "password": "四つの海と十二の島"}
    for next_ in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        response = Client().post("/accounts/login/", {**given, "next": next_})
        assert response.headers["Location"] == "/"


def test_a_wrong_password_is_said_and_not_shown_again() -> None:
    response = Client().post("/accounts/login/", {"username": "nobody", "password": "秘密の言葉"})
    said = response.content.decode()
    assert response.status_code == 400
    assert "違います" in said
    assert "秘密の言葉" not in said


@pytest.mark.parametrize(
    ("role", "status"), [(Role.READER, 403), (Role.CONTRIBUTOR, 200), (Role.EDITOR, 200)]
)
def test_the_role_decides(role: Role, status: int) -> None:
    said = page(browser(role), "/documents/add", status=status)
    assert ("権限" in said) == (status == 403)
    assert Action.ADD_DOCUMENTS in said or status == 200


def test_forms_of_other_sites_are_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    from tests.sesaku_web.factories import person  # noqa: PLC0415 - for this test alone

    client.force_login(person(), backend="sesaku_web.accounts.backends.PasswordBackend")
    held = document()
    for address in (
        "/documents/add",
        f"{root(held)}withdraw",
        f"{root(held)}renew",
        f"{root(held)}correct?subject=1-2&path=name",
        "/accounts/logout/",
    ):
        response = client.post(address, {"reason": "x"})
        assert response.status_code == 403, address
        assert "有効期限" in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/documents/", "/no/such/page", "/documents/add"])
def test_every_answer_bears_its_headers(address: str) -> None:
    response = browser().get(address)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"


def test_pages_have_no_script_and_no_style_of_their_own() -> None:
    client, held = browser(), document()
    for address in ("/", "/documents/add", root(held), f"{root(held)}measure", f"{root(held)}view"):
        html = page(client, address)
        assert "<style" not in html
        assert " style=" not in html
        assert " onclick" not in html
        assert html.count("<script") == html.count('<script type="module" src="/static/')


def test_pages_are_not_kept_by_others() -> None:
    assert browser().get("/").headers["Cache-Control"] == "private, no-cache"


def test_what_changes_something_is_asked_for_by_post_alone() -> None:
    client, held = browser(), document()
    for name in ("withdraw", "renew"):
        assert client.get(f"{root(held)}{name}").status_code == 405
