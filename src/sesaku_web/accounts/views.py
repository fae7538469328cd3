"""Logging in by another service: out to it, and back."""

from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET

from sesaku.exceptions import MissingExtraError
from sesaku_web.accounts import oidc
from sesaku_web.accounts.signing_in import SignInError

_BACKEND = "sesaku_web.accounts.backends.PasswordBackend"
_NEXT = "oidc_next"


@require_GET
def oidc_begin(request: HttpRequest) -> HttpResponse:
    """Send the browser to the service; by a link, as a form may lead to this site alone."""
    request.session[_NEXT] = request.GET.get("next", "/")
    try:
        return oidc.begin(request, request.build_absolute_uri(reverse("accounts:oidc-finish")))
    except (SignInError, MissingExtraError) as error:
        return _back(request, error)


@require_GET
def oidc_finish(request: HttpRequest) -> HttpResponse:
    """Log in whom the service has sent back."""
    try:
        user = oidc.finish(request)
    except (SignInError, MissingExtraError) as error:
        return _back(request, error)
    going = request.session.pop(_NEXT, "/")
    auth.login(request, user, backend=_BACKEND)
    hosts = {request.get_host()}
    here = url_has_allowed_host_and_scheme(going, hosts, require_https=request.is_secure())
    return HttpResponseRedirect(going if here else "/")


def _back(request: HttpRequest, error: Exception) -> HttpResponse:
    messages.error(request, str(error))
    return redirect("pages:login")
