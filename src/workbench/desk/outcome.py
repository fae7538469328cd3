"""What a page of the desk answers when it has asked an action to do something."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sesaku_web.exceptions import ConditionError


def done(
    request: HttpRequest, act: Callable[[], object], said: str, page: str, number: int
) -> HttpResponse:
    """Do it, and go on to a page of the cycle that says so, or says why not.

    Raises:
        PermissionRefusedError: the action is not allowed.
    """
    try:
        act()
    except ConditionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return redirect(page, number)
