"""An Atom feed of editions."""

from xml.etree import ElementTree as ET

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from workbench.publications import querysets
from workbench.publications.access import open_page
from workbench.publications.models import Edition

_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 100


@open_page
def atom(request: HttpRequest) -> HttpResponse:
    """The latest editions, corrections with their reason."""
    editions = list(querysets.every()[:_MOST])
    own = request.build_absolute_uri(reverse("publications:atom"))
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    latest = editions[0].published_at if editions else timezone.now()
    for name, text in (
        ("title", _("公表された政策評価")),
        ("id", own),
        ("updated", latest.isoformat()),
    ):
        ET.SubElement(feed, f"{{{_ATOM}}}{name}").text = text
    author = ET.SubElement(feed, f"{{{_ATOM}}}author")
    ET.SubElement(author, f"{{{_ATOM}}}name").text = "Sesaku"
    ET.SubElement(feed, f"{{{_ATOM}}}link", {"rel": "self", "href": own})
    for one in editions:
        _entry(feed, one, request)
    body = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


def _entry(feed: ET.Element, one: Edition, request: HttpRequest) -> None:
    place = reverse("publications:edition", args=(one.cycle_id, one.number))
    href = request.build_absolute_uri(place)
    entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
    title = (
        one.name
        if one.number == 1
        else _("{name}（第{number}版）").format(name=one.name, number=one.number)
    )
    for name, text in (
        ("title", title),
        ("id", href),
        ("updated", one.published_at.isoformat()),
        ("summary", one.reason or one.summary_en or one.name),
    ):
        ET.SubElement(entry, f"{{{_ATOM}}}{name}").text = text
    ET.SubElement(entry, f"{{{_ATOM}}}link", {"rel": "alternate", "href": href})
