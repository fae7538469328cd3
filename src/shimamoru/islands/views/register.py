"""The register: the list of islands with a map, and the page of one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sesaku_web.exceptions import NotFoundError
from sesaku_web.maps.base import Box
from sesaku_web.maps.drawing import JAPAN, Map
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import offer
from shimamoru.islands import querysets
from shimamoru.islands.fields import fields
from shimamoru.islands.models import Island
from shimamoru.islands.tables import points_of, register_table, shown_value, source_text

_AROUND_DEGREES = 0.35


@page()
def register(request: PageRequest) -> HttpResponse:
    """List the islands that are asked for, on a map and in a table."""
    given = request.GET
    filters = querysets.Filters(
        given.get("q", "")[:100], given.get("prefecture", ""), given.get("inhabited", "")
    )
    found = list(querysets.islands(filters))
    table = register_table(found)
    download = offer(request, [table], "islands")
    if download is not None:
        return download
    whole = filters == querysets.Filters()
    drawn = Map(
        "islands", _("島の位置"), points_of(found), box=JAPAN if whole else None, listed=False
    )
    said = {
        "table": table,
        "map": drawn,
        "count": len(found),
        "filters": filters,
        "prefectures": querysets.prefectures(),
        "query": request.GET.urlencode(),
    }
    return render(request, "islands/register.html", said)


@page()
def island(request: PageRequest, slug: str) -> HttpResponse:
    """Show what is known of an island, each value with its source."""
    found = island_of(slug)
    values = [(one, shown_value(found, one), source_text(found, one)) for one in fields()]
    said = {"island": found, "values": values, "map": _around(found)}
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


def _around(island: Island) -> Map | None:
    if island.lon is None or island.lat is None:
        return None
    wide = max(_AROUND_DEGREES, (island.coast_km or 0) / 400)
    box = Box(
        island.lon - wide, island.lat - wide * 0.7, island.lon + wide, island.lat + wide * 0.7
    )
    return Map("place", _("島の位置"), points_of([island]), box=box, listed=False)
