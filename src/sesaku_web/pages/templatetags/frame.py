"""Tags of the frame around every page, built here since every page has it.

What depends on the language alone is built once.
"""

from functools import cache
from html import escape

from django import template
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sesaku import __version__
from sesaku_web.accounts.permissions import Action
from sesaku_web.pages.navigation import link_of, navigation_html, system_of

register = template.Library()

_LINKS = (
    '<link rel="icon" href="{icon}" type="image/svg+xml">\n'
    '<link rel="stylesheet" href="{style}?{version}">\n'
    '<script type="module" src="{citation}?{version}"></script>\n'
    '<script type="module" src="{navigation}?{version}"></script>'
)


@register.simple_tag
def page_files() -> SafeString:
    """Link to the files that every page needs; an address with the version is never stale."""
    return _page_files()


@register.simple_tag
def skip_link() -> SafeString:
    """Link past the navigation."""
    return _skip_link(get_language() or "")


@register.simple_tag(takes_context=True)
def site_links(context: RequestContext) -> SafeString:
    """Link to the parts of the site, to the page in other languages, and to what the person may."""
    request = context.get("request")
    path = request.path if request is not None else ""
    here = system_of(path)
    language = get_language() or ""
    parts = [_navigation(language, here, *link_of(path, here))]
    parts += (
        f'<li><a href="{escape(href)}" hreflang="{code}" lang="{code}">{escape(name)}</a></li>'
        for code, name, href in context.get("languages") or ()
    )
    account, manage, history = _words(language)
    user = context.get("user")
    parts.append("\n")
    if user is not None and user.is_authenticated:
        shown = account if context.get("single_user") else escape(str(user))
        parts.append(_item("/account/", shown))
    may = context.get("may") or ()
    if Action.MANAGE_ACCOUNTS in may:
        parts.append(_item("/people/", manage))
    if Action.READ_HISTORY in may:
        parts.append(_item("/history/", history))
    return SafeString("".join(parts))


@register.simple_tag
def site_footer() -> SafeString:
    """Say which version this is, and what holds for every value."""
    return _footer(get_language() or "")


def _item(href: str, label: str) -> str:
    return f'<li><a href="{href}">{label}</a></li>'


@cache
def _page_files() -> SafeString:
    files = ("icon.svg", "sesaku.css", "citation.js", "navigation.js")
    names = ("icon", "style", "citation", "navigation")
    found = {name: static(f"pages/{file}") for name, file in zip(names, files, strict=True)}
    return SafeString(_LINKS.format(version=__version__, **found))


@cache
def _skip_link(language: str) -> SafeString:  # noqa: ARG001 - it is the active one
    return SafeString(f'<a class="skip" href="#main">{escape(_("本文へ移動"))}</a>')


@cache
def _words(language: str) -> tuple[str, ...]:  # noqa: ARG001 - it is the active one
    return tuple(escape(word) for word in (_("利用者"), _("管理"), _("履歴")))


@cache
def _navigation(language: str, here: int, under: str, how: str) -> str:
    links = navigation_html(language, here, under, how)
    return (
        '<a class="brand" href="/">Sesaku</a>\n'
        f'<nav aria-label="{escape(_("サイト"))}">\n{links}</nav>\n<ul class="person">\n'
    )


@cache
def _footer(language: str) -> SafeString:  # noqa: ARG001 - it is the active one
    said = escape(_("値はすべて文書の該当箇所に結び付いています。"))
    return SafeString(f"<p>Sesaku {__version__}　{said}</p>")
