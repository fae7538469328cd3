"""Reports that may be about the same thing: near in place and time, and of a like category."""

from dataclasses import dataclass
from datetime import timedelta

from shimamoru.reports.categories import categories
from shimamoru.reports.models import Report
from shimamoru.reports.places.distance import kilometres

HOURS = 12
KILOMETRES = 3.0
_MOST = 10
_DEGREES = 0.06
"""A little more than the distance, at the latitudes of Japan."""


@dataclass(frozen=True, slots=True)
class Near:
    """A report near another: how far, and how many minutes between them."""

    report: Report
    kilometres: float
    minutes: int


def near(report: Report) -> list[Near]:
    """Return reports that may be about the same thing, the likeliest first."""
    if report.lat is None or report.lon is None:
        return []
    window = timedelta(hours=HOURS)
    found = (
        Report.objects.standing()
        .filter(
            seen_at__range=(report.seen_at - window, report.seen_at + window),
            lat__range=(report.lat - _DEGREES / 2, report.lat + _DEGREES / 2),
            lon__range=(report.lon - _DEGREES, report.lon + _DEGREES),
            joined_to=None,
        )
        .exclude(pk=report.pk)
    )
    here = (report.lat, report.lon)
    close = []
    for one in found[:200]:
        if one.lat is None or one.lon is None or not _alike(report.category, one.category):
            continue
        far = kilometres(here, (one.lat, one.lon))
        if far <= KILOMETRES:
            apart = abs(one.seen_at - report.seen_at)
            close.append(Near(one, round(far, 1), int(apart.total_seconds() // 60)))
    close.sort(key=lambda one: one.kilometres / KILOMETRES + one.minutes / (HOURS * 60))
    return close[:_MOST]


def _alike(one: str, other: str) -> bool:
    """Whether two categories are one, share a word, or one of them is unclear."""
    known = categories()
    if one == other or "other" in (one, other):
        return True
    return bool(set(known[one].keywords) & set(known[other].keywords))
