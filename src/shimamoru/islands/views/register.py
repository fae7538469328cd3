"""The register: the list of islands with a map, the page of one, and all of them as GeoJSON."""

import json
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import NotFoundError
from sesaku_web.history.models import Entry
from sesaku_web.maps.base import Box
from sesaku_web.maps.drawing import JAPAN, Map
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer
from shimamoru.islands import querysets
from shimamoru.islands.fields import fields
from shimamoru.islands.geojson import features
from shimamoru.islands.grades import OPEN, gradings, narrow_grades, scheme
from shimamoru.islands.models import Island
from shimamoru.islands.tables import (
    grade_text,
    points_of,
    register_table,
    shown_value,
    source_text,
)
from shimamoru.islands.working import working_table

_AROUND_DEGREES = 0.35
_KM_A_DEGREE = 400


@page()
def register(request: PageRequest) -> HttpResponse:
    """List the islands that are asked for, on a map and in a table."""
    filters = _filters(request)
    found = list(querysets.islands(filters))
    grades = gradings(found, scheme())
    wanted = request.GET.get("grade", "")
    if wanted:
        found = [one for one in found if (grades[one.slug].narrow or OPEN) == wanted]
    table = register_table(found, grades)
    download = offer(request, [table], "islands")
    if download is not None:
        return download
    whole = filters == querysets.Filters() and not wanted
    points = points_of(found, grades)
    drawn = Map("map", _("島の位置と区分"), points, box=JAPAN if whole else None, listed=False)
    said = {
        "table": table,
        "map": drawn,
        "count": len(found),
        "filters": filters,
        "grade": wanted,
        "grades": narrow_grades(scheme()),
        "prefectures": querysets.prefectures(),
        "query": request.GET.urlencode(),
        "may_edit": request.actor.may(Action.EDIT_ISLANDS),
    }
    return render(request, "islands/register.html", said)


@page()
def geojson(request: PageRequest) -> HttpResponse:
    """Give the islands that are asked for as GeoJSON."""
    found = list(querysets.islands(_filters(request)))
    content = features(found, gradings(found, scheme()))
    response = HttpResponse(
        json.dumps(content, ensure_ascii=False), content_type="application/geo+json"
    )
    response["Content-Disposition"] = 'attachment; filename="islands.geojson"'
    return response


@page()
def island(request: PageRequest, slug: str) -> HttpResponse:
    """Show what is known of an island, each value with its source, and how its grade came about."""
    found = island_of(slug)
    by = scheme()
    grades = gradings([found], by)
    grading = grades[found.slug]
    tables = [working_table(grading, by), _coasts(found)]
    download = offer(request, tables, found.slug)
    if download is not None:
        return download
    history = Entry.objects.filter(subject_type="islands.island", subject_id=str(found.pk))
    said: dict[str, Any] = {
        "island": found,
        "values": [(one, shown_value(found, one), source_text(found, one)) for one in fields()],
        "map": _around(found),
        "grading": grading,
        "grade_text": grade_text(grading),
        "working": tables[0],
        "coasts": tables[1],
        "may_edit": request.actor.may(Action.EDIT_ISLANDS),
        "history": history.order_by("-sequence")[:20],
    }
    return render(request, "islands/island.html", said)


def island_of(slug: str) -> Island:
    """Return the island of an address.

    Raises:
        NotFoundError: there is none.
    """
    found = Island.objects.standing().filter(slug=slug).first()
    if found is None:
        raise NotFoundError(f"島「{slug[:60]}」は台帳にありません。")
    return found


def _filters(request: PageRequest) -> querysets.Filters:
    given = request.GET
    words, prefecture = given.get("q", "")[:100], given.get("prefecture", "")
    return querysets.Filters(words, prefecture, given.get("inhabited", ""))


def _coasts(found: Island) -> PageTable:
    rows = [
        [Cell(coast.name), Cell(coast.length_km), Cell(coast.lon), Cell(coast.lat)]
        for coast in found.coasts.all()
    ]
    columns = [Column(_("海岸")), Column(_("長さ (km)"), numeric=True)]
    columns += [Column(_("経度"), numeric=True), Column(_("緯度"), numeric=True)]
    return PageTable("coasts", _("海岸"), columns, [Group(rows)])


def _around(found: Island) -> Map | None:
    if found.lon is None or found.lat is None:
        return None
    wide = max(_AROUND_DEGREES, (found.coast_km or 0) / _KM_A_DEGREE)
    high = wide * 0.7
    box = Box(found.lon - wide, found.lat - high, found.lon + wide, found.lat + high)
    points = points_of([found], gradings([found], scheme()))
    return Map("map", _("島の位置と区分"), points, box=box, listed=False)
