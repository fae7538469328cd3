"""Words of the evaluations."""

from collections.abc import Sequence
from functools import cache
from html import escape
from typing import NamedTuple

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sesaku_web.pages.citer import Cited
from sesaku_web.pages.templatetags.pages import at, said, tools
from workbench.evaluations.following import change_label
from workbench.evaluations.means import Mention
from workbench.evaluations.showing import Year
from workbench.evaluations.years import year_name

register = template.Library()
register.filter(year_name)


@register.simple_tag
def show_year(year: Year) -> SafeString:
    """Show target and result of a year side by side, item by item."""
    sides = _sides(get_language() or "")
    number, mark = year.fiscal_year, f' <span class="tag">{escape(year.mark)}</span>'
    heading = f'<h3 id="h{number}">{escape(year_name(number))}{mark if year.mark else ""}</h3>'
    if year.pairs:
        body = _pairs(year, sides)
    else:
        values = (
            f"{side.label} {at(value)} {tools(value)}" if value else ""
            for side, value in zip(sides, (year.target, year.result), strict=True)
        )
        body = f"<p>{' '.join(values)}</p>"
    return SafeString(
        f'<section class="year" id="y{number}" aria-labelledby="h{number}">{heading}\n'
        f"{_unanswered(year)}\n{body}</section>"
    )


class _Side(NamedTuple):
    """What targets or results are called, and what stands where one is missing, as HTML."""

    label: str
    missing: str

    def cell(self, value: Cited | None) -> str:
        """Return the cell of one item."""
        shown = said(value) if value else f'<span class="none">{self.missing}</span>'
        return f'<td data-label="{self.label}">{shown}</td>'


@cache
def _sides(language: str) -> tuple[_Side, _Side]:  # noqa: ARG001 - it is the active one
    return (
        _Side(escape(_("年度目標")), escape(_("この番号の目標はありません"))),
        _Side(escape(_("実績")), escape(_("この番号の実績はありません"))),
    )


def _unanswered(year: Year) -> str:
    if not year.unanswered:
        return ""
    said_of_it = _("実績に同じ番号の項目がない目標が %(number)s 件あります。")
    return f'<p class="warning">{escape(said_of_it % {"number": year.unanswered})}</p>'


def _pairs(year: Year, sides: tuple[_Side, _Side]) -> str:
    """Return the items of a year: each target with the result of the same number."""
    target, result = sides
    caption = escape(_("%(year)s年度の目標と実績") % {"year": year.fiscal_year})
    heads = "".join(f'<th scope="col">{side.label}</th>' for side in sides)
    rows = "".join(
        f"<tr>{target.cell(pair.target)}{result.cell(pair.result)}</tr>" for pair in year.pairs
    )
    return (
        f'<table class="pairs"><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>\n'
        f"{rows}\n</tbody></table>"
    )


@register.simple_tag
def show_means(means: Sequence[Mention]) -> SafeString:
    """List the means that an analysis names, each with the places that name it."""
    if not means:
        return SafeString("")
    place = f' lang="{get_language()}">{escape(_("典拠"))}</a>'
    items = "".join(
        f"<li>{escape(one.number)} {escape(one.name)}{_fiscal_years(one)}"
        + "".join(f' <a class="small" href="{escape(at)}"{place}' for at in one.places if at)
        + "</li>"
        for one in means
    )
    return SafeString(f'<h3>{escape(_("達成手段"))}</h3><ul class="means" lang="ja">{items}</ul>')


def _fiscal_years(one: Mention) -> str:
    return f"（{'、'.join(map(str, one.fiscal_years))}）" if one.fiscal_years else ""


@register.filter
def change_name(change: str | None) -> str:
    """Return what becomes of an indicator, in words."""
    return change_label(change)
