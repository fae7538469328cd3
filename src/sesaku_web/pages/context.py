"""What the templates of all pages know."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from sesaku import __version__
from sesaku_web.accounts.permissions import PERMISSIONS, Action, Role
from sesaku_web.pages.language import languages_at, same_page_in


def frame(request: HttpRequest) -> dict[str, object]:
    """Return what the frame around every page shows."""
    here = get_language()
    return {
        "version": __version__,
        "language": here,
        "languages": [
            (code, name, same_page_in(request, code))
            for code, name in settings.LANGUAGES
            if code != here and code in languages_at(request.path)
        ],
        "single_user": settings.SESAKU_SINGLE_USER,
        "may": _permissions(request),
    }


def _permissions(request: HttpRequest) -> frozenset[Action]:
    """Return what the person may do; nothing before there is a person (an error page)."""
    role = getattr(getattr(request, "user", None), "role", None)
    return PERMISSIONS[Role(role)] if role else frozenset()
