"""Measure the islands of the register on the coastlines of GSHHG.

``python -m tools.measure_islands`` writes two files beside the register: ``measured.csv`` (length
of the coast, distance to the main islands and to the nearest land that is not Japan's) and
``coasts.csv`` (the coast of each island by the direction that it looks to).
"""

import csv
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.base_map.geometry import is_inside, km_between, middle
from tools.base_map.gshhg import Land, Ring
from tools.base_map.territory import surroundings

DATA = Path(__file__).resolve().parent.parent / "src/shimamoru/islands/data"
_MAIN_KM2 = 15_000
_OKINAWA = (127.95, 26.55)
_SIDES = (
    *(("n", "北岸"), ("ne", "北東岸"), ("e", "東岸"), ("se", "南東岸")),
    *(("s", "南岸"), ("sw", "南西岸"), ("w", "西岸"), ("nw", "北西岸")),
)
_EIGHT_FROM_KM = 30.0
_SMALLEST_SHARE = 0.02
_NEAR_KM = 2.0
_LIKE = (0.4, 2.6)
_EARTH = 6371.0
Points = NDArray[np.float64]


def main() -> None:
    """Write both files."""
    own, others = surroundings("f")
    mainland = [land for land in own if land.km2 > _MAIN_KM2 or is_inside(*_OKINAWA, land.ring)]
    main_shore, foreign_shore = _points(mainland), _points(others)
    measured: list[Sequence[object]] = []
    coasts: list[Sequence[object]] = []
    with (DATA / "register.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = (float(row["lon"]), float(row["lat"]))
            found = _lands_of(own, place, float(row["area_km2"] or 0))
            length = round(sum(_km(land.ring) for land in found), 1) if found else ""
            shore = _points(found) if found else np.radians(np.array([place]))
            reach = [round(_nearest(shore, other), 1) for other in (main_shore, foreign_shore)]
            measured.append((row["slug"], length, *reach))
            coasts += ((row["slug"], *coast) for coast in _coasts(found))
    _write("measured.csv", ("slug", "coast_km", "mainland_km", "foreign_km"), measured)
    _write("coasts.csv", ("island", "slug", "name", "facing", "length_km", "lon", "lat"), coasts)


def _lands_of(own: Iterable[Land], place: tuple[float, float], area: float) -> list[Land]:
    """Return the land of an island: what lies around or near its place and is about as large.

    Where GSHHG draws several islands as one, or one as several, none is returned unless the
    parts together are about as large as the island.
    """
    near = [land for land in own if land.km2 < _MAIN_KM2 and _reaches(land, place)]
    around = [land for land in near if is_inside(*place, land.ring)]
    ordered = [*around, *(land for land in near if land not in around)]
    for count in range(1, 3 if area > 1 else 2):
        found = ordered[:count]
        total = sum(land.km2 for land in found)
        if found and (not area or _LIKE[0] < total / area < _LIKE[1]):
            return found
    return []


def _reaches(land: Land, place: tuple[float, float]) -> bool:
    box, slack = land.box, _NEAR_KM / 100
    if not (box.west - slack < place[0] < box.east + slack):
        return False
    return box.south - slack < place[1] < box.north + slack


def _coasts(found: Sequence[Land]) -> Iterator[Sequence[object]]:
    """Yield the coasts of an island: slug, name, direction, length, and a place on each."""
    if not found:
        for index in range(0, 8, 2):
            slug, name = _SIDES[index]
            yield slug, name, index * 45, "", "", ""
        return
    ring = found[0].ring
    whole = _km(ring)
    width = 45 if whole >= _EIGHT_FROM_KM else 90
    centre = middle(ring)
    parts: dict[int, list[tuple[float, tuple[float, float]]]] = {}
    for one, other in zip(ring, [*ring[1:], ring[0]], strict=True):
        halfway = ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
        east = (halfway[0] - centre[0]) * math.cos(math.radians(centre[1]))
        facing = math.degrees(math.atan2(east, halfway[1] - centre[1])) % 360
        sector = int((facing + width / 2) // width) * width % 360
        parts.setdefault(sector, []).append((km_between(one, other), halfway))
    for sector, pieces in sorted(parts.items()):
        length = sum(km for km, _ in pieces)
        if length >= whole * _SMALLEST_SHARE:
            lon, lat = pieces[len(pieces) // 2][1]
            slug, name = _SIDES[sector // 45]
            yield slug, name, sector, round(max(length, 0.1), 1), round(lon, 4), round(lat, 4)


def _km(ring: Ring) -> float:
    return sum(km_between(a, b) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))


def _points(of: Iterable[Land]) -> Points:
    corners = [point for land in of for point in land.ring]
    return np.radians(np.array(corners, dtype=np.float64))


def _nearest(one: Points, other: Points) -> float:
    """Return the shortest distance in kilometres between the corners of two shores."""
    # What lies farther from the first corner than the nearest, and the island's own size twice,
    # can't be nearest to another corner.
    away = _distances(one[:1], other)[0]
    size = float(_distances(one[:1], one).max())
    other = other[away <= float(away.min()) + 2 * size + 0.1]
    rows = (_distances(one[at : at + 64], other).min() for at in range(0, len(one), 64))
    return float(min(rows))


def _distances(one: Points, other: Points) -> Points:
    lon, lat = one[:, :1], one[:, 1:]
    half: Points = np.sin((other[:, 1] - lat) / 2) ** 2
    half = half + np.cos(lat) * np.cos(other[:, 1]) * np.sin((other[:, 0] - lon) / 2) ** 2
    distances: Points = 2 * _EARTH * np.arcsin(np.sqrt(half))
    return distances


def _write(name: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heads)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
