"""Ending a token before its time."""

from django.db import transaction
from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import Token
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record


def revoke_token(actor: Actor, token: Token) -> Token:
    """End a token: one's own, or any as an administrator.

    Raises:
        PermissionRefusedError: it is another's, and the actor may not manage accounts.
        ConditionError: it was ended already.
    """
    own = token.user_id == actor.user.pk
    actor.require(Action.MAKE_TOKENS if own else Action.MANAGE_ACCOUNTS)
    with transaction.atomic():
        held = Token.objects.select_for_update().get(pk=token.pk)
        if held.revoked_at is not None:
            raise ConditionError("このトークンは既に無効です。")
        held.revoked_at = timezone.now()
        held.save(update_fields=("revoked_at",))
        record(actor, "token.revoke", held, payload={"name": held.name})
    return held
