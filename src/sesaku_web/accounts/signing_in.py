"""Logging in: name and password, a code where the account asks for one, and not too many tries."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth import authenticate
from django.db import transaction
from django.utils import timezone

from sesaku_web.accounts import second_factor
from sesaku_web.accounts.models import FailedAttempt, User
from sesaku_web.exceptions import LibraryError

WINDOW = timedelta(minutes=15)
MOST_FOR_BOTH = 5
MOST_FOR_NAME = 20
MOST_FOR_ADDRESS = 50
"""Failed attempts within the window; another's mistakes elsewhere hardly keep a person out."""

_KEPT = timedelta(days=1)


class SignInError(LibraryError):
    """Name, password or code is wrong; which of them is not said."""


class TooManyAttemptsError(SignInError):
    """There were too many failed attempts of late."""


class CodeNeededError(SignInError):
    """Name and password are right; a code of the authenticator is asked for."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a person gives to log in.

    Attributes:
        username: the name.
        password: the password.
        code: the code of the authenticator, or empty.
        address: the network address that the person comes from.
    """

    username: str
    password: str
    code: str = ""
    address: str = ""


def sign_in(given: Credentials) -> User:
    """Return the user that may log in.

    Raises:
        TooManyAttemptsError: there were too many failed attempts; nothing was checked.
        CodeNeededError: a code is asked for and none was given.
        SignInError: something is wrong.
    """
    name = given.username.strip()
    _check_attempts(name, given.address)
    user = authenticate(None, username=name, password=given.password)
    if not isinstance(user, User):
        raise _failed(name, given.address)
    if not user.second_factor:
        return user
    if not given.code.strip():
        raise CodeNeededError("認証アプリのコードを入力してください。")
    with transaction.atomic():
        held = User.objects.select_for_update().get(pk=user.pk)
        accepted = second_factor.accept(held, given.code)
    if not accepted:
        raise _failed(name, given.address)
    return user


def _check_attempts(name: str, address: str) -> None:
    lately = FailedAttempt.objects.filter(at__gt=timezone.now() - WINDOW)
    of_name = lately.filter(username=_folded(name))
    of_address = lately.filter(address=address[:45])
    counts = (
        (of_name.filter(address=address[:45]), MOST_FOR_BOTH),
        (of_name, MOST_FOR_NAME),
        (of_address, MOST_FOR_ADDRESS),
    )
    if any(attempts.count() >= most for attempts, most in counts):
        minutes = int(WINDOW.total_seconds() // 60)
        raise TooManyAttemptsError(f"失敗が続いたため、{minutes} 分ほど待ってからお試しください。")


def _failed(name: str, address: str) -> SignInError:
    now = timezone.now()
    with transaction.atomic():
        FailedAttempt.objects.filter(at__lt=now - _KEPT).delete()
        FailedAttempt.objects.create(username=_folded(name), address=address[:45], at=now)
    return SignInError("利用者名、パスワード、コードのどれかが違います。")


def _folded(name: str) -> str:
    return name.lower()[:150]
