"""Setting up and ending the second factor 「二段階認証」 of an account."""

from django.db import transaction
from django.utils import timezone

from sesaku_web.accounts import second_factor
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import User
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record


def begin_second_factor(actor: Actor) -> str:
    """Give the actor's account a new secret, which counts once a code of it was shown.

    Returns:
        The address that an authenticator takes, usually as a QR code.

    Raises:
        ConditionError: it is set up already, or the actor is a program.
    """
    _check_person(actor)
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=actor.user.pk)
        if user.second_factor:
            raise ConditionError("二段階認証は設定済みです。")
        user.totp_secret = second_factor.new_secret()
        user.save(update_fields=("totp_secret",))
    return second_factor.address_of(user)


def confirm_second_factor(actor: Actor, code: str) -> None:
    """Ask for a second factor from now on, the first code having been shown.

    Raises:
        ConditionError: the code is wrong, nothing was begun, or the actor is a program.
    """
    _check_person(actor)
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=actor.user.pk)
        if user.second_factor or not user.totp_secret:
            raise ConditionError("二段階認証の設定が始まっていません。")
        if not second_factor.accept(user, code):
            raise ConditionError("コードが違います。端末の時計が合っているかを確かめてください。")
        user.totp_confirmed_at = timezone.now()
        user.save(update_fields=("totp_confirmed_at",))
        record(actor, "account.second_factor", user, payload={"username": user.username})


def end_second_factor(actor: Actor, user: User, *, code: str = "", reason: str = "") -> None:
    """Ask for no second factor any more: one's own with a code, another's as an administrator.

    Raises:
        PermissionRefusedError: it is another's, and the actor may not manage accounts.
        ConditionError: the code is wrong, or there is no second factor.
    """
    own = actor.user.pk == user.pk
    if own:
        _check_person(actor)
    else:
        actor.require(Action.MANAGE_ACCOUNTS)
    with transaction.atomic():
        held = User.objects.select_for_update().get(pk=user.pk)
        if not held.second_factor:
            raise ConditionError("二段階認証は設定されていません。")
        if own and not second_factor.accept(held, code):
            raise ConditionError("コードが違います。")
        held.totp_secret, held.totp_confirmed_at = "", None
        held.save(update_fields=("totp_secret", "totp_confirmed_at"))
        payload = {"username": held.username}
        record(actor, "account.second_factor_end", held, reason=reason, payload=payload)


def _check_person(actor: Actor) -> None:
    if actor.scopes is not None:
        raise ConditionError("二段階認証は、トークンでは変更できません。")
