"""Tags that show values with their places, tables, grades and addresses of documents."""

from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sesaku_web.pages.citer import Cited
from sesaku_web.pages.kinds import kind_label, severity_label
from sesaku_web.pages.tables import PageTable
from sesaku_web.sources.models import Correction

register = template.Library()

_TOOLS = (
    '<span class="tools"><a href="{}">{}</a><a href="{}" data-cite>{}</a><a href="{}">{}</a></span>'
)
_FORM = '<span class="tools"><a href="{}">{}</a></span>'


@register.simple_tag
def at(value: Cited | None) -> str | SafeString:
    """Show a value as a link to its place, with what a person laid beside it."""
    if value is None:
        return ""
    shown: str | SafeString = value.text
    if value.view:
        shown = format_html('<a class="at" href="{}">{}</a>', value.view, value.text)
    return _with_correction(shown, value.correction)


@register.simple_tag
def words(value: Cited | None) -> str | SafeString:
    """Show a longer text, with what a person laid beside it; ``tools`` link to its place."""
    if value is None:
        return ""
    return _with_correction(value.text, value.correction)


@register.simple_tag
def tools(value: Cited | None) -> str | SafeString:
    """Link to the place of a value, to its citation, and to the form that corrects it."""
    if value is None:
        return ""
    if not value.view:
        return format_html(_FORM, value.form, _("補う"))
    source = _("典拠 %(page)sページ") % {"page": value.page} if value.page else _("典拠")
    return format_html(
        _TOOLS, value.view, source, value.citation, _("引用"), value.form, _("訂正")
    )


@register.simple_tag
def quote_link(value: Cited | None) -> str | SafeString:
    """Link to the citation of a value of a table, by a sign."""
    if value is None or not value.citation:
        return ""
    label = _("%(value)s を引用") % {"value": value.text[:40]}
    return format_html(
        '<a class="q" href="{}" data-cite aria-label="{}">❝</a>', value.citation, label
    )


@register.simple_tag
def grade(letter: str) -> SafeString:
    """Show a grade; one that is not printed is a dash."""
    if not letter:
        return format_html('<span class="grade grade-none">{}</span>', "－")
    return format_html('<span class="grade grade-{}">{}</span>', letter.lower()[:2], letter)


@register.inclusion_tag("pages/table.html")
def show_table(table: PageTable) -> dict[str, object]:
    """Show a table with its caption and downloads."""
    return {"table": table}


@register.filter
def web_address(url: str | None) -> str:
    """Return an address that a document prints where it is one of the web, "" otherwise."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return ""
    return (url or "").strip() if parts.scheme in ("http", "https") and parts.hostname else ""


@register.filter
def kind_name(kind: str) -> str:
    """Return the name of a kind of document."""
    return kind_label(kind)


@register.filter
def severity_name(severity: str) -> str:
    """Return the name of a severity."""
    return severity_label(severity)


def _with_correction(shown: str | SafeString, correction: Correction | None) -> str | SafeString:
    if correction is None:
        return shown
    said = {
        Correction.Kind.CONFIRM: _("確認済み"),
        Correction.Kind.FILL: _("補充"),
        Correction.Kind.CORRECT: _("訂正"),
    }[Correction.Kind(correction.kind)]
    review = _("要確認") if correction.state == Correction.State.REVIEW else ""
    if correction.kind == Correction.Kind.CONFIRM:
        return format_html(
            '{} <span class="beside" title="{}">{}{}</span>', shown, correction.reason, said, review
        )
    return format_html(
        '<span class="under">{}</span> <span class="beside" title="{}">{} <ins>{}</ins> {}</span>',
        shown,
        correction.reason,
        said,
        "" if correction.value is None else correction.value,
        review,
    )
