"""Who asks: a program with a token, or a person with a session.

A session is sent by the browser whichever site asks for it, so that what changes something needs
the CSRF token as well. In single-user mode a program of this machine needs neither; what a browser
sends says so by its headers, and is checked like any other.
"""

from django.conf import settings
from django.http import HttpRequest
from ninja.errors import AuthenticationError
from ninja.security import APIKeyCookie, HttpBearer

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.tokens import actor_of
from sesaku_web.exceptions import PermissionRefusedError

_OF_BROWSERS = ("HTTP_ORIGIN", "HTTP_REFERER", "HTTP_COOKIE", "HTTP_SEC_FETCH_SITE")


class Token(HttpBearer):
    """``Authorization: Bearer …``."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor:  # noqa: ARG002 - Ninja passes it
        """Return who acts with a token.

        Raises:
            AuthenticationError: it is not valid; a session beside it does not count then.
        """
        try:
            return actor_of(token.strip())
        except PermissionRefusedError as error:
            raise AuthenticationError from error


class Session(APIKeyCookie):
    """The cookie of a person who has logged in; in single-user mode, the local person."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Actor | None:
        """Return who has logged in."""
        program = settings.SESAKU_SINGLE_USER and not any(
            request.META.get(name) for name in _OF_BROWSERS
        )
        return self.authenticate(request, None) if program else super().__call__(request)

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:  # noqa: ARG002 - the same
        """Return who has logged in, after the check of the CSRF token."""
        user = request.user
        return Actor(user) if user.is_authenticated else None


WAYS = (Token(), Session())
"""In this order: a token that is shown decides."""
