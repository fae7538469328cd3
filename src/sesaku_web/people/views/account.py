"""One's own account: password, second factor, tokens."""

from typing import Any

import segno
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from sesaku_web.accounts.actions.issue_token import MOST_DAYS, issue_token
from sesaku_web.accounts.actions.revoke_token import revoke_token
from sesaku_web.accounts.actions.set_password import set_password
from sesaku_web.accounts.actions.set_second_factor import (
    begin_second_factor,
    confirm_second_factor,
    end_second_factor,
)
from sesaku_web.accounts.models import Token, User
from sesaku_web.accounts.models.user import LOCAL
from sesaku_web.accounts.permissions import PERMISSIONS, Action, Role
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.people.labels import ACTIONS, ROLES
from sesaku_web.people.outcome import done

_QR_SCALE = 5


@page()
def account(request: PageRequest) -> HttpResponse:
    """Show the account of who asks."""
    return _shown(request)


@require_POST
@sensitive_post_parameters()
@page()
def password(request: PageRequest) -> HttpResponse:
    """Set a new password; the other sessions of the person end."""

    def act() -> None:
        given = request.POST.get("new", "")
        if given != request.POST.get("again", ""):
            raise ConditionError(_("二つのパスワードが違います。"))
        user = set_password(
            request.actor, request.actor.user, given, old=request.POST.get("old", "")
        )
        update_session_auth_hash(request, user)

    return done(request, act, _("パスワードを変更しました。"), reverse("people:account"))


@require_POST
@never_cache
@page()
def second_factor(request: PageRequest) -> HttpResponse:
    """Make a secret for an authenticator and show it; it counts once a code of it is given."""
    try:
        address = begin_second_factor(request.actor)
    except ConditionError as error:
        return _shown(request, trouble=str(error), status=400)
    secret = User.objects.get(pk=request.actor.user.pk).totp_secret
    picture = segno.make(address).svg_data_uri(scale=_QR_SCALE, border=4, light="#fff")
    said = {"secret": secret, "picture": picture, "address": address}
    return render(request, "people/second_factor.html", said)


@require_POST
@sensitive_post_parameters()
@page()
def confirm(request: PageRequest) -> HttpResponse:
    """Ask for codes from now on, the first one having been given."""
    code = request.POST.get("code", "")
    return done(
        request,
        lambda: confirm_second_factor(request.actor, code),
        _("二段階認証を設定しました。次のログインからコードを尋ねます。"),
        reverse("people:account"),
    )


@require_POST
@sensitive_post_parameters()
@page()
def end_own(request: PageRequest) -> HttpResponse:
    """Ask for no codes any more."""
    code = request.POST.get("code", "")
    return done(
        request,
        lambda: end_second_factor(request.actor, request.actor.user, code=code),
        _("二段階認証を外しました。"),
        reverse("people:account"),
    )


@never_cache
@page(Action.MAKE_TOKENS)
def issue(request: PageRequest) -> HttpResponse:
    """Make a token and show its secret, once."""
    if request.method != "POST":
        return redirect("people:account")
    days = request.POST.get("days", "")
    try:
        issued = issue_token(
            request.actor,
            request.POST.get("name", ""),
            request.POST.getlist("scopes"),
            days=int(days) if days.isascii() and days.isdecimal() else 0,
        )
    except ConditionError as error:
        return _shown(request, trouble=str(error), status=400)
    return render(request, "people/token.html", {"issued": issued})


@require_POST
@page(Action.MAKE_TOKENS)
def revoke(request: PageRequest, number: int) -> HttpResponse:
    """End a token of one's own."""
    token = Token.objects.filter(pk=number, user=request.actor.user.pk).first()
    if token is None:
        raise NotFoundError(_("そのトークンはありません。"))
    return done(
        request,
        lambda: revoke_token(request.actor, token),
        _("トークンを無効にしました。"),
        reverse("people:account"),
    )


def _shown(request: PageRequest, *, trouble: str = "", status: int = 200) -> HttpResponse:
    user = User.objects.select_related("organisation").get(pk=request.actor.user.pk)
    role = Role(user.role)
    said: dict[str, Any] = {
        "person": user,
        "role": ROLES[role],
        "local": user.username == LOCAL,
        "has_password": user.has_usable_password(),
        "tokens": user.tokens.filter(revoked_at=None),
        "scopes": [(action, label) for action, label in ACTIONS.items() if _usable(role, action)],
        "most_days": MOST_DAYS,
        "trouble": trouble,
    }
    return render(request, "people/account.html", said, status=status)


def _usable(role: Role, action: Action) -> bool:
    """Whether a token can be made for it; a token makes no tokens."""
    return action in PERMISSIONS[role] and action != Action.MAKE_TOKENS
