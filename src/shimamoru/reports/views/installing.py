"""What makes the page an application of the device: its manifest, and the service worker."""

import json
from functools import cache
from importlib.resources import files

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sesaku import __version__
from shimamoru.reports.access import open_page

KEPT = (
    "coast/coast.css",
    "coast/report.js",
    "coast/queue.js",
    "coast/work.js",
    "coast/pick.js",
    "maps/map.css",
    "maps/map.js",
    "maps/land.js",
    "maps/points.js",
    "maps/base.json",
    "maps/leaflet/leaflet.css",
    "maps/leaflet/leaflet.js",
    "coast/icon.svg",
    "pages/icon.svg",
)
"""Files that the device keeps, so that the page opens without a network."""


@open_page
def manifest(_request: HttpRequest) -> HttpResponse:
    """Tell the device what the application is called and where it begins."""
    said = {
        "name": _("しまもる 海と島の通報"),
        "short_name": _("しまもる"),
        "lang": get_language(),
        "start_url": "/coast/",
        "scope": "/coast/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#12395b",
        "icons": [
            {"src": static("coast/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": static("coast/icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("coast/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        ],
    }
    return JsonResponse(said, content_type="application/manifest+json")


@open_page
def worker(_request: HttpRequest) -> HttpResponse:
    """Return the program that keeps the page and sends what waits, with the files it keeps."""
    kept = [static(name) + f"?{__version__}" for name in KEPT]
    head = f"self.COAST = {json.dumps({'version': __version__, 'kept': kept})};\n"
    return HttpResponse(head + _program(), content_type="text/javascript; charset=utf-8")


@cache
def _program() -> str:
    return (files("shimamoru.reports") / "static" / "coast" / "worker.js").read_text("utf-8")
