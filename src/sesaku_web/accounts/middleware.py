"""Single-user mode: on loopback, with no accounts, every request is the local person's."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden

from sesaku_web.accounts.models import User

_FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_VIA")


class SingleUser:
    """Middleware: the user of a request is the local one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.SESAKU_SINGLE_USER:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self._user: User | None = None

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request of this machine; what another server passes on is refused."""
        if any(name in request.META for name in _FORWARDED):
            return HttpResponseForbidden(
                "利用者の登録がないため、ほかのサーバーを通した接続は受け付けません。",
                content_type="text/plain; charset=utf-8",
            )
        if self._user is None:
            self._user = User.objects.local()
        request.user = self._user
        return self.get_response(request)
