"""Plain geometry on longitude and latitude, good enough for islands and short distances."""

import math
from collections.abc import Sequence

from tools.base_map.gshhg import Ring

KM_A_DEGREE = 111.195


def is_inside(x: float, y: float, ring: Sequence[Sequence[float]]) -> bool:
    """Whether a point lies inside a ring."""
    inside = False
    before = ring[-1]
    for corner in ring:
        (x1, y1), (x2, y2) = corner, before
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
        before = corner
    return inside


def km_between(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the distance of two places in kilometres, along the great circle."""
    x1, y1, x2, y2 = (math.radians(part) for part in (*one, *other))
    half = math.sin((y2 - y1) / 2) ** 2
    half += math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * math.degrees(math.asin(math.sqrt(half))) * KM_A_DEGREE


def middle(ring: Ring) -> tuple[float, float]:
    """Return the middle of a ring, weighed by area."""
    area = x = y = 0.0
    x0, y0 = ring[0]
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        part = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        area += part
        x += part * (x1 + x2 - 2 * x0)
        y += part * (y1 + y2 - 2 * y0)
    if abs(area) < 1e-12:  # noqa: PLR2004 - a ring of no area
        return (sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring))
    return (x0 + x / (3 * area), y0 + y / (3 * area))
