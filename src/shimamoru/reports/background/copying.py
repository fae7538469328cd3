"""Making the copies of pictures that came in."""

import os
from concurrent.futures import ThreadPoolExecutor

from django.db import transaction
from django.utils import timezone

from sesaku_web.exceptions import NotFoundError
from sesaku_web.sources import files
from shimamoru.reports.models import Photo
from shimamoru.reports.photos.comparing import warnings_of
from shimamoru.reports.photos.copies import UncopiableError, copy_of
from shimamoru.reports.photos.exif import told

_AT_A_TIME = 20
_MOST_THREADS = 4


def copy_waiting(most: int = _AT_A_TIME) -> int:
    """Make copies of so many pictures at most, the oldest first; return how many were seen to.

    A picture that cannot be decoded is marked so and not tried again. Its original stays.
    """
    waiting = list(Photo.objects.undone().select_related("report").order_by("pk")[:most])
    with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as threads:
        list(threads.map(_copy, waiting))
    with transaction.atomic():  # one for all: writers who take reports in wait for the lock
        for photo in waiting:
            # What was erased in between is not brought back.
            Photo.objects.filter(pk=photo.pk).exclude(original="").update(
                exif=photo.exif,
                warnings=photo.warnings,
                copy=photo.copy,
                copied_at=photo.copied_at,
                trouble=photo.trouble,
            )
    return len(waiting)


def _copy(photo: Photo) -> None:
    try:
        data = files.load(photo.original)
        photo.exif = dict(said := told(data, photo.kind))
        photo.warnings = warnings_of(photo.report, said)
        photo.copy = files.store(copy_of(data, photo.kind))
        photo.copied_at = timezone.now()
    except (UncopiableError, NotFoundError) as error:
        photo.trouble = str(error)[:200] or "unreadable"
