"""From the secret that a program shows to who acts."""

import hashlib
import secrets

from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import Token
from sesaku_web.exceptions import PermissionRefusedError

PREFIX = "sesaku_"
"""So that a secret that lies where it should not is known for one."""


def new_secret() -> str:
    """Return a new secret."""
    return PREFIX + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """Return what is kept of a secret; it is long and random, so that a plain hash will do."""
    return hashlib.sha256(secret.encode("utf-8", "backslashreplace")).hexdigest()


def actor_of(secret: str) -> Actor:
    """Return who acts with a token.

    Raises:
        PermissionRefusedError: there is no such token, it has ended, or its person's account has.
    """
    token = (
        Token.objects.select_related("user")
        .filter(digest=digest_of(secret), revoked_at=None, expires_at__gt=timezone.now())
        .first()
    )
    if token is None or not token.user.is_active:
        raise PermissionRefusedError("このトークンは無効です。期限と権限を確かめてください。")
    return Actor.with_token(token.user, token.scopes)
