"""Who may open a page: a person who has logged in and whose role allows it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import User
from sesaku_web.accounts.permissions import Action


class PageRequest(HttpRequest):
    """A request of a person who may open the page."""

    actor: Actor


P = ParamSpec("P")
Page: TypeAlias = Callable[Concatenate[PageRequest, P], HttpResponse]
View: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponse]


def page(action: Action = Action.READ_DOCUMENTS) -> Callable[[Page[P]], View[P]]:
    """Make a view one that asks for login, and for the permission to do ``action``.

    Raises:
        PermissionRefusedError: when called, where the person's role does not allow it.
    """

    def guard(view: Page[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **given: P.kwargs) -> HttpResponse:
            user = request.user
            if not isinstance(user, User) and not getattr(user, "is_authenticated", False):
                return redirect_to_login(request.get_full_path())
            actor = Actor(user)  # type: ignore[arg-type] # the session's user, loaded when needed
            actor.require(action)
            request.actor = actor  # type: ignore[attr-defined] # what PageRequest promises
            response = view(request, *args, **given)  # type: ignore[arg-type] # it is one now
            response.headers.setdefault("Cache-Control", "private, no-cache")
            return response

        guarded.action = action  # type: ignore[attr-defined] # a test asks every address for it
        return guarded  # type: ignore[return-value] # wraps() keeps the view's own request

    return guard
