"""Where a request comes from."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the network address of who asks.

    Behind a server of our own (SESAKU_HTTPS) that is what it has added last to X-Forwarded-For;
    what stands before that anybody can have written.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.SESAKU_HTTPS:
        return direct
    passed = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return passed or direct
