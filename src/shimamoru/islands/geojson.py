"""The register as GeoJSON (RFC 7946)."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from shimamoru.islands.fields import fields
from shimamoru.islands.models import Island
from shimamoru.planning.grading import Grading


def features(islands: Iterable[Island], grades: Mapping[str, Grading]) -> dict[str, Any]:
    """Return islands as a collection of features; what is not known is null."""
    return {
        "type": "FeatureCollection",
        "features": [_feature(island, grades[island.slug]) for island in islands],
    }


def properties(island: Island, grading: Grading) -> dict[str, Any]:
    """Return what is known of an island as plain data, with the source of each value."""
    values = {
        one.name: None if getattr(island, one.name) == "" else getattr(island, one.name)
        for one in fields()
    }
    return {
        "slug": island.slug,
        **values,
        "grade": grading.grade,
        "grade_range": [grading.highest, grading.lowest],
        "sources": island.sources,
    }


def _feature(island: Island, grading: Grading) -> dict[str, Any]:
    said = properties(island, grading)
    lon, lat = said.pop("lon"), said.pop("lat")
    said |= {"label": island.name, "href": reverse("islands:island", args=(island.slug,))}
    place = None if lon is None or lat is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": island.slug, "geometry": place, "properties": said}
