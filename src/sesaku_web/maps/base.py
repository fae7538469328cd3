"""The base map as the server knows it."""

import json
import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from sesaku_web.exceptions import NotFoundError

FILE = Path(__file__).with_name("static") / "maps" / "base.json"
_FARTHEST = 85.0


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east and north in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes have something in common."""
        across = self.west <= other.east and other.west <= self.east
        return across and self.south <= other.north and other.south <= self.north


Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Land:
    """A body of land: its coast, the box around it, and whether it is Japan's."""

    ring: Ring
    box: Box
    own: bool


@cache
def lands() -> tuple[Land, ...]:
    """Return the land of the base map, that of others first.

    Raises:
        NotFoundError: the map was not made; setting up makes it.
    """
    try:
        content = json.loads(FILE.read_text("ascii"))
    except FileNotFoundError as error:
        raise NotFoundError(
            "基図がありません。make setup（または python -m tools.base_map）で作ってください。"
        ) from error
    scale = content["scale"]
    others = tuple(_land(flat, scale, own=False) for flat in content["others"])
    return others + tuple(_land(flat, scale, own=True) for flat in content["own"])


def height_of(latitude: float) -> float:
    """Return where a latitude lies on a Mercator map, in degrees of longitude."""
    bounded = max(-_FARTHEST, min(_FARTHEST, latitude))
    return math.degrees(math.log(math.tan(math.radians(45 + bounded / 2))))


def is_land(lon: float, lat: float, *, own: bool = True) -> bool:
    """Whether a place is on land that the map draws as Japan's, or as others'."""
    here = Box(lon, lat, lon, lat)
    return any(
        land.own is own and land.box.meets(here) and _inside(lon, lat, land.ring)
        for land in lands()
    )


def _land(flat: list[int], scale: int, *, own: bool) -> Land:
    x = y = 0
    ring = []
    for dx, dy in zip(flat[0::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        ring.append((x / scale, y / scale))
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return Land(tuple(ring), Box(min(xs), min(ys), max(xs), max(ys)), own)


def _inside(x: float, y: float, ring: Ring) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
