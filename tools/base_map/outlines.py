"""Making coastlines small: clipping to a box, leaving out corners that nobody would miss."""

import math

from tools.base_map.gshhg import Box, Ring


def clipped(ring: Ring, box: Box) -> Ring:
    """Return the part of a ring inside a box (Sutherland and Hodgman), perhaps empty."""
    for axis, sign, edge in (
        (0, 1, box.west),
        (0, -1, box.east),
        (1, 1, box.south),
        (1, -1, box.north),
    ):
        kept: Ring = []
        for one, other in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            here, there = sign * (one[axis] - edge), sign * (other[axis] - edge)
            if here >= 0:
                kept.append(one)
            if (here >= 0) != (there >= 0):
                share = here / (here - there)
                x = one[0] + share * (other[0] - one[0])
                kept.append((x, one[1] + share * (other[1] - one[1])))
        ring = kept
    return ring


def simplified(ring: Ring, tolerance: float) -> Ring:
    """Return a ring without the corners that lie within a tolerance of it, in degrees.

    Douglas and Peucker; a ring of few corners is left as it is, so that no island vanishes.
    """
    if len(ring) < 8:  # noqa: PLR2004 - a speck
        return ring
    half = max(range(len(ring)), key=lambda at: _square(ring[0], ring[at]))
    line = [*ring, ring[0]]
    keep = {0, half, len(ring)}
    waiting = [(0, half), (half, len(ring))]
    while waiting:
        start, end = waiting.pop()
        worst, at = 0.0, 0
        for index in range(start + 1, end):
            away = _from_line(line[index], line[start], line[end])
            if away > worst:
                worst, at = away, index
        if worst > tolerance:
            keep.add(at)
            waiting += [(start, at), (at, end)]
    return [line[at] for at in sorted(keep) if at < len(ring)]


def _square(one: tuple[float, float], other: tuple[float, float]) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _from_line(
    point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]
) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = 0.0
    if length:
        share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
        share = min(max(share, 0.0), 1.0)
    return math.hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)
