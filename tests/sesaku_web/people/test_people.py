import csv
import io
import re
from html import unescape

import pyotp
import pytest
from django.test import Client
from pytest_django.asserts import assertNumQueries

from sesaku_web.accounts.models import Organisation, Token, User
from sesaku_web.accounts.permissions import Role
from sesaku_web.accounts.tokens import actor_of
from sesaku_web.history.log import verify
from sesaku_web.history.models import Entry
from sesaku_web.sources.actions.correct_value import Claim, correct_value
from tests.sesaku_web.factories import PAPER, actor, document, person
from tests.sesaku_web.pages.asking import browser, page

pytestmark = pytest.mark.django_db

OLD = "四つの海と十二の島"
NEW = "島と海と山と里の十二か月"


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="sesaku_web.accounts.backends.PasswordBackend")
    return client


def said(client: Client, address: str, **given: object) -> str:
    """Send a form and return what the page says that follows."""
    return str(client.post(address, given, follow=True).content.decode())


@pytest.mark.parametrize("address", ["/account/", "/people/", "/history/"])
def test_who_is_not_logged_in_is_asked_to(address: str) -> None:
    assert Client().get(address)["Location"] == f"/accounts/login/?next={address}"


@pytest.mark.parametrize(
    ("address", "least"),
    [("/account/", Role.READER), ("/history/", Role.EDITOR), ("/people/", Role.ADMINISTRATOR)],
)
def test_the_role_decides(address: str, least: Role) -> None:
    order = list(Role)
    for role in Role:
        status = 200 if order.index(role) >= order.index(least) else 403
        assert browser(role).get(address).status_code == status
        linked = f'href="{address}"' in page(browser(role), "/documents/")
        assert linked == (status == 200)


def test_the_history_is_downloaded_with_its_chain() -> None:
    document()
    document(PAPER)
    response = browser(Role.ADMINISTRATOR).get("/history/?table=history&as=csv")
    _heads, *rows = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    assert [row[3] for row in rows] == ["document.add", "document.add"]
    assert rows[0][-2] == rows[1][-1]


def test_a_password_is_changed_and_the_session_goes_on() -> None:
    user = person()
    client, elsewhere = logged_in(user), logged_in(user)
    assert "今のパスワードが違います" in said(
        client, "/account/password", old="wrong", new=NEW, again=NEW
    )
    assert "二つのパスワードが違います" in said(
        client, "/account/password", old=OLD, new=NEW, again=OLD
    )
    assert "変更しました" in said(client, "/account/password", old=OLD, new=NEW, again=NEW)
    assert client.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302


def test_a_second_factor_from_beginning_to_end() -> None:
    user = person()
    client = logged_in(user)
    html = client.post("/account/second-factor").content.decode()
    user.refresh_from_db()
    assert user.totp_secret in html
    assert 'src="data:image/svg+xml' in html
    assert "コードが違います" in said(client, "/account/second-factor/confirm", code="000000")
    code = pyotp.TOTP(user.totp_secret).now()
    assert "設定しました" in said(client, "/account/second-factor/confirm", code=code)
    assert user.totp_secret not in page(client, "/account/")
    assert "設定済み" in client.post("/account/second-factor").content.decode()
    User.objects.update(totp_last_step=0)
    code = pyotp.TOTP(user.totp_secret).now()
    assert "外しました" in said(client, "/account/second-factor/end", code=code)


def test_a_token_is_shown_once() -> None:
    client = browser(Role.EDITOR)
    given = {"name": "月次の集計", "scopes": ["documents:read", "history:read"], "days": "30"}
    response = client.post("/account/tokens", given)
    html = unescape(response.content.decode())
    secret = re.search(r"sesaku_[\w-]{43}", html)
    assert secret is not None
    assert sorted(actor_of(secret[0]).scopes or ()) == ["documents:read", "history:read"]
    assert "no-store" in response.headers["Cache-Control"]
    assert secret[0] not in page(client, "/account/")
    assert "月次の集計" in page(client, "/account/")


@pytest.mark.parametrize(
    "given",
    [
        {"name": "", "scopes": ["documents:read"], "days": "30"},
        {"name": "x", "scopes": [], "days": "30"},
        {"name": "x", "scopes": ["accounts:manage"], "days": "30"},
        {"name": "x", "scopes": ["documents:read"], "days": "9999"},
        {"name": "x", "scopes": ["documents:read"], "days": "³"},
        {"name": "x", "scopes": ["documents:read"]},
    ],
)
def test_a_token_that_is_not_made(given: dict[str, object]) -> None:
    response = browser(Role.READER).post("/account/tokens", given)
    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()
    assert Token.objects.count() == 0


def test_only_ones_own_token_is_revoked() -> None:
    mine, other = browser(), browser()
    mine.post("/account/tokens", {"name": "x", "scopes": "documents:read", "days": "30"})
    token = Token.objects.get()
    address = f"/account/tokens/{token.pk}/revoke"
    assert other.post(address).status_code == 404
    assert "無効にしました" in said(mine, address)
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_an_administrator_adds_people_and_organisations() -> None:
    client = browser(Role.ADMINISTRATOR)
    assert "登録しました" in said(client, "/people/organisations", name="空想省", level="ministry")
    ministry = Organisation.objects.get()
    said(client, "/people/organisations", name="航路局", level="bureau", parent=ministry.pk)
    bureau = Organisation.objects.get(level="bureau")
    html = said(
        client,
        "/people/add",
        username="hana",
        name="航路 花",
        role="editor",
        organisation=bureau.pk,
        password=NEW,
    )
    assert "空想省 航路局" in html
    assert "hana" in html
    user = User.objects.get(username="hana")
    assert (user.role, user.organisation) == (Role.EDITOR, bureau)
    assert user.check_password(NEW)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"username": "hana", "role": "editor", "password": "short"}, "短すぎ"),
        ({"username": "hana", "role": "emperor", "password": NEW}, "役割"),
        ({"username": "", "role": "editor", "password": NEW}, "利用者名"),
        ({"username": "hana", "role": "editor", "password": NEW, "organisation": "9"}, "組織"),
        ({"username": "hana", "role": "editor", "password": NEW, "organisation": "x"}, "組織"),
    ],
)
def test_an_account_that_is_not_made(given: dict[str, str], reason: str) -> None:
    client = browser(Role.ADMINISTRATOR)
    html = said(client, "/people/add", **given)
    assert re.search(rf'class="message"[^>]*>[^<]*{reason}', html)
    assert not User.objects.filter(username="hana").exists()


def test_an_account_is_changed() -> None:
    client, user = browser(Role.ADMINISTRATOR), person(Role.READER)
    address = f"/people/{user.pk}/"
    assert user.username in page(client, address)
    said(client, address, role="evaluator", reason="異動")
    user.refresh_from_db()
    assert (user.role, user.is_active) == (Role.EVALUATOR, False)
    assert Entry.objects.get(action="account.change").reason == "異動"
    said(client, address, role="evaluator", active="1")
    said(client, f"{address}password", new=NEW)
    user.refresh_from_db()
    assert user.is_active
    assert user.check_password(NEW)
    assert client.get("/people/999999/").status_code == 404
    assert client.get(f"/people/{User.objects.local().pk}/").status_code == 404


def test_a_lost_device() -> None:
    user = person()
    client = logged_in(user)
    client.post("/account/second-factor")
    user.refresh_from_db()
    client.post("/account/second-factor/confirm", {"code": pyotp.TOTP(user.totp_secret).now()})
    administrator = browser(Role.ADMINISTRATOR)
    said(administrator, f"/people/{user.pk}/second-factor/end", reason="端末の紛失")
    user.refresh_from_db()
    assert not user.second_factor


def test_the_history_is_shown() -> None:
    stored = document()
    html = page(browser(), "/history/")
    assert "document.add" in html
    assert stored.name in html
    assert verify()[1] in html
    assert stored.name not in page(browser(), "/history/?action=account.create")
    assert stored.name not in page(browser(), "/history/?actor=nobody")
    assert page(browser(), "/history/?page=999&actor=" + "x" * 500)


def test_lists_ask_no_more_for_more_rows() -> None:
    client = browser(Role.ADMINISTRATOR)
    stored = document()
    for address, queries in (("/people/", 5), ("/history/", 6)):
        for number in range(3):
            person()
            claim = Claim("1-1", "rating/grade", "correct", "正誤表による", value=str(number))
            correct_value(actor(), stored, claim)
            with assertNumQueries(queries):
                client.get(address)


@pytest.mark.parametrize("address", ["/account/", "/people/", "/history/"])
def test_in_english_no_japanese_of_ours_is_left(address: str) -> None:
    from tests.sesaku_web.pages.own_words import ours  # noqa: PLC0415 - for this test alone

    client = browser(Role.ADMINISTRATOR)
    client.get("/?lang=en")
    html = client.get(address).content.decode()
    assert [text for text in ours(html) if text != "日本語"] == []


def test_what_changes_something_is_asked_for_by_post_alone() -> None:
    client, user = browser(Role.ADMINISTRATOR), person()
    for address in (
        "/account/password",
        "/account/second-factor",
        "/account/second-factor/confirm",
        "/account/second-factor/end",
        "/account/tokens/1/revoke",
        "/people/add",
        "/people/organisations",
        f"/people/{user.pk}/password",
        f"/people/{user.pk}/second-factor/end",
    ):
        assert client.get(address).status_code == 405
