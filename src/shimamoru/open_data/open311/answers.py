"""The records that GeoReport v2 asks for."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from shimamoru.open_data.blur import midnight
from shimamoru.open_data.published import Published
from shimamoru.reports.categories import Category
from shimamoru.reports.places.coasts import islands
from shimamoru.triage.choices import agencies
from shimamoru.triage.labels import OUTCOMES, STATES

GROUP = "coast"


def service(category: Category) -> dict[str, Any]:
    """Return a category as a service: a report is looked at before anything is shown (batch)."""
    return {
        "service_code": category.code,
        "service_name": category.names["ja"],
        "description": category.hints["ja"],
        "metadata": True,
        "type": "batch",
        "keywords": ",".join(category.keywords),
        "group": GROUP,
    }


def definition(category: Category) -> dict[str, Any]:
    """Return what may be told beside the place: the island, and when it was seen."""
    values = [{"key": one.code, "name": one.name} for one in islands().values()]
    return {
        "service_code": category.code,
        "attributes": [
            _attribute(1, "seen_at", "datetime", "見た日時（時差を付けた ISO 8601）"),
            {**_attribute(2, "island", "singlevaluelist", "近い島"), "values": values},
        ],
    }


def request_of(one: Published, base: str, *, extended: bool) -> dict[str, Any]:
    """Return a report as a service request; extended, with all states and how it is blurred."""
    found: dict[str, Any] = {
        "service_request_id": one.id,
        "status": "closed" if one.is_closed else "open",
        "status_notes": str(OUTCOMES[one.outcome] if one.outcome else STATES[one.state]),
        "service_name": one.category.names["ja"],
        "service_code": one.category.code,
        "description": one.summary or None,
        "agency_responsible": agencies()[one.agency]["ja"] if one.agency else None,
        "service_notice": None,
        "requested_datetime": midnight(one.first_day).isoformat(),
        "updated_datetime": one.shown_from.isoformat(),
        "expected_datetime": None,
        "address": None,
        "address_id": None,
        "zipcode": None,
        "lat": one.cell.lat if one.cell else None,
        "long": one.cell.lon if one.cell else None,
        "media_url": _media(one, base),
    }
    if extended:
        found["extended_attributes"] = {
            "detailed_status": one.state,
            "outcome": one.outcome or None,
            "radius_metres": one.cell.radius if one.cell else None,
            "first_day": one.first_day.isoformat(),
            "last_day": one.last_day.isoformat(),
        }
    return found


def discovery(base: str) -> dict[str, Any]:
    """Return where the service is and what it speaks."""
    formats = ["application/json", "text/xml"]
    endpoint = {
        "specification": "http://wiki.open311.org/GeoReport_v2",
        "url": f"{base}/open311/v2",
        "changeset": "2011-04-05T17:48:34Z",
        "type": "production",
        "formats": formats,
    }
    return {
        "changeset": "2011-04-05T17:48:34Z",
        "key_service": "api_key" if settings.SESAKU_COAST_KEYS else "none",
        "endpoints": [endpoint],
    }


def _attribute(order: int, code: str, kind: str, described: str) -> dict[str, Any]:
    return {
        "variable": True,
        "code": code,
        "datatype": kind,
        "required": False,
        "datatype_description": None,
        "order": order,
        "description": described,
    }


def _media(one: Published, base: str) -> str | None:
    if not one.photos:
        return None
    return base + reverse("coast-data:photo", args=(one.photos[0],))
