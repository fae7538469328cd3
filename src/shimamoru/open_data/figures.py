"""Figures of a month: by island, by category, what came of reports, and how long it took."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from shimamoru.open_data.areas import area_of
from shimamoru.open_data.blur import JAPAN, cell_of, midnight
from shimamoru.open_data.suppression import LEAST, sum_may_be_told, suppressed
from shimamoru.reports.categories import categories
from shimamoru.reports.models import Report
from shimamoru.reports.models.report import Outcome

READY_DAYS = 10
"""A month is counted when it has been over for so many days, and then stays as it is."""

NO_OUTCOME = "open"


def next_month(month: date) -> date:
    """Return the first day of the month after."""
    return (month + timedelta(days=32)).replace(day=1)


def is_ready(month: date, now: datetime) -> bool:
    """Whether a month may be counted."""
    return midnight(next_month(month) + timedelta(days=READY_DAYS)) <= now


def counted(month: date) -> dict[str, Any]:
    """Return the figures of a month as they may be told: JSON, None for what is not told."""
    began, ended = midnight(month), midnight(next_month(month))
    reports = list(
        Report.objects.standing()
        .filter(received_at__gte=began, received_at__lt=ended, quarantined=False, joined_to=None)
        .only("category", "lat", "lon", "outcome", "received_at", "checked_at", "closed_at")
    )
    lists = {
        "areas": Counter(map(_area, reports)),
        "categories": Counter(one.category for one in reports),
        "outcomes": Counter(one.outcome or NO_OUTCOME for one in reports),
    }
    whole = {name: suppressed(_filled(name, counts)) for name, counts in lists.items()}
    told = all(sum_may_be_told(counts) for counts in lists.values())
    return {
        "month": f"{month:%Y-%m}",
        "total": len(reports) if told else None,
        **whole,
        "hours_to_check": _middle([(one.received_at, one.checked_at) for one in reports]),
        "hours_to_close": _middle([(one.received_at, one.closed_at) for one in reports]),
    }


def month_of(moment: datetime) -> date:
    """Return the first day of the month in which a moment lies, in Japan."""
    return moment.astimezone(JAPAN).date().replace(day=1)


def _area(report: Report) -> str:
    category = categories().get(report.category)
    if report.lat is None or report.lon is None or category is None:
        return area_of(None)
    return area_of(cell_of(report.lat, report.lon, category.publish.grid))


def _filled(name: str, counts: Mapping[str, int]) -> dict[str, int]:
    """Return counts in an order that is always the same; islands without a report are left out."""
    if name == "categories":
        return {code: counts.get(code, 0) for code in categories()}
    if name == "outcomes":
        return {code: counts.get(code, 0) for code in (*Outcome.values, NO_OUTCOME)}
    return {code: counts[code] for code in sorted(counts)}


def _middle(pairs: list[tuple[datetime, datetime | None]]) -> float | None:
    """Return the median of hours, to a half; None for fewer than are told."""
    hours = [(end - start).total_seconds() / 3600 for start, end in pairs if end is not None]
    return round(median(hours) * 2) / 2 if len(hours) >= LEAST else None
