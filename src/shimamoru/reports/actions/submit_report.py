"""Taking a report in: it is acknowledged when files and row are on the disk."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import User
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.history.syncing import synced_together
from sesaku_web.sources.preparation import storable
from shimamoru.reports.categories import categories
from shimamoru.reports.models import Photo, Report
from shimamoru.reports.models.report import PlaceKind
from shimamoru.reports.photos.intake import MOST_PHOTOS, Taken
from shimamoru.reports.places.accepted import Place
from shimamoru.reports.places.coasts import DIRECTIONS, coast_place, islands
from shimamoru.reports.secret_links import digest, is_secret, new_number
from shimamoru.reports.sending import rates, suspicion

LONGEST_WORDS = 4000
MOST_SUSPECTED_BYTES = 10 * 1024 * 1024
"""Of all pictures of a report that is put aside: a flood of them is not to fill the disk."""

_EARLIEST = timedelta(days=366)
_AHEAD = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Clock:
    """What the device's clock said, when the report was made and when it was sent."""

    made: datetime | None = None
    sent: datetime | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What a reporter gives.

    Attributes:
        seen_at: the time as the reporter typed it; None: as the report was made.
        source: page, form or open311.
    """

    key: uuid.UUID
    secret: str
    category: str
    words: str = ""
    place: Place | None = None
    place_kind: str = PlaceKind.NONE
    island: str = ""
    coast: str = ""
    place_text: str = ""
    seen_at: datetime | None = None
    clock: Clock = field(default_factory=Clock)
    language: str = "ja"
    photos: Sequence[Taken] = ()
    source: Literal["page", "form", "open311"] = "page"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends: an account or nobody, from where on the network, and whether work was done.

    A program whose key we gave out is trusted: how much it sends is not held against a report.
    """

    user: User | None = None
    place: str = ""
    proven: bool = False
    trusted: bool = False


class TooManyError(ConditionError):
    """So much came from one place that nothing more is taken for the hour."""


def submit_report(given: Given, sender: Sender) -> Report:
    """Store a report and return it; one whose key is known is returned as it is.

    Raises:
        ConditionError: something that was given is not valid; nothing was stored.
        TooManyError: too much came from the sender's place within the hour.
    """
    known = Report.objects.filter(key=given.key).first()
    if known is not None:
        return _same(known, given)
    _check(given)
    now = timezone.now()
    lately = rates.load(sender.place)
    if lately.from_place >= rates.MOST_A_PLACE and not sender.trusted:
        raise TooManyError(
            _("同じ場所から多くの通報が届いています。時間をおいて送り直してください。")
        )
    hour = Report.objects.filter(received_at__gt=now - timedelta(hours=1))
    why = (
        [] if sender.trusted else suspicion.reasons(given.words, lately, hour, proven=sender.proven)
    )
    if why and sum(photo.file.size for photo in given.photos) > MOST_SUSPECTED_BYTES:
        raise TooManyError(
            _("混み合っているため、大きな写真を受け付けられません。あとで送ってください。")
        )
    report = _row(given, sender, now, why)
    hashes = [photo.file.keep() for photo in given.photos]
    actor = Actor(sender.user or User.objects.public())
    try:
        with synced_together():
            report.save(force_insert=True)
            Photo.objects.bulk_create(
                photo_row(report, photo, sha256, position)
                for position, (photo, sha256) in enumerate(zip(given.photos, hashes, strict=True))
            )
            rates.count(sender.place, proven=sender.proven)
            payload = {
                "category": report.category,
                "photos": len(hashes),
                "source": report.source,
                "put_aside": why,
            }
            record(actor, "report.submit", report, payload=payload)
    except IntegrityError:  # the same report was sent twice at a time
        return _same(Report.objects.get(key=given.key), given)
    return report


def photo_row(report: Report, photo: Taken, sha256: str, position: int) -> Photo:
    """Return the row of a picture whose file is stored."""
    return Photo(
        report=report,
        name=uuid.uuid4().hex,
        position=position,
        kind=photo.kind,
        size=photo.file.size,
        width=photo.width,
        height=photo.height,
        original=sha256,
    )


def _same(known: Report, given: Given) -> Report:
    if known.secret_digest != digest(given.secret):
        raise ConditionError(_("この通報の番号は既に使われています。新しく作り直してください。"))
    return known


def _check(given: Given) -> None:
    if given.category not in categories():
        raise ConditionError(_("何を見たかを一つ選んでください。"))
    if len(given.words) > LONGEST_WORDS:
        raise ConditionError(_("説明は %(most)s 字までです。") % {"most": LONGEST_WORDS})
    if len(given.photos) > MOST_PHOTOS:
        raise ConditionError(_("写真は %(most)s 枚までです。") % {"most": MOST_PHOTOS})
    if not is_secret(given.secret):
        raise ConditionError(_("通報の鍵が正しくありません。ページを開き直してください。"))
    if given.island and given.island not in islands():
        raise ConditionError(_("その島は一覧にありません。"))
    if not (given.photos or given.words.strip() or given.place or given.island):
        raise ConditionError(_("写真、場所、説明のどれか一つは入れてください。"))


def _row(given: Given, sender: Sender, now: datetime, why: list[str]) -> Report:
    offset = (now - given.clock.sent).total_seconds() if given.clock.sent else None
    seen, by_clock = seen_at(given, now, offset)
    place, kind = given.place, given.place_kind
    if place is None and given.island:
        there = islands()[given.island]
        found = coast_place(given.island, given.coast) if given.coast in DIRECTIONS else None
        place, kind = Place(*(found or (there.lat, there.lon))), PlaceKind.ISLAND
    return Report(
        number=new_number(),
        key=given.key,
        secret_digest=digest(given.secret),
        category=given.category,
        words=storable(given.words.strip()),
        language=given.language,
        place_kind=kind if place else PlaceKind.NONE,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        accuracy=place.accuracy if place else None,
        island=given.island,
        place_text=storable(given.place_text.strip()[:200]),
        seen_at=seen,
        seen_by_clock=by_clock,
        made_by_device=given.clock.made,
        clock_offset=offset,
        received_at=now,
        source=given.source,
        account=sender.user,
        urgency=categories()[given.category].urgency,
        quarantined=bool(why),
        suspicion=why,
    )


def seen_at(given: Given, now: datetime, offset: float | None) -> tuple[datetime, bool]:
    """Return when something was seen, by the server's clock, and whether a device told it.

    Raises:
        ConditionError: the time that was typed is to come, or long ago.
    """
    if given.seen_at is not None:
        if not now - _EARLIEST <= given.seen_at <= now + _AHEAD:
            raise ConditionError(_("日時が正しくありません。見た日時を入れ直してください。"))
        return min(given.seen_at, now), False
    if given.clock.made is None:
        return now, False
    put_right = given.clock.made + timedelta(seconds=offset or 0)
    # A clock that was set between making and sending can't be put right: then it is about now.
    return (put_right, True) if now - _EARLIEST <= put_right <= now + _AHEAD else (now, False)
