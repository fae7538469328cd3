"""Making the copies of pictures that came in."""

from django.db import transaction
from django.utils import timezone

from sesaku_web.exceptions import NotFoundError
from sesaku_web.sources import files
from shimamoru.reports.models import Photo
from shimamoru.reports.photos.comparing import differences
from shimamoru.reports.photos.copies import UncopiableError, copy_of
from shimamoru.reports.photos.exif import told

_AT_A_TIME = 20


def copy_waiting(most: int = _AT_A_TIME) -> int:
    """Make copies of so many pictures at most, the oldest first; return how many were seen to.

    A picture that cannot be decoded is marked so and not tried again. Its original stays.
    """
    waiting = list(Photo.objects.undone().select_related("report").order_by("pk")[:most])
    for photo in waiting:
        _copy(photo)
    return len(waiting)


def _copy(photo: Photo) -> None:
    report, now = photo.report, timezone.now()
    try:
        data = files.load(photo.original)
        photo.exif = dict(told(data, photo.kind))
        place = None if report.lat is None or report.lon is None else (report.lat, report.lon)
        photo.warnings = differences(
            told(data, photo.kind), place=place, seen_at=report.seen_at, now=report.received_at
        )
        photo.copy = files.store(copy_of(data, photo.kind))
        photo.copied_at = now
    except (UncopiableError, NotFoundError) as error:
        photo.trouble = str(error)[:200] or "unreadable"
    with transaction.atomic():
        # What was erased in between is not brought back.
        Photo.objects.filter(pk=photo.pk).exclude(original="").update(
            exif=photo.exif,
            warnings=photo.warnings,
            copy=photo.copy,
            copied_at=photo.copied_at,
            trouble=photo.trouble,
        )
