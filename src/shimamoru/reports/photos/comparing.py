"""What a picture says beside what the reporter entered."""

from datetime import datetime, timedelta

from shimamoru.reports.models import Report
from shimamoru.reports.photos.exif import Told
from shimamoru.reports.places.distance import kilometres

FAR_KILOMETRES = 5.0
LONG_AGO = timedelta(hours=24)
_SLACK = timedelta(minutes=10)


def warnings_of(report: Report, told: Told) -> list[str]:
    """Return codes of how what a picture says differs from what its report says now."""
    place = None if report.lat is None or report.lon is None else (report.lat, report.lon)
    return differences(told, place=place, seen_at=report.seen_at, now=report.received_at)


def differences(
    told: Told, *, place: tuple[float, float] | None, seen_at: datetime, now: datetime
) -> list[str]:
    """Return codes of what differs: place-differs, time-differs, future, no-camera-data."""
    found = []
    if "lat" in told and place is not None:
        there = (told["lat"], told["lon"])
        if kilometres(there, place) > FAR_KILOMETRES:
            found.append("place-differs")
    if "taken_at" in told:
        taken = datetime.fromisoformat(told["taken_at"])
        if taken > now + _SLACK:
            found.append("future")
        elif abs(taken - seen_at) > LONG_AGO:
            found.append("time-differs")
    if not told:
        found.append("no-camera-data")
    return found
