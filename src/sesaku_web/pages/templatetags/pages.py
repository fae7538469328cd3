"""Tags that show values with their places, tables, grades and addresses of documents.

The tags of values are called for every value of a page, so they build their HTML themselves: what
comes out of a document goes through ``escape``, and nothing else is put together here but our own
words and addresses.
"""

import re
import unicodedata
from collections.abc import Sequence
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
from sesaku_web.pages.tables import GRADED, Cell, Column, Group, PageTable
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
    return SafeString(_tools(value, get_language() or "")) if value else _NOTHING


def _tools(value: Cited, language: str) -> str:
    source, citation, correction, fill = _tool_names(language)
    form = escape(value.form)
    lang = "" if language == "ja" else f' lang="{language}"'  # it may stand within a text
    if not value.view:
        return f'<span class="tools"{lang}><a href="{form}">{fill}</a></span>'
    if value.page:
        source = f"{source} {_page_name(language, value.page)}"
    return (
        f'<span class="tools"{lang}><a href="{escape(value.view)}">{source}</a>'
        f'<a href="{escape(value.citation)}" data-cite>{citation}</a>'
        f'<a href="{form}">{correction}</a></span>'
    )


@register.simple_tag
def show_cell(cell: Cell) -> SafeString:
    """Show a cell of a table: a grade, a value with its place, a link, or plain."""
    return SafeString(_cell(cell, get_language() or ""))


def _cell(cell: Cell, language: str) -> str:
    if cell.mark == GRADED:
        view = cell.cited.view if cell.cited else ""
        shown: str = grade(cell.shown)
        shown = f'<a class="bare" href="{escape(view)}">{shown}</a>' if view else shown
    elif cell.cited:
        links = (_tools if cell.tools else _quote_link)(cell.cited, language)
        shown = f'<span lang="ja">{at(cell.cited)}</span>{links}'
    elif cell.href:
        shown = f'<a href="{escape(cell.href)}" lang="ja">{escape(cell.shown)}</a>'
    else:
        shown = f"<span{_japanese(cell.shown, language)}>{escape(cell.shown)}</span>"
    if cell.hint:
        shown += f'<span class="hint"{_japanese(cell.hint, language)}>{escape(cell.hint)}</span>'
    return shown


@register.simple_tag
def quote_link(value: Cited | None) -> SafeString:
    """Link to the citation of a value of a table, by a sign."""
    return SafeString(_quote_link(value, get_language() or "")) if value else _NOTHING


def _quote_link(value: Cited, language: str) -> str:
    if not value.citation:
        return ""
    label = escape(f"{_tool_names(language)[1]}: {value.text[:40]}")
    href = escape(value.citation)
    lang = _japanese(label, language)
    return f'<a class="q" href="{href}" data-cite aria-label="{label}"{lang}>❝</a>'


@register.simple_tag
def grade(letter: str) -> SafeString:
    """Show a grade; one that is not printed is a dash."""
    if not letter:
        return SafeString('<span class="grade grade-none">－</span>')
    folded = unicodedata.normalize("NFKC", letter).lower()
    style = f"grade-{folded}" if folded in _GRADES else "grade-other"
    return SafeString(f'<span class="grade {style}">{escape(letter)}</span>')


@register.simple_tag
def show_table(table: PageTable) -> SafeString:
    """Show a table with its caption and downloads; nothing for one without rows."""
    if table.is_empty:
        return _NOTHING
    language = get_language() or ""
    columns = table.shown_columns
    caption, captioned = escape(table.caption), _japanese(table.caption, language)
    heads = "".join(
        f'<th scope="col"{_numeric(column)}{_japanese(column.label, language)}>'
        f"{escape(column.label)}</th>"
        for column in columns
    )
    groups = "".join(
        f"<tbody>\n{_group_heading(group, len(columns), language)}\n"
        f"{''.join(_row(row, language, stacked=table.stacked) for row in rows)}</tbody>\n"
        for group, rows in table.shown_groups
    )
    note = f'<span class="note">{escape(table.note)}</span> ' if table.note else ""
    stacked = ' class="stacked"' if table.stacked else ""
    return SafeString(
        f'<div class="table" id="{escape(table.name)}">\n'
        f'<div class="scroll" role="region" aria-label="{caption}" tabindex="0"{captioned}>\n'
        f'<table lang="{language}"{stacked}>\n<caption{captioned}>{caption}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n{groups}</table>\n</div>\n"
        f'<p class="downloads">{note}{download_links(table)}</p>\n</div>\n'
    )


@register.simple_tag
def download_links(table: PageTable) -> SafeString:
    """Link to the files that a table can be downloaded as."""
    return SafeString(
        "".join(f'<a href="{escape(href)}" download>{name}</a> ' for name, href in table.links)
    )


def _group_heading(group: Group, span: int, language: str) -> str:
    if not group.label:
        return ""
    label = escape(group.label)
    if group.href:
        label = f'<a href="{escape(group.href)}" lang="ja">{label}</a>'
    else:
        label = f"<span{_japanese(group.label, language)}>{label}</span>"
    return f'<tr class="group"><th scope="rowgroup" colspan="{span}">{label}</th></tr>'


def _row(cells: Sequence[tuple[Column, Cell]], language: str, *, stacked: bool) -> str:
    """Return a row; its first cell is its heading."""
    parts: list[str] = []
    for column, cell in cells:
        shown = _cell(cell, language)
        if not parts:
            parts.append(f'<th scope="row"{_numeric(column)}>{shown}</th>')
            continue
        style = f"{'number' if column.numeric else ''} {cell.mark}{'' if cell.shown else ' blank'}"
        label = f' data-label="{escape(str(column.label))}"' if stacked else ""
        parts.append(f'<td class="{style}"{label}>{shown}</td>')
    return f"<tr>{''.join(parts)}</tr>\n"


def _numeric(column: Column) -> str:
    return ' class="number"' if column.numeric else ""


@register.filter
def in_japanese(text: object) -> SafeString:
    """Return the attribute that marks a text as Japanese on a page of another language."""
    return SafeString(_japanese(str(text), get_language() or ""))


def _japanese(text: str, language: str) -> str:
    return ' lang="ja"' if language != "ja" and _JAPANESE.search(text) else ""


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
