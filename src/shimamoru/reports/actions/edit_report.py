"""What a reporter changes by the secret link: words and place, pictures, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import User
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from shimamoru.reports.actions.submit_report import LONGEST_WORDS, photo_row
from shimamoru.reports.categories import categories
from shimamoru.reports.models import Photo, Report, State
from shimamoru.reports.models.report import PlaceKind
from shimamoru.reports.photos.comparing import warnings_of
from shimamoru.reports.photos.intake import MOST_PHOTOS, Taken
from shimamoru.reports.places.accepted import Place
from shimamoru.reports.places.coasts import islands


@dataclass(frozen=True, slots=True)
class Change:
    """What a reporter sets anew; a place of None leaves the place as it was."""

    category: str
    words: str
    place: Place | None = None
    island: str = ""


def edit_report(report: Report, change: Change) -> Report:
    """Set what a report says, while nobody has begun to check it.

    Raises:
        ConditionError: it is being checked already, or what is given is not valid.
    """
    if change.category not in categories():
        raise ConditionError(_("何を見たかを一つ選んでください。"))
    if len(change.words) > LONGEST_WORDS:
        raise ConditionError(_("説明は %(most)s 字までです。") % {"most": LONGEST_WORDS})
    if change.island and change.island not in islands():
        raise ConditionError(_("その島は一覧にありません。"))
    actor = _actor(report)
    with transaction.atomic():
        held = Report.objects.select_for_update().get(pk=report.pk)
        if not held.editable:
            raise ConditionError(_("確認が始まっているため、変更できません。"))
        changed = [
            name
            for name, old, new in (
                ("category", held.category, change.category),
                ("words", held.words, change.words.strip()),
                ("island", held.island, change.island or held.island),
            )
            if old != new
        ]
        held.category = change.category
        held.urgency = categories()[change.category].urgency
        held.words = storable(change.words.strip())
        place, kind = change.place, PlaceKind.MAP
        if place is None and change.island and change.island != held.island:
            there = islands()[change.island]
            place, kind = Place(there.lat, there.lon), PlaceKind.ISLAND
        held.island = change.island or held.island
        if place is not None and (place.lat, place.lon) != (held.lat, held.lon):
            held.lat, held.lon, held.accuracy = place.lat, place.lon, place.accuracy
            held.place_kind = kind
            changed.append("place")
        held.edited_at = timezone.now()
        held.save()
        _compare_anew(held)
        record(actor, "report.edit", held, payload={"changed": changed})
    return held


def _compare_anew(report: Report) -> None:
    """Compare what the pictures say with what the report says now."""
    for photo in Photo.objects.filter(report=report).exclude(copied_at=None):
        photo.warnings = warnings_of(report, photo.exif)
        photo.save(update_fields=("warnings",))


def add_photos(report: Report, photos: Sequence[Taken]) -> None:
    """Add pictures to a report that is not closed.

    Raises:
        ConditionError: it is closed or withdrawn, or has as many as it may have.
    """
    if not photos:
        raise ConditionError(_("写真を選んでください。"))
    actor = _actor(report)
    hashes = [photo.file.keep() for photo in photos]
    with transaction.atomic():
        held = Report.objects.select_for_update().get(pk=report.pk)
        if held.state == State.CLOSED or held.withdrawn_at is not None:
            raise ConditionError(_("この通報は終わっているため、写真を足せません。"))
        own = Photo.objects.filter(report=held)
        if own.count() + len(photos) > MOST_PHOTOS:
            raise ConditionError(_("写真は %(most)s 枚までです。") % {"most": MOST_PHOTOS})
        last = own.aggregate(last=Max("position"))["last"]
        first = 0 if last is None else last + 1
        Photo.objects.bulk_create(
            photo_row(held, photo, sha256, position)
            for position, (photo, sha256) in enumerate(zip(photos, hashes, strict=True), first)
        )
        record(actor, "report.add-photos", held, payload={"photos": len(photos)})


def withdraw_report(report: Report) -> None:
    """Take a report back: it is shown nowhere any more, and erased after a few days.

    Raises:
        ConditionError: it was withdrawn before, or passed on already.
    """
    actor = _actor(report)
    with transaction.atomic():
        held = Report.objects.select_for_update().get(pk=report.pk)
        if held.withdrawn_at is not None:
            raise ConditionError(_("この通報は既に取り下げられています。"))
        if held.state == State.PASSED:
            raise ConditionError(_("関係機関に引き継いだため、取り下げられません。"))
        held.withdrawn_at = timezone.now()
        held.save(update_fields=("withdrawn_at",))
        Photo.objects.filter(report=held).update(public=False)
        record(actor, "report.withdraw", held)


def _actor(report: Report) -> Actor:
    return Actor(report.account or User.objects.public())
