"""Blurring: a cell of a fixed grid for a place, a piece of the calendar for a moment.

The grid is the same for all reports of a category and for ever, so that many reports of one place
say no more than one; and each grid lies within the next, so that a report whose category changes
is never shown by two cells that cut one another.
"""

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from shimamoru.reports.categories import TimePiece

JAPAN = ZoneInfo("Asia/Tokyo")
_HUNDREDTH = 100
_KILOMETRES_A_DEGREE = 111.32


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the grid: its side in hundredths of a degree, its number from the south and west.

    ``lat`` and ``lon`` are its centre, ``radius`` the distance in metres from there to a corner.
    """

    grid: int
    north: int
    east: int

    @property
    def lat(self) -> float:
        """Latitude of the centre."""
        return round((self.north + 0.5) * self.grid / _HUNDREDTH, 4)

    @property
    def lon(self) -> float:
        """Longitude of the centre."""
        return round((self.east + 0.5) * self.grid / _HUNDREDTH, 4)

    @property
    def radius(self) -> int:
        """Metres from the centre to a corner: no place is told more closely than that."""
        side = self.grid / _HUNDREDTH * _KILOMETRES_A_DEGREE / 2
        wide = side * math.cos(math.radians(self.lat))
        return int(math.hypot(side, wide) * 1000)


def cell_of(lat: float, lon: float, grid: int) -> Cell:
    """Return the cell in which a place lies."""
    # In millionths, as places are kept: a whole number divides the same on every machine.
    step = grid * 10_000
    return Cell(grid, round(lat * 1_000_000) // step, round(lon * 1_000_000) // step)


def piece_of(moment: datetime, piece: TimePiece) -> tuple[date, date]:
    """Return first and last day of the piece of the calendar in which a moment lies, in Japan."""
    day = moment.astimezone(JAPAN).date()
    if piece == "day":
        return day, day
    if piece == "week":
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def shown_from(last: date, delay_hours: int, approved_at: datetime) -> datetime:
    """Return from when something is shown: a midnight, counted from the end of its piece.

    Counted from the sighting it would tell the day on which that was.
    """
    ended = midnight(last + timedelta(days=1)) + timedelta(hours=delay_hours)
    latest = max(ended, approved_at).astimezone(JAPAN)
    day = latest.date()
    return midnight(day if latest == midnight(day) else day + timedelta(days=1))


def midnight(day: date) -> datetime:
    """Return the moment at which a day begins in Japan."""
    return datetime.combine(day, time(0), JAPAN).astimezone(UTC)


def today_began(now: datetime) -> datetime:
    """Return the moment at which the day of a moment began in Japan."""
    return midnight(now.astimezone(JAPAN).date())
