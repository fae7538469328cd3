"""Making a token for a program."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import Token
from sesaku_web.accounts.permissions import PERMISSIONS, Action, Role
from sesaku_web.accounts.tokens import digest_of, new_secret
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record

MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Issued:
    """A token, and its secret, which is shown once and kept nowhere."""

    token: Token
    secret: str = field(repr=False)


def issue_token(actor: Actor, name: str, scopes: Iterable[str], *, days: int = 90) -> Issued:
    """Make a token that acts as the actor, within some of the actor's permissions.

    Args:
        actor: whose token it is; a person, not another token.
        name: what it is for.
        scopes: actions of ``accounts/permissions.py``.
        days: how long it holds.

    Raises:
        PermissionRefusedError: the actor may not make tokens.
        ConditionError: no name, an unknown scope or one beyond the role, or too many days.
    """
    actor.require(Action.MAKE_TOKENS)
    if actor.scopes is not None:
        raise ConditionError("トークンで別のトークンを作ることはできません。")
    wanted = sorted(set(scopes))
    if not name.strip():
        raise ConditionError("トークンの名前（用途）を指定してください。")
    if not wanted or not set(wanted) <= PERMISSIONS[Role(actor.user.role)]:
        raise ConditionError("トークンの権限には、自分の権限の中から一つ以上を指定してください。")
    if not 1 <= days <= MOST_DAYS:
        raise ConditionError(f"有効期間は 1～{MOST_DAYS} 日にしてください。")
    secret = new_secret()
    with transaction.atomic():
        token = Token.objects.create(
            user=actor.user,
            name=name.strip()[:200],
            digest=digest_of(secret),
            scopes=wanted,
            expires_at=timezone.now() + timedelta(days=days),
        )
        payload = {"name": token.name, "scopes": wanted, "days": days}
        record(actor, "token.issue", token, payload=payload)
    return Issued(token, secret)
