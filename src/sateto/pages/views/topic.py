"""What stands behind a topic: records by year as a chart, people, institutions, programmes."""

from collections import Counter
from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sateto.finding.keeping import lookup, research_search
from sateto.pages.asking import Asking, asking_of
from sateto.pages.counting import counts_of
from sateto.pages.labels import facet_label
from sateto.pages.topic import HEIGHT, MOST_LOOKED_AT, WIDTH, Person, bars_of, people_of
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer

_MOST = 30
_COUNTED = ("year", "institution", "programme", "funder")


@page()
def topic(request: PageRequest) -> HttpResponse:
    """Show the years, people, institutions and programmes behind a search."""
    asking = asking_of(request.GET)
    search = research_search()
    asked = asking.asked()
    found = search(asked, limit=1)
    facets = counts_of(search, asked, found).facets
    best = lookup(search.keys(asked, MOST_LOOKED_AT))
    people = _people(people_of(best.values()), asking)
    tables = [_years(facets.get("year", {}), asking), people]
    tables += [
        _counted(name, facets.get(name, Counter()), asking) for name in _COUNTED if name != "year"
    ]
    download = offer(request, tables, "topic")
    if download is not None:
        return download
    said = {
        "asking": asking,
        "total": found.total,
        "looked_at": len(best),
        "bars": bars_of(facets.get("year", {})),
        "width": WIDTH,
        "height": HEIGHT,
        "tables": tables,
        "nothing": all(table.is_empty for table in tables),
        "years": tables[0],
    }
    return render(request, "research/topic.html", said)


def _address(asking: Asking, name: str, value: str) -> str:
    return f"{reverse('research:search')}?{asking.query(**{name: value})}"


def _years(counts: Mapping[str, int], asking: Asking) -> PageTable:
    rows = [
        [Cell(year, href=_address(asking, "year", year)), Cell(counts[year], f"{counts[year]:,}")]
        for year in sorted(counts)
        if counts[year]
    ]
    columns = [Column(_("開始年度")), Column(_("件数"), numeric=True)]
    return PageTable("years", _("開始年度ごとの件数"), columns, [Group(rows)] if rows else [])


def _counted(name: str, counts: Mapping[str, int], asking: Asking) -> PageTable:
    label = facet_label(name)
    order = sorted((one for one in counts if counts[one]), key=lambda one: (-counts[one], one))
    rows = [
        [Cell(value, href=_address(asking, name, value)), Cell(counts[value], f"{counts[value]:,}")]
        for value in order[:_MOST]
    ]
    columns = [Column(label), Column(_("件数"), numeric=True)]
    return PageTable(name, label, columns, [Group(rows)] if rows else [])


def _people(people: list[Person], asking: Asking) -> PageTable:
    rows = [
        [
            Cell(one.name, href=_address(asking, "person", one.number or one.name)),
            Cell(one.institution),
            Cell(one.number),
            Cell(one.records),
            Cell(one.leading),
        ]
        for one in people
    ]
    columns = [
        Column(_("研究者")),
        Column(_("研究機関")),
        Column(_("識別子"), downloaded_only=True),
        Column(_("件数"), numeric=True),
        Column(_("うち代表"), numeric=True),
    ]
    return PageTable("people", _("研究者"), columns, [Group(rows)] if rows else [])
