"""Published pages, which anybody may open where the site is set so (``SESAKU_PUBLISHED=1``)."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sesaku_web.accounts.permissions import Action
from sesaku_web.pages.access import page

P = ParamSpec("P")
View: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponse]


def open_page(view: View[P]) -> View[P]:
    """Make a view one that anybody may open where what is published is open to the public."""
    guarded = page(Action.READ_DOCUMENTS)(view)

    @wraps(view)
    def opened(request: HttpRequest, *args: P.args, **given: P.kwargs) -> HttpResponse:
        if not settings.SESAKU_PUBLISHED:
            return guarded(request, *args, **given)
        response = view(request, *args, **given)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    opened.action = Action.READ_DOCUMENTS  # type: ignore[attr-defined] # a test asks every address for it
    return opened  # type: ignore[return-value] # wraps() keeps the view's own request
