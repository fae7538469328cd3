"""``{% show_map map %}`` where the map is to stand, ``{% map_files %}`` in the block of scripts."""

from django import template
from django.utils.safestring import SafeString

from sesaku import __version__
from sesaku_web.maps.base import FILE
from sesaku_web.maps.drawing import Map, svg

register = template.Library()


@register.inclusion_tag("maps/map.html")
def show_map(drawn: Map) -> dict[str, object]:
    """Show a map: as a drawing, as a list, and with a script as a map that moves."""
    return {"map": drawn, "drawing": svg(drawn), "version": _version()}


@register.inclusion_tag("maps/files.html")
def map_files() -> dict[str, object]:
    """Name the script and style sheet of maps."""
    return {"version": _version()}


def _version() -> SafeString:
    """Return what tells one state of the files from another."""
    return SafeString(f"{__version__}-{int(FILE.stat().st_mtime) if FILE.exists() else 0}")
