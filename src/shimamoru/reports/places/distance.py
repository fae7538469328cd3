"""How far two places are from one another."""

from math import asin, cos, radians, sin, sqrt

_EARTH_KILOMETRES = 6371.0


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two places, each latitude and longitude in degrees."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KILOMETRES * asin(sqrt(min(1.0, half)))
