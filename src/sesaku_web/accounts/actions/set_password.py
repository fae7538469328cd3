"""Setting a password."""

from django.db import transaction

from sesaku_web.accounts.actions.create_account import check_password
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import User
from sesaku_web.accounts.models.user import NOT_PEOPLE
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record


def set_password(actor: Actor, user: User, password: str, *, old: str | None = None) -> User:
    """Set a password: one's own with the old one, another's as an administrator.

    All sessions of the user end with it, as Django signs them with the password's hash.

    Raises:
        PermissionRefusedError: it is another's, and the actor may not manage accounts.
        ConditionError: the old one is wrong, or the new one too easy to guess.
    """
    own = actor.user.pk == user.pk
    if own and (actor.scopes is not None or old is None or not user.check_password(old)):
        raise ConditionError("今のパスワードが違います。")
    if not own:
        actor.require(Action.MANAGE_ACCOUNTS)
    if user.username in NOT_PEOPLE:
        raise ConditionError("この端末の利用者にパスワードはありません。")
    check_password(password, user)
    with transaction.atomic():
        held = User.objects.select_for_update().get(pk=user.pk)
        held.set_password(password)
        held.save(update_fields=("password",))
        record(actor, "account.password", held, payload={"username": held.username})
    return held
