"""A map as a page asks for it, and as it is drawn without a script and on paper."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from sesaku_web.maps.base import Box, height_of, lands
from sesaku_web.pages.templatetags.pages import in_japanese

JAPAN = Box(122.0, 20.0, 154.5, 46.2)
"""What a map shows where nothing else is asked for: all of Japan's islands."""

_WIDTH = 720
_TALLEST = 640
_SMALLEST_DEGREES = 0.12
_MARGIN = 0.08
_PIXEL = 1.1
_SPECK = 3


@dataclass(frozen=True, slots=True)
class Point:
    """A place with a name that a map shows.

    Attributes:
        lon: longitude.
        lat: latitude.
        label: what it is called.
        href: where it leads; "" nowhere.
        mark: name of its style, a-z and hyphens.
        hint: what more is said of it.
    """

    lon: float
    lat: float
    label: str
    href: str = ""
    mark: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """Many points that the script fetches as GeoJSON and shows in clusters.

    Attributes:
        url: of this site; properties of a feature: ``label``, ``href``, ``mark``, ``hint``.
        label: what the points are.
    """

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class Map:
    """A map.

    Attributes:
        name: its id on the page.
        label: what it shows, in words.
        points: places that are there without a script too.
        layers: places that the script fetches.
        box: what it shows at first; around the points by default, Japan where there are none.
        pick: the ids of the inputs for longitude and latitude that a tap fills.
        listed: whether the list of the points stands below it; False where the page has one.
    """

    name: str
    label: str
    points: Sequence[Point] = ()
    layers: Sequence[Layer] = ()
    box: Box | None = None
    pick: tuple[str, str] | None = None
    listed: bool = True

    @property
    def shown(self) -> Box:
        """What it shows at first."""
        if self.box is not None:
            return self.box
        return box_around([(point.lon, point.lat) for point in self.points]) or JAPAN

    @property
    def bounds(self) -> str:
        """The same for the script."""
        box = self.shown
        return f"{box.west},{box.south},{box.east},{box.north}"

    @property
    def sources(self) -> str:
        """The layers for the script, as JSON."""
        return json.dumps([{"url": layer.url, "label": layer.label} for layer in self.layers])

    @property
    def picking(self) -> str:
        """The ids of the inputs for the script."""
        return ",".join(self.pick or ())


def box_around(places: Sequence[tuple[float, float]]) -> Box | None:
    """Return a box around places with some room; None where there are none."""
    if not places:
        return None
    xs, ys = [x for x, _ in places], [y for _, y in places]
    room = max((max(xs) - min(xs)) * _MARGIN, (max(ys) - min(ys)) * _MARGIN, _SMALLEST_DEGREES)
    return Box(min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room)


def svg(drawn: Map) -> SafeString:
    """Draw a map as SVG: land, and its points as links."""
    box = drawn.shown
    frame = _Frame.around(box)
    dots = SafeString("".join(_dot(frame, point) for point in drawn.points))
    head = format_html(
        '<svg class="map-drawn" viewBox="0 0 {} {}" role="img" aria-label="{}">',
        _WIDTH,
        frame.height,
        drawn.label,
    )
    sea = format_html('<rect class="sea" width="{}" height="{}"/>', _WIDTH, frame.height)
    coasts = format_html(
        '<path class="others" d="{}"/><path class="own" d="{}"/>',
        frame.coasts(own=False),
        frame.coasts(own=True),
    )
    return SafeString(f"{head}{sea}{coasts}{dots}</svg>")


@dataclass(frozen=True, slots=True)
class _Frame:
    """The window of a drawing: what it shows, and how degrees become pixels."""

    box: Box
    top: float
    scale: float
    height: int

    @classmethod
    def around(cls, box: Box) -> "_Frame":
        top, bottom = height_of(box.north), height_of(box.south)
        scale = _WIDTH / (box.east - box.west)
        tall = (top - bottom) * scale
        if tall <= _TALLEST:
            return cls(box, top, scale, round(tall))
        scale *= _TALLEST / tall
        room = (_WIDTH / scale - (box.east - box.west)) / 2
        wide = Box(box.west - room, box.south, box.east + room, box.north)
        return cls(wide, top, scale, _TALLEST)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return (lon - self.box.west) * self.scale, (self.top - height_of(lat)) * self.scale

    def coasts(self, *, own: bool) -> str:
        """Return the coasts of Japan's land, or of others', as a path.

        A speck of Japan's land is a square that can be seen, one where several are close.
        """
        paths = []
        specks = set()
        for land in lands():
            if land.own is not own or not land.box.meets(self.box):
                continue
            corners = list(_thinned(self.at(*corner) for corner in land.ring))
            if len(corners) > 2:  # noqa: PLR2004 - there is an area
                paths.append(_outline(corners))
            elif own:
                specks.add((round(corners[0][0] / _SPECK), round(corners[0][1] / _SPECK)))
        squares = (f"M{x * _SPECK:g} {y * _SPECK:g}h2v2h-2z" for x, y in sorted(specks))
        return "".join(paths) + "".join(squares)


def _outline(corners: list[tuple[float, float]]) -> str:
    """Return a path through corners, in tenths of a pixel from one to the next."""
    x, y = (round(part, 1) for part in corners[0])
    steps = [f"M{x:g} {y:g}l"]
    for corner in corners[1:]:
        dx, dy = round(corner[0] - x, 1), round(corner[1] - y, 1)
        x, y = x + dx, y + dy
        steps.append(f"{dx:g} {dy:g} ")
    return "".join(steps).rstrip() + "z"


def _thinned(corners: Iterator[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    last = next(corners)
    yield last
    for x, y in corners:
        if abs(x - last[0]) > _PIXEL or abs(y - last[1]) > _PIXEL:
            last = (x, y)
            yield last


def _dot(frame: _Frame, point: Point) -> SafeString:
    x, y = frame.at(point.lon, point.lat)
    dot = format_html(
        '<title>{}</title><circle class="dot {}" cx="{}" cy="{}" r="4"/>',
        f"{point.label} {point.hint}".strip(),
        point.mark,
        round(x, 1),
        round(y, 1),
    )
    lang = in_japanese(point.label + point.hint)
    if not point.href:
        return format_html("<g{}>{}</g>", lang, dot)
    return format_html(
        '<a href="{}" aria-label="{}" tabindex="-1"{}>{}</a>', point.href, point.label, lang, dot
    )
