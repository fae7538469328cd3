"""Tags that show values with their places, tables, grades and addresses of documents.

The tags of values are called for every value of a page, so they build their HTML themselves: what
comes out of a document goes through ``escape``, and nothing else is put together here but our own
words and addresses.
"""

import re
import unicodedata
from functools import cache, lru_cache
from html import escape
from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sesaku_web.pages.citer import Cited
from sesaku_web.pages.kinds import (
    correction_label,
    kind_label,
    severity_label,
    state_label,
)
from sesaku_web.pages.navigation import link_of, navigation_html, system_of
from sesaku_web.pages.tables import GRADED, Cell, PageTable
from sesaku_web.sources.models import Correction

register = template.Library()
register.filter("kind_name", kind_label)
register.filter("severity_name", severity_label)
register.filter("correction_name", correction_label)
register.filter("state_name", state_label)

_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
_GRADES = frozenset("sabcd")
_NOTHING = SafeString("")


@register.simple_tag
def at(value: Cited | None) -> SafeString:
    """Show a value as a link to its place, with what a person laid beside it."""
    if value is None:
        return _NOTHING
    shown = escape(value.text)
    if value.view:
        shown = f'<a class="at" href="{escape(value.view)}">{shown}</a>'
    return SafeString(_with_correction(shown, value.correction))


@register.simple_tag
def said(value: Cited | None) -> SafeString:
    """Show a text with its number, what a person laid beside it, and the links to its place."""
    if value is None:
        return _NOTHING
    number = f'<span class="numeral">{escape(value.number)}</span>' if value.number else ""
    words = _with_correction(escape(value.text), value.correction)
    return SafeString(
        f'<div class="said">{number}<div><p class="text" lang="ja">{words}</p>{tools(value)}'
        "</div></div>"
    )


@register.simple_tag
def tools(value: Cited | None) -> SafeString:
    """Link to the place of a value, to its citation, and to the form that corrects it."""
    if value is None:
        return _NOTHING
    language = get_language() or ""
    source, citation, correction, fill = _tool_names(language)
    form = escape(value.form)
    lang = "" if language == "ja" else f' lang="{language}"'  # it may stand within a text
    if not value.view:
        return SafeString(f'<span class="tools"{lang}><a href="{form}">{fill}</a></span>')
    if value.page:
        source = f"{source} {_page_name(language, value.page)}"
    return SafeString(
        f'<span class="tools"{lang}><a href="{escape(value.view)}">{source}</a>'
        f'<a href="{escape(value.citation)}" data-cite>{citation}</a>'
        f'<a href="{form}">{correction}</a></span>'
    )


@register.simple_tag
def show_cell(cell: Cell) -> SafeString:
    """Show a cell of a table: a grade, a value with its place, a link, or plain."""
    if cell.mark == GRADED:
        view = cell.cited.view if cell.cited else ""
        shown: str = grade(cell.shown)
        shown = f'<a class="bare" href="{escape(view)}">{shown}</a>' if view else shown
    elif cell.cited:
        links = tools(cell.cited) if cell.tools else quote_link(cell.cited)
        shown = f'<span lang="ja">{at(cell.cited)}</span>{links}'
    elif cell.href:
        shown = f'<a href="{escape(cell.href)}" lang="ja">{escape(cell.shown)}</a>'
    else:
        shown = f"<span{in_japanese(cell.shown)}>{escape(cell.shown)}</span>"
    said = f'<span class="hint"{in_japanese(cell.hint)}>{escape(cell.hint)}</span>'
    hint = said if cell.hint else ""
    return SafeString(shown + hint)


@register.simple_tag
def quote_link(value: Cited | None) -> SafeString:
    """Link to the citation of a value of a table, by a sign."""
    if value is None or not value.citation:
        return _NOTHING
    label = escape(f"{_tool_names(get_language() or '')[1]}: {value.text[:40]}")
    href = escape(value.citation)
    lang = in_japanese(label)
    return SafeString(f'<a class="q" href="{href}" data-cite aria-label="{label}"{lang}>❝</a>')


@register.simple_tag
def grade(letter: str) -> SafeString:
    """Show a grade; one that is not printed is a dash."""
    if not letter:
        return SafeString('<span class="grade grade-none">－</span>')
    folded = unicodedata.normalize("NFKC", letter).lower()
    style = f"grade-{folded}" if folded in _GRADES else "grade-other"
    return SafeString(f'<span class="grade {style}">{escape(letter)}</span>')


@register.inclusion_tag("pages/table.html")
def show_table(table: PageTable) -> dict[str, object]:
    """Show a table with its caption and downloads."""
    return {"table": table}


@register.filter
def in_japanese(text: object) -> SafeString:
    """Return the attribute that marks a text as Japanese on a page of another language."""
    foreign = get_language() != "ja" and _JAPANESE.search(str(text))
    return SafeString(' lang="ja"') if foreign else _NOTHING


@register.simple_tag(takes_context=True)
def navigation(context: template.Context) -> SafeString:
    """Show the links to the parts of the site, those of the system that the page belongs to."""
    request = context.get("request")
    path = request.path if request is not None else ""
    here = system_of(path)
    return navigation_html(get_language() or "", here, *link_of(path, here))


@register.filter
def web_address(url: str | None) -> str:
    """Return an address that a document prints where it is one of the web, "" otherwise."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return ""
    return (url or "").strip() if parts.scheme in ("http", "https") and parts.hostname else ""


@cache
def _tool_names(language: str) -> tuple[str, ...]:  # noqa: ARG001 - it is the active one
    return tuple(escape(word) for word in (_("典拠"), _("引用"), _("訂正"), _("補う")))


@lru_cache(maxsize=10_000)
def _page_name(language: str, page: int) -> str:  # noqa: ARG001 - it is the active one
    return escape(_("%(page)sページ") % {"page": page})


def _with_correction(shown: str, correction: Correction | None) -> str:
    """Return HTML of a value with what a person laid beside it; ``shown`` is HTML already."""
    if correction is None:
        return shown
    shown = SafeString(shown)
    word = correction_label(correction.kind)
    review = state_label(correction.state) if correction.state == Correction.State.REVIEW else ""
    if correction.kind == Correction.Kind.CONFIRM:
        return format_html(
            '{} <span class="beside" title="{}">{} {}</span>',
            shown,
            correction.reason,
            word,
            review,
        )
    return format_html(
        '<span class="under">{}</span> <span class="beside" title="{}">{} <ins>{}</ins> {}</span>',
        shown,
        correction.reason,
        word,
        "" if correction.value is None else correction.value,
        review,
    )
