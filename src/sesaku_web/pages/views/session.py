"""Logging in and out."""

from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from sesaku_web.accounts import oidc
from sesaku_web.accounts.origin import address_of
from sesaku_web.accounts.signing_in import (
    CodeNeededError,
    Credentials,
    SignInError,
    TooManyAttemptsError,
    sign_in,
)

_BACKEND = "sesaku_web.accounts.backends.PasswordBackend"
_NEXT = "next"


@sensitive_post_parameters("password", "code")
def login(request: HttpRequest) -> HttpResponse:
    """Ask for name, password and, where the account has one, a code; then go on to ``next``."""
    going = _address(request)
    if request.user.is_authenticated:
        return HttpResponseRedirect(going)
    said = {
        "next": going,
        "username": request.POST.get("username", ""),
        "code": False,
        "oidc": oidc.enabled(),
    }
    if request.method != "POST":
        return render(request, "pages/login.html", said)
    given = Credentials(
        username=request.POST.get("username", ""),
        password=request.POST.get("password", ""),
        code=request.POST.get("code", ""),
        address=address_of(request),
    )
    try:
        user = sign_in(given)
    except CodeNeededError as asked:
        said |= {"code": True, "trouble": str(asked)}
        return render(request, "pages/login.html", said)
    except SignInError as error:
        status = 429 if isinstance(error, TooManyAttemptsError) else 400
        said |= {"code": bool(given.code), "trouble": str(error)}
        return render(request, "pages/login.html", said, status=status)
    auth.login(request, user, backend=_BACKEND)
    return HttpResponseRedirect(going)


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """End the session."""
    auth.logout(request)
    messages.success(request, _("ログアウトしました。"))
    return redirect("pages:login")


def _address(request: HttpRequest) -> str:
    """Return where to go on to: a page of this site, whatever was asked for."""
    wanted = request.POST.get(_NEXT) or request.GET.get(_NEXT) or "/"
    hosts = {request.get_host()}
    allowed = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts=hosts, require_https=request.is_secure()
    )
    return wanted if allowed else "/"
