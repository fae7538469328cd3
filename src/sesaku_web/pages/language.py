"""Which language a page is in: Japanese, or the one that the person chose."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

PARAMETER = "lang"
_KEPT = 60 * 60 * 24 * 365


class ChosenLanguage:
    """Middleware: ``?lang=en`` chooses a language, and a cookie keeps the choice.

    What the browser prefers does not count: the documents are Japanese, and so are the pages
    until somebody asks for another language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request in the language chosen for it."""
        asked = request.GET.get(PARAMETER)
        kept = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        chosen = next(
            (name for name in (asked, kept) if name in languages_at(request.path)),
            settings.LANGUAGE_CODE,
        )
        translation.activate(chosen)
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        if asked == chosen != kept:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                chosen,
                max_age=_KEPT,
                secure=settings.LANGUAGE_COOKIE_SECURE,
                httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
                samesite=settings.LANGUAGE_COOKIE_SAMESITE,  # type: ignore[arg-type] # a setting is any str
            )
        return response


def languages_at(path: str) -> tuple[str, ...]:
    """Return the languages that there are of the page at an address."""
    table: dict[str, tuple[str, ...]] = settings.SESAKU_LANGUAGES
    return table[max((start for start in table if path.startswith(start)), key=len)]


def same_page_in(request: HttpRequest, language: str) -> str:
    """Return the address of the page that is shown, in another language."""
    query = request.GET.copy()
    query[PARAMETER] = language
    return f"{request.path if request.method == 'GET' else '/'}?{query.urlencode()}"
