"""Making an account."""

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import Organisation, User
from sesaku_web.accounts.models.user import NOT_PEOPLE
from sesaku_web.accounts.permissions import Action, Role
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record

_LONGEST = 150


@dataclass(frozen=True, slots=True)
class Profile:
    """What is said of a person.

    Attributes:
        username: what the person logs in with.
        role: what the person may do.
        name: the person's name.
        email: address, or empty.
        organisation: where the person works, or None.
    """

    username: str
    role: Role = Role.READER
    name: str = ""
    email: str = ""
    organisation: Organisation | None = None


def create_account(actor: Actor, profile: Profile, password: str | None) -> User:
    """Make an account.

    Args:
        actor: who makes it.
        profile: whose it is.
        password: None where the person logs in through another service alone.

    Raises:
        PermissionRefusedError: the actor may not manage accounts.
        ConditionError: the name is taken, or name, address or password will not do.
    """
    actor.require(Action.MANAGE_ACCOUNTS)
    user = User(
        username=profile.username.strip(),
        role=profile.role,
        name=profile.name.strip(),
        email=profile.email.strip(),
        organisation=profile.organisation,
    )
    _check_profile(user)
    check_password(password, user)
    user.set_password(password)
    with transaction.atomic():
        if User.objects.filter(username__iexact=user.username).exists():
            raise ConditionError(f"利用者名 {user.username} は既に使われています。")
        user.save(force_insert=True)
        payload = {"username": user.username, "role": user.role}
        record(actor, "account.create", user, payload=payload)
    return user


def check_password(password: str | None, user: User) -> None:
    """Go on only with a password that is hard to guess.

    Raises:
        ConditionError: it is too short, common, or like the person's name.
    """
    if password is None:
        return
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise ConditionError(" ".join(error.messages)) from error


def _check_profile(user: User) -> None:
    username = user.username
    taken = username in NOT_PEOPLE
    if not username or not username.isprintable() or len(username) > _LONGEST or taken:
        names = "・".join(NOT_PEOPLE)
        raise ConditionError(f"利用者名は 1～{_LONGEST} 字にしてください（{names} は使えません）。")
    if user.email:
        try:
            validate_email(user.email)
        except ValidationError as error:
            raise ConditionError("メールアドレスの形が正しくありません。") from error
