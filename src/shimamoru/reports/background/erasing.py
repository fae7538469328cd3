"""Erasing what has been kept long enough (``retention.yml``)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files as resources

import yaml
from django.db import transaction
from django.db.models import Q

from sesaku_web.accounts.actor import Actor
from sesaku_web.history.log import record
from sesaku_web.sources import files
from sesaku_web.sources.models import StoredDocument
from shimamoru.reports.models import Photo, Report, State
from shimamoru.reports.sending import rates


@dataclass(frozen=True, slots=True)
class Retention:
    """Days for which something is kept."""

    original: int
    put_aside: int
    withdrawn: int
    words: int


@dataclass(frozen=True, slots=True)
class Erased:
    """How much was erased: original files, and contents of reports."""

    originals: int
    reports: int


@cache
def retention() -> Retention:
    """Return how long what is kept."""
    text = (resources("shimamoru.reports.background") / "retention.yml").read_text("utf-8")
    return Retention(**yaml.safe_load(text))


def erase(actor: Actor, now: datetime) -> Erased:
    """Erase what has been kept long enough; numbers, times and categories stay for figures."""
    rates.forget(now)
    kept = retention()
    over = _before(now, kept.original)
    originals = Photo.objects.exclude(original="").filter(report__closed_at__lt=over)
    hashes = set(originals.values_list("original", flat=True))
    count = originals.update(original="")
    _remove(hashes)
    reports = Report.objects.filter(erased_at=None).filter(
        Q(withdrawn_at__lt=_before(now, kept.withdrawn))
        | Q(quarantined=True, received_at__lt=_before(now, kept.put_aside))
        | Q(state=State.CLOSED, closed_at__lt=_before(now, kept.words))
    )
    done = 0
    for report in reports.iterator(chunk_size=100):
        _erase(actor, report, now)
        done += 1
    return Erased(count, done)


def _erase(actor: Actor, report: Report, now: datetime) -> None:
    with transaction.atomic():
        held = Report.objects.select_for_update().get(pk=report.pk)
        photos = Photo.objects.filter(report=held)
        hashes = {one for pair in photos.values_list("original", "copy") for one in pair if one}
        photos.delete()
        held.words = held.place_text = ""
        held.lat = held.lon = held.accuracy = None
        held.account = None
        held.erased_at = now
        held.save()
        record(actor, "report.erase", held, payload={"number": held.number})
    _remove(hashes)


def _remove(hashes: Iterable[str]) -> None:
    """Remove files that nothing names any more."""
    for sha256 in hashes:
        named = Photo.objects.filter(Q(original=sha256) | Q(copy=sha256)).exists()
        if not named and not StoredDocument.objects.filter(sha256=sha256).exists():
            files.path_of(sha256).unlink(missing_ok=True)


def _before(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)
