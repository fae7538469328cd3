"""Islands of the register and their coasts, to choose a place from by name."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shimamoru.islands.models import Coast
from shimamoru.islands.models import Island as Registered
from shimamoru.reports.places.distance import kilometres

DIRECTIONS: Mapping[str, str | Promise] = {
    "n": _("北岸"),
    "ne": _("北東岸"),
    "e": _("東岸"),
    "se": _("南東岸"),
    "s": _("南岸"),
    "sw": _("南西岸"),
    "w": _("西岸"),
    "nw": _("北西岸"),
}
"""Coasts by the direction that they look to; a small island has not all of them."""

_KEPT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Island:
    """An island: its code, its name, that in Latin letters, and a place on it."""

    code: str
    name: str
    latin: str
    lat: float
    lon: float


def islands() -> Mapping[str, Island]:
    """Return the islands by their codes, from north to south, as the register has them."""
    now = time.monotonic()
    if not _KEPT.found or now > _KEPT.until:
        rows = Registered.objects.standing().exclude(lat=None).exclude(lon=None)
        _KEPT.found = {
            row.slug: Island(row.slug, row.full_name, row.roman, row.lat or 0.0, row.lon or 0.0)
            for row in rows
        }
        _KEPT.until = now + _KEPT_SECONDS
    return _KEPT.found


def coast_place(island: str, coast: str) -> tuple[float, float] | None:
    """Return the middle of a coast of an island, where the register knows it."""
    row = Coast.objects.filter(island__slug=island, slug=coast).first()
    return None if row is None or row.lat is None or row.lon is None else (row.lat, row.lon)


def nearest(lat: float, lon: float) -> tuple[Island, float] | None:
    """Return the island whose place is nearest, and how many kilometres away that is."""
    away = ((kilometres((lat, lon), (one.lat, one.lon)), one.code) for one in islands().values())
    found = min(away, default=None)
    return None if found is None else (islands()[found[1]], found[0])


class _Kept:
    """The register as it was read last: it is asked for with every row of a list."""

    found: Mapping[str, Island] = {}
    until: float = 0.0


_KEPT = _Kept()
