"""The one list from which everything public is made: pages, GeoJSON, Atom, and Open311.

An output that is made of these values alone can tell nothing that they do not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from shimamoru.open_data.blur import Cell, today_began
from shimamoru.open_data.models import Publication
from shimamoru.reports.categories import Category, categories
from shimamoru.reports.models import Photo, State


@dataclass(frozen=True, slots=True)
class Published:
    """What the public sees of a report.

    Attributes:
        id: random.
        cell: where, or None where no place is shown.
        first_day, last_day: when.
        state: received, checking, passed or closed, as it was when today began.
        outcome: what came of it, where it is closed.
        agency: whom it was passed on to.
        shown_from: the midnight from which it is shown.
        photos: names of pictures.
    """

    id: str
    category: Category
    cell: Cell | None
    first_day: date
    last_day: date
    state: str
    outcome: str
    agency: str
    shown_from: datetime
    summary: str
    photos: tuple[str, ...]

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is done about it."""
        return self.state == State.CLOSED


def published(rows: Iterable[Publication], now: datetime | None = None) -> list[Published]:
    """Return what the public sees of publications, ``Publication.objects.shown(now)`` or some."""
    held, began = list(rows), today_began(now or timezone.now())
    photos: dict[int, list[str]] = {}
    named = Photo.objects.filter(public=True, report__in=[one.report_id for one in held])
    for report, name in named.exclude(copy="").order_by("name").values_list("report_id", "name"):
        photos.setdefault(report, []).append(name)
    return [_one(each, began, photos.get(each.report_id, [])) for each in held]


def _one(row: Publication, began: datetime, photos: list[str]) -> Published:
    category, report = categories()[row.category], row.report
    state, outcome, agency = State.RECEIVED.value, "", ""
    if report.checked_at and report.checked_at < began:
        state = State.CHECKING.value
    if report.passed_at and report.passed_at < began:
        state, agency = State.PASSED.value, report.passed_to
    if report.closed_at and report.closed_at < began:
        state, outcome = State.CLOSED.value, report.outcome
    return Published(
        id=row.public_id,
        category=category,
        cell=Cell(row.grid, row.north, row.east) if row.grid else None,
        first_day=row.first_day,
        last_day=row.last_day,
        state=state,
        outcome=outcome,
        agency=agency,
        shown_from=row.public_from,
        summary=row.summary,
        photos=tuple(photos) if category.publish.photos else (),
    )
