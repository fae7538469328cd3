"""Japan's land among the land of GSHHG, each island where it is."""

import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from tools.base_map.geometry import KM_A_DEGREE, is_inside
from tools.base_map.gshhg import Box, Land, Ring, lands

SURROUNDINGS = Box(92.0, 4.0, 180.0, 62.0)
"""What the map shows."""

_RULES = Path(__file__).with_name("territory.yml")


def surroundings(resolution: str) -> tuple[list[Land], list[Land]]:
    """Return Japan's land and the land of others, largest first."""
    rules = yaml.safe_load(_RULES.read_text("utf-8"))
    own: list[Land] = []
    others: list[Land] = []
    for land in lands(resolution, SURROUNDINGS):
        (own if is_inside(*land.ring[0], rules["around"]) else others).append(land)
    own = [_moved(land, rules["moved"]) for land in own]
    return [*own, *_added(rules["added"])], others


def _moved(land: Land, moves: Iterable[dict[str, Any]]) -> Land:
    box = land.box
    for move in moves:
        west, south, east, north = move["box"]
        if west <= box.west and box.east <= east and south <= box.south and box.north <= north:
            right, up = move["by"]
            return Land(land.number, land.km2, [(x + right, y + up) for x, y in land.ring])
    return land


def _added(islands: Iterable[dict[str, Any]]) -> Iterator[Land]:
    for island in islands:
        x, y = island["place"]
        up = island["side"] / 2 / KM_A_DEGREE
        right = up / math.cos(math.radians(y))
        ring: Ring = [(x - right, y - up), (x + right, y - up), (x + right, y + up)]
        yield Land(island["name"], island["side"] ** 2, [*ring, (x - right, y + up)])
