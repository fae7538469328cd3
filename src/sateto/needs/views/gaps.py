"""Gaps: needs that nothing serves, and fields with results that nobody asks for."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sateto.needs.access import needs_for
from sateto.needs.gaps import gaps_of
from sateto.needs.labels import kind_label
from sateto.needs.matching import Matches
from sateto.needs.showing import uncovered_of
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer


@page()
def gaps(request: PageRequest) -> HttpResponse:
    """Show needs without results, and fields with results and no need."""
    found = gaps_of(needs_for(request.actor))
    unserved = [
        [
            Cell(one.pk, one.text, href=f"/needs/{one.pk}/", mark="long"),
            Cell(one.text),
            Cell(kind_label(one.kind)),
            Cell(
                "、".join(one.text[slice(*term.span)] for term in each.need.terms if term.telling)
            ),
        ]
        for one, each in found.unserved
    ]
    partly = [
        [
            Cell(one.pk, one.text, href=f"/needs/{one.pk}/", mark="long"),
            Cell(one.text),
            Cell(len(each.serving)),
            Cell("、".join(uncovered_of(each))),
        ]
        for one, each in found.partly
    ]
    fields = [[Cell(one.name), Cell(one.results), Cell(one.needs)] for one in found.fields]
    heads = Column(_("ニーズ")), Column(_("文"), downloaded_only=True)
    columns = [*heads, Column(_("種別")), Column(_("求めているもの"))]
    tables = [
        PageTable(
            "unserved", _("応えると言える成果のないニーズ"), columns, _rows(unserved), stacked=True
        ),
        PageTable(
            "partly",
            _("一部に応える成果のないニーズ"),
            [
                *heads,
                Column(_("応える成果"), numeric=True),
                Column(_("どの成果も触れていない部分")),
            ],
            _rows(partly),
            stacked=True,
        ),
        PageTable(
            "fields",
            _("成果があり、ニーズの少ない分野"),
            [
                Column(_("分野・審査区分")),
                Column(_("成果"), numeric=True),
                Column(_("ニーズ"), numeric=True),
            ],
            _rows(fields),
        ),
    ]
    download = offer(request, tables, "gaps")
    if download is not None:
        return download
    return render(request, "needs/gaps.html", {"tables": tables, "looked_at": found.looked_at})


def _asked(found: Matches) -> list[str]:
    """Return what a need asks for, as it says it."""
    text = found.need.text
    return [text[slice(*term.span)] for term in found.need.terms if term.telling]


def _rows(rows: list[list[Cell]]) -> list[Group]:
    return [Group(rows)] if rows else []
