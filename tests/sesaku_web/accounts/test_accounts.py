from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.utils import timezone

from sesaku_web.accounts.actions.change_account import Change, change_account
from sesaku_web.accounts.actions.create_account import Profile, create_account
from sesaku_web.accounts.actions.create_organisation import create_organisation
from sesaku_web.accounts.actions.issue_token import issue_token
from sesaku_web.accounts.actions.revoke_token import revoke_token
from sesaku_web.accounts.actions.set_password import set_password
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import Organisation, Token, User
from sesaku_web.accounts.permissions import Action, Role
from sesaku_web.accounts.tokens import actor_of
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.history.models import Entry
from tests.sesaku_web.factories import actor, person

pytestmark = pytest.mark.django_db

PASSWORD = "島と海と山と里の十二か月"  # noqa: S105 - of tests


@pytest.fixture
def administrator() -> Actor:
    return actor(Role.ADMINISTRATOR)


def test_an_account_logs_in(administrator: Actor) -> None:
    user = create_account(administrator, Profile("hana", Role.EDITOR, "航路 花"), PASSWORD)
    assert authenticate(None, username="hana", password=PASSWORD) == user
    assert authenticate(None, username="hana", password=PASSWORD + "x") is None
    assert str(user) == "航路 花"
    entry = Entry.objects.get(action="account.create")
    assert entry.payload == {"username": "hana", "role": "editor"}
    assert PASSWORD not in entry.content


@pytest.mark.parametrize(
    ("username", "password", "said"),
    [
        ("hana", "short", "短すぎ"),
        ("hana", "password1234", "一般的"),
        ("hana", "918273645546", "数字しか"),
        ("hanako-kouro", "hanako-kouro1", "似すぎ"),
        ("", PASSWORD, "利用者名"),
        ("a" * 151, PASSWORD, "利用者名"),
        ("ha\nna", PASSWORD, "利用者名"),
        ("local", PASSWORD, "利用者名"),
    ],
)
def test_names_and_passwords_that_will_not_do(
    administrator: Actor, username: str, password: str, said: str
) -> None:
    with pytest.raises(ConditionError, match=said):
        create_account(administrator, Profile(username), password)
    assert User.objects.count() == 1


def test_a_name_is_taken_in_any_case(administrator: Actor) -> None:
    create_account(administrator, Profile("hana"), PASSWORD)
    with pytest.raises(ConditionError, match="使われて"):
        create_account(administrator, Profile("Hana"), PASSWORD)


def test_an_address_has_its_form(administrator: Actor) -> None:
    with pytest.raises(ConditionError, match="メール"):
        create_account(administrator, Profile("hana", email="hana at example"), PASSWORD)


def test_nobody_logs_in_as_the_local_user() -> None:
    local = User.objects.local()
    local.set_password(PASSWORD)
    local.save()
    assert authenticate(None, username="local", password=PASSWORD) is None
    assert User.objects.local() == local


def test_who_is_disabled_does_not_log_in(administrator: Actor) -> None:
    user = create_account(administrator, Profile("hana"), PASSWORD)
    change_account(administrator, user, Change(is_active=False), reason="異動")
    assert authenticate(None, username="hana", password=PASSWORD) is None
    assert Entry.objects.get(action="account.change").reason == "異動"


def test_an_administrator_is_left(administrator: Actor) -> None:
    for change in (Change(is_active=False), Change(role=Role.READER)):
        with pytest.raises(ConditionError, match="管理者"):
            change_account(administrator, administrator.user, change)
    other = person(Role.ADMINISTRATOR)
    change_account(administrator, other, Change(role=Role.READER))
    administrator.user.refresh_from_db()
    assert administrator.user.is_active


def test_the_local_user_stays_as_it_is(administrator: Actor) -> None:
    with pytest.raises(ConditionError):
        change_account(administrator, User.objects.local(), Change(role=Role.READER))
    with pytest.raises(ConditionError):
        set_password(administrator, User.objects.local(), PASSWORD)


def test_ones_own_password_needs_the_old_one() -> None:
    who = Actor(person(Role.READER))
    for old in (None, "wrong"):
        with pytest.raises(ConditionError, match="今の"):
            set_password(who, who.user, PASSWORD, old=old)
    set_password(who, who.user, PASSWORD, old="四つの海と十二の島")
    who.user.refresh_from_db()
    assert who.user.check_password(PASSWORD)


def test_organisations_form_a_tree(administrator: Actor) -> None:
    ministry = create_organisation(administrator, "空想省", "ministry")
    bureau = create_organisation(administrator, "航路局", "bureau", ministry)
    division = create_organisation(administrator, "離島課", "division", bureau)
    assert [part.name for part in division.line()] == ["離島課", "航路局", "空想省"]
    assert list(ministry.children.all()) == [bureau]


@pytest.mark.parametrize(
    ("name", "level", "within"),
    [
        ("", "ministry", None),
        ("空想省", "ministry", None),
        ("空想庁", "agency", None),
        ("航路局", "bureau", None),
        ("夢想省", "ministry", "空想省"),
        ("離島課", "division", "港湾課"),
        ("航路局", "bureau", "港湾課"),
    ],
)
def test_what_does_not_fit_the_tree(
    administrator: Actor, name: str, level: str, within: str | None
) -> None:
    ministry = create_organisation(administrator, "空想省", "ministry")
    create_organisation(administrator, "港湾課", "division", ministry)
    parent = Organisation.objects.get(name=within) if within else None
    with pytest.raises(ConditionError):
        create_organisation(administrator, name, level, parent)


def test_a_token_acts_as_its_person() -> None:
    who = actor(Role.EDITOR)
    issued = issue_token(who, "月次の取り込み", [Action.ADD_DOCUMENTS])
    acting = actor_of(issued.secret)
    assert acting.user == who.user
    assert acting.may(Action.ADD_DOCUMENTS)
    assert not acting.may(Action.WITHDRAW_DOCUMENTS)


def test_the_secret_is_kept_nowhere() -> None:
    issued = issue_token(actor(), "取り込み", [Action.READ_DOCUMENTS])
    kept = [str(value) for row in Token.objects.values_list() for value in row]
    kept += Entry.objects.values_list("content", flat=True)
    assert not any(issued.secret in text for text in kept)
    assert issued.secret not in repr(issued)


def test_a_token_ends() -> None:
    who = actor()
    issued = issue_token(who, "取り込み", [Action.READ_DOCUMENTS], days=1)
    Token.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(PermissionRefusedError):
        actor_of(issued.secret)
    Token.objects.update(expires_at=timezone.now() + timedelta(days=1))
    revoke_token(who, issued.token)
    with pytest.raises(PermissionRefusedError):
        actor_of(issued.secret)
    with pytest.raises(ConditionError):
        revoke_token(who, issued.token)


def test_a_token_ends_with_its_account(administrator: Actor) -> None:
    user = person()
    issued = issue_token(Actor(user), "取り込み", [Action.READ_DOCUMENTS])
    change_account(administrator, user, Change(is_active=False))
    with pytest.raises(PermissionRefusedError):
        actor_of(issued.secret)


def test_anothers_token_is_for_administrators(administrator: Actor) -> None:
    issued = issue_token(actor(), "取り込み", [Action.READ_DOCUMENTS])
    with pytest.raises(PermissionRefusedError):
        revoke_token(actor(Role.EVALUATOR), issued.token)
    revoke_token(administrator, issued.token)


@pytest.mark.parametrize(
    ("name", "scopes", "days"),
    [
        ("", [Action.READ_DOCUMENTS], 30),
        ("x", [], 30),
        ("x", ["everything"], 30),
        ("x", [Action.MANAGE_ACCOUNTS], 30),
        ("x", [Action.READ_DOCUMENTS], 0),
        ("x", [Action.READ_DOCUMENTS], 367),
    ],
)
def test_tokens_that_are_not_made(name: str, scopes: list[str], days: int) -> None:
    with pytest.raises(ConditionError):
        issue_token(actor(), name, scopes, days=days)


def test_a_token_makes_no_token() -> None:
    who = Actor.with_token(person(), set(Action))
    with pytest.raises(ConditionError):
        issue_token(who, "x", [Action.READ_DOCUMENTS])


@pytest.mark.parametrize("secret", ["", "sesaku_", "\ud800", "x" * 10_000])
def test_what_is_no_token(secret: str) -> None:
    with pytest.raises(PermissionRefusedError):
        actor_of(secret)
