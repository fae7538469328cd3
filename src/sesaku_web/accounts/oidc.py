"""Logging in by another service (OpenID Connect) 「シングルサインオン」, where settings name one.

The service is asked with state, nonce and PKCE; its answer is checked by its published keys. A
person is known by the service's own identifier. The first time, an account is found by its
address, which the service must have verified, or is made where the settings say so.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from sesaku.exceptions import MissingExtraError
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import User
from sesaku_web.accounts.permissions import Role
from sesaku_web.accounts.signing_in import SignInError
from sesaku_web.history.log import record

_NAME = "oidc"
_DISCOVERY = "/.well-known/openid-configuration"
_LONGEST_NAME = 150


def enabled() -> bool:
    """Whether the settings name a service."""
    return bool(settings.SESAKU_OIDC_ISSUER)


def begin(request: HttpRequest, callback: str) -> HttpResponse:
    """Send the browser to the service, which sends it back to ``callback``.

    Raises:
        MissingExtraError: the packages for it are not installed.
        SignInError: the service cannot be reached.
    """
    try:
        answer: HttpResponse = _service().authorize_redirect(request, callback)
    except _troubles() as error:
        raise SignInError("認証サービスに接続できません。管理者に連絡してください。") from error
    return answer


def finish(request: HttpRequest) -> User:
    """Return the user whom the service has sent back.

    Raises:
        MissingExtraError: the packages for it are not installed.
        SignInError: the answer is not one to what this browser asked, or nobody here is meant.
    """
    try:
        token = _service().authorize_access_token(request)
    except _troubles() as error:
        raise SignInError(
            "認証サービスの応答を確かめられません。もう一度お試しください。"
        ) from error
    claims = token.get("userinfo") or {}
    if not claims.get("sub"):
        raise SignInError("認証サービスから利用者の情報が届きませんでした。")
    return user_of(claims)


def user_of(claims: dict[str, Any]) -> User:
    """Return the user whom checked claims mean.

    Raises:
        SignInError: there is none, or the person may log in no more.
    """
    subject = f"{settings.SESAKU_OIDC_ISSUER}#{claims['sub']}"
    user = User.objects.filter(oidc_subject=subject).first()
    if user is None:
        user = _linked(subject, claims) or _made(subject, claims)
    if user is None:
        raise SignInError("この利用者は登録されていません。管理者に登録を依頼してください。")
    if not user.is_active:
        raise SignInError("この利用者は現在ログインできません。管理者に連絡してください。")
    return user


def _linked(subject: str, claims: dict[str, Any]) -> User | None:
    """Bind the one account with the person's verified address to the service's identifier."""
    address = claims.get("email")
    if not address or claims.get("email_verified") is not True:
        return None
    with transaction.atomic():
        found = User.objects.select_for_update().filter(email__iexact=address, oidc_subject=None)
        users = list(found[:2])
        if len(users) != 1:
            return None
        (user,) = users
        user.oidc_subject = subject
        user.save(update_fields=("oidc_subject",))
        record(Actor(user), "account.link", user, payload={"username": user.username})
    return user


def _made(subject: str, claims: dict[str, Any]) -> User | None:
    """Make an account with the least of roles, where the settings say so."""
    if not settings.SESAKU_OIDC_CREATE:
        return None
    wanted = str(claims.get("preferred_username") or claims.get("email") or claims["sub"])
    username = "".join(sign for sign in wanted if sign.isprintable())[:_LONGEST_NAME]
    with transaction.atomic():
        if not username or User.objects.filter(username__iexact=username).exists():
            return None
        user = User(
            username=username,
            name=str(claims.get("name") or "")[:200],
            email=str(claims.get("email") or "")[:254],
            role=Role.READER,
            oidc_subject=subject,
        )
        user.set_unusable_password()
        user.save(force_insert=True)
        payload = {"username": username, "role": user.role}
        record(Actor(user), "account.create", user, payload=payload)
    return user


@cache
def _service() -> Any:  # noqa: ANN401 - of a library without types
    if find_spec("authlib") is None or find_spec("requests") is None:
        raise MissingExtraError(
            "シングルサインオンに要るものが入っていません。"
            "pip install 'sesaku[oidc]' で入れてください。"
        )
    library = import_module("authlib.integrations.django_client")
    return library.OAuth().register(
        _NAME,
        server_metadata_url=settings.SESAKU_OIDC_ISSUER.rstrip("/") + _DISCOVERY,
        client_id=settings.SESAKU_OIDC_CLIENT_ID,
        client_secret=settings.SESAKU_OIDC_CLIENT_SECRET,
        client_kwargs={"scope": "openid profile email", "code_challenge_method": "S256"},
    )


def _troubles() -> tuple[type[Exception], ...]:
    """Return what the library raises where the service, or what it sends, is wrong."""
    authlib = import_module("authlib.common.errors")
    requests = import_module("requests")
    joserfc = import_module("joserfc.errors")
    return (
        authlib.AuthlibBaseError,
        requests.RequestException,
        joserfc.JoseError,
        ValueError,
        KeyError,
    )
