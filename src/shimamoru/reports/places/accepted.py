"""Places that are accepted: on earth, and in the waters around Japan."""

import math
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sesaku_web.exceptions import ConditionError

SOUTH, NORTH, WEST, EAST = 17.0, 48.0, 119.0, 158.0
"""From 沖ノ鳥島 and 与那国島 to 択捉島 and 南鳥島, with the sea around them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was seen; latitude and longitude in degrees, accuracy in metres."""

    lat: float
    lon: float
    accuracy: float | None = None


def place(lat: object, lon: object, accuracy: object = None) -> Place | None:
    """Return the place that is given, None where none is.

    Raises:
        ConditionError: it is no place, or far from Japan.
    """
    if lat in (None, "") and lon in (None, ""):
        return None
    north, east = _number(lat), _number(lon)
    if north is None or east is None or not (SOUTH <= north <= NORTH and WEST <= east <= EAST):
        raise ConditionError(
            _("場所が日本の周りではありません。地図か島の一覧で選び直してください。")
        )
    near = _number(accuracy)
    return Place(round(north, 6), round(east, 6), near if near and near > 0 else None)


def _number(given: object) -> float | None:
    if isinstance(given, bool) or given is None:
        return None
    try:
        value = float(str(given))
    except ValueError:
        return None
    return value if math.isfinite(value) else None
