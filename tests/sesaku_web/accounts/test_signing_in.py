import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
from django.utils import timezone

from sesaku_web.accounts import second_factor
from sesaku_web.accounts.actions.set_second_factor import (
    begin_second_factor,
    confirm_second_factor,
    end_second_factor,
)
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import FailedAttempt, User
from sesaku_web.accounts.permissions import Action, Role
from sesaku_web.accounts.signing_in import (
    MOST_FOR_ADDRESS,
    MOST_FOR_BOTH,
    MOST_FOR_NAME,
    WINDOW,
    CodeNeededError,
    Credentials,
    SignInError,
    TooManyAttemptsError,
    sign_in,
)
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from tests.sesaku_web.factories import actor, person

pytestmark = pytest.mark.django_db

PASSWORD = "四つの海と十二の島"  # noqa: S105 - of tests
WRONG = "四つの山と十二の谷"
RFC_SECRET = base64.b32encode(b"12345678901234567890").decode()


def code(user: User, *, later: int = 0) -> str:
    user.refresh_from_db()
    now = timezone.now() + timedelta(seconds=later * second_factor.STEP_SECONDS)
    return pyotp.TOTP(user.totp_secret).at(now)


def with_second_factor() -> User:
    user = person()
    begin_second_factor(Actor(user))
    confirm_second_factor(Actor(user), code(user))
    user.refresh_from_db()
    return user


def given(user: User, **other: str) -> Credentials:
    return replace(Credentials(user.username, PASSWORD, address="192.0.2.1"), **other)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_codes_are_those_of_the_standard(seconds: int, expected: str) -> None:
    user = person()
    user.totp_secret = RFC_SECRET
    with patch("time.time", return_value=float(seconds)):
        assert second_factor.accept(user, expected[-6:])


def test_name_and_password() -> None:
    user = person()
    assert sign_in(given(user)) == user
    for wrong in ({"password": WRONG}, {"username": "nobody"}):
        with pytest.raises(SignInError, match="どれかが違い"):
            sign_in(given(user, **wrong))


def test_a_code_is_asked_for() -> None:
    user = with_second_factor()
    with pytest.raises(CodeNeededError):
        sign_in(given(user))
    with pytest.raises(SignInError, match="どれかが違い"):
        sign_in(given(user, code="000000"))
    assert sign_in(given(user, code=code(user, later=1))) == user


def test_the_password_is_checked_first() -> None:
    user = with_second_factor()
    with pytest.raises(SignInError) as caught:
        sign_in(given(user, password=WRONG))
    assert not isinstance(caught.value, CodeNeededError)


def test_a_code_counts_once() -> None:
    user = with_second_factor()
    once = code(user, later=1)
    sign_in(given(user, code=once))
    with pytest.raises(SignInError):
        sign_in(given(user, code=once))


@pytest.mark.parametrize("later", [-3, 3])
def test_a_code_of_another_time_does_not_count(later: int) -> None:
    user = with_second_factor()
    User.objects.update(totp_last_step=0)
    with pytest.raises(SignInError):
        sign_in(given(user, code=code(user, later=later)))


def test_the_secret_is_for_an_authenticator() -> None:
    user = person()
    address = urlsplit(begin_second_factor(Actor(user)))
    user.refresh_from_db()
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert parse_qs(address.query)["secret"] == [user.totp_secret]
    assert not user.second_factor


def test_a_second_factor_begins_with_a_right_code() -> None:
    who = actor()
    with pytest.raises(ConditionError, match="始まって"):
        confirm_second_factor(who, "000000")
    begin_second_factor(who)
    with pytest.raises(ConditionError, match="コード"):
        confirm_second_factor(who, "abcdef")
    who.user.refresh_from_db()
    assert not who.user.second_factor


def test_a_second_factor_is_not_taken_over() -> None:
    user = with_second_factor()
    with pytest.raises(ConditionError, match="設定済み"):
        begin_second_factor(Actor(user))


def test_it_ends_with_a_code_or_by_an_administrator() -> None:
    user = with_second_factor()
    with pytest.raises(ConditionError):
        end_second_factor(Actor(user), user, code="000000")
    with pytest.raises(PermissionRefusedError):
        end_second_factor(actor(Role.EVALUATOR), user)
    end_second_factor(actor(Role.ADMINISTRATOR), user, reason="端末の紛失")
    user.refresh_from_db()
    assert (user.second_factor, user.totp_secret) == (False, "")


def test_a_program_changes_no_second_factor() -> None:
    who = Actor.with_token(person(), set(Action))
    for change in (
        lambda: begin_second_factor(who),
        lambda: confirm_second_factor(who, "000000"),
        lambda: end_second_factor(who, who.user, code="000000"),
    ):
        with pytest.raises(ConditionError):
            change()


def fail(times: int, credentials: Callable[[int], Credentials]) -> None:
    for number in range(times):
        with pytest.raises(SignInError) as caught:
            sign_in(credentials(number))
        assert not isinstance(caught.value, TooManyAttemptsError)


def test_not_too_many_tries_from_one_place() -> None:
    user = person()
    fail(MOST_FOR_BOTH, lambda _: given(user, password=WRONG))
    with pytest.raises(TooManyAttemptsError, match="15 分"):
        sign_in(given(user))
    assert sign_in(given(user, address="198.51.100.7")) == user


def test_not_too_many_tries_at_one_account() -> None:
    user = person()
    fail(
        MOST_FOR_NAME,
        lambda number: given(
            user, username=user.username.upper(), password=WRONG, address=f"198.51.100.{number}"
        ),
    )
    with pytest.raises(TooManyAttemptsError):
        sign_in(given(user))


def test_not_too_many_tries_at_all_accounts() -> None:
    fail(MOST_FOR_ADDRESS, lambda number: Credentials(f"n{number}", "wrong", address="192.0.2.1"))
    with pytest.raises(TooManyAttemptsError):
        sign_in(given(person()))


def test_after_a_while_one_may_try_again() -> None:
    user = person()
    fail(MOST_FOR_BOTH, lambda _: given(user, password=WRONG))
    FailedAttempt.objects.update(at=timezone.now() - WINDOW)
    assert sign_in(given(user)) == user


def test_old_attempts_are_forgotten() -> None:
    fail(1, lambda _: given(person(), password=WRONG))
    FailedAttempt.objects.update(at=timezone.now() - timedelta(days=2))
    fail(1, lambda _: given(person(), password=WRONG))
    assert FailedAttempt.objects.count() == 1
