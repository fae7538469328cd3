"""What was published as GeoJSON and Atom, and the pictures."""

from typing import Any
from xml.etree import ElementTree as ET

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sesaku_web.exceptions import NotFoundError
from sesaku_web.sources import files
from shimamoru.open_data.blur import today_began
from shimamoru.open_data.models import Publication
from shimamoru.open_data.published import Published, published
from shimamoru.open_data.words import outcome_words, state_words, when
from shimamoru.reports.access import open_page
from shimamoru.reports.categories import categories
from shimamoru.reports.models import Photo

_ATOM = "http://www.w3.org/2005/Atom"
_GEORSS = "http://www.georss.org/georss"
_MOST_ENTRIES = 200


@open_page
def geojson(request: HttpRequest) -> HttpResponse:
    """All that is published, each at the centre of its cell with the radius of it."""
    now = timezone.now()
    found = published(Publication.objects.shown(now), now)
    features = [_feature(one, request) for one in found]
    said = {"type": "FeatureCollection", "features": features}
    response = JsonResponse(said, content_type="application/geo+json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@open_page
def atom(request: HttpRequest) -> HttpResponse:
    """What was published last; dates are midnights."""
    now = timezone.now()
    rows = Publication.objects.shown(now).order_by("-public_from", "public_id")[:_MOST_ENTRIES]
    base = f"{request.scheme}://{request.get_host()}"
    ET.register_namespace("", _ATOM)
    ET.register_namespace("georss", _GEORSS)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    found = published(rows, now)
    latest = max((one.shown_from for one in found), default=today_began(now))
    head = {"title": _("しまもる 公開された通報"), "id": f"{base}/coast/published.atom"}
    for name, text in (*head.items(), ("updated", latest.isoformat())):
        ET.SubElement(feed, f"{{{_ATOM}}}{name}").text = text
    author = ET.SubElement(feed, f"{{{_ATOM}}}author")
    ET.SubElement(author, f"{{{_ATOM}}}name").text = _("しまもる")
    ET.SubElement(feed, f"{{{_ATOM}}}link", {"rel": "self", "href": f"{base}/coast/published.atom"})
    for one in found:
        _entry(feed, one, base)
    body = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


@open_page
def photo(_request: HttpRequest, name: str) -> HttpResponse:
    """A picture that was approved, while its report is shown."""
    now = timezone.now()
    found = Photo.objects.filter(name=name, public=True).exclude(copy="").first()
    shown = found and Publication.objects.shown(now).filter(report=found.report_id).first()
    if found is None or not shown or not categories()[shown.category].publish.photos:
        raise NotFoundError(_("その写真は公開されていません。"))
    response = HttpResponse(files.load(found.copy), content_type="image/jpeg")
    response.headers["ETag"] = f'"{name}"'
    response.headers["Cache-Control"] = "no-cache"
    return response


def _feature(one: Published, request: HttpRequest) -> dict[str, Any]:
    base = f"{request.scheme}://{request.get_host()}"
    geometry: dict[str, Any] | None = None
    if one.cell is not None:
        geometry = {"type": "Point", "coordinates": [one.cell.lon, one.cell.lat]}
    return {
        "type": "Feature",
        "id": one.id,
        "geometry": geometry,
        "properties": {
            "category": one.category.code,
            "name": one.category.name,
            "label": f"{one.category.name} {when(one)}",
            "href": reverse("coast-data:one", args=(one.id,)),
            "hint": outcome_words(one) or state_words(one),
            "first_day": one.first_day.isoformat(),
            "last_day": one.last_day.isoformat(),
            "radius_metres": one.cell.radius if one.cell else None,
            "state": one.state,
            "outcome": one.outcome or None,
            "agency": one.agency or None,
            "summary": one.summary,
            "photos": [base + reverse("coast-data:photo", args=(name,)) for name in one.photos],
            "url": base + reverse("coast-data:one", args=(one.id,)),
        },
    }


def _entry(feed: ET.Element, one: Published, base: str) -> None:
    entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
    link = base + reverse("coast-data:one", args=(one.id,))
    said = outcome_words(one) or state_words(one)
    for name, text in (
        ("id", link),
        ("title", f"{one.category.name} {when(one)}"),
        ("updated", one.shown_from.isoformat()),
        ("summary", " ".join(filter(None, (one.summary, said)))),
    ):
        ET.SubElement(entry, f"{{{_ATOM}}}{name}").text = text
    ET.SubElement(entry, f"{{{_ATOM}}}link", {"href": link})
    if one.cell is not None:
        point = f"{one.cell.lat} {one.cell.lon}"
        ET.SubElement(entry, f"{{{_GEORSS}}}point").text = point
