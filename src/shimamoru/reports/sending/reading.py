"""Reading what a device or a form sends."""

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from sesaku_web.exceptions import ConditionError
from shimamoru.reports.actions.submit_report import Clock, Given
from shimamoru.reports.models.report import PlaceKind
from shimamoru.reports.photos.intake import MOST_PHOTOS, Taken, take
from shimamoru.reports.places.accepted import place
from shimamoru.reports.sending.uploading import incoming_of
from shimamoru.reports.sending.work import Work

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_KINDS = frozenset((PlaceKind.DEVICE.value, PlaceKind.MAP.value))
_LONGEST = 20_000


def from_device(request: HttpRequest) -> tuple[Given, Work | None]:
    """Return the report that the page's program sends: a field of JSON, and pictures.

    Raises:
        ConditionError: it cannot be read.
    """
    text = request.POST.get("report", "")
    try:
        data = json.loads(text) if len(text) <= _LONGEST else None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise ConditionError(_("通報を読み取れません。ページを開き直してください。"))
    clock = Clock(moment(data.get("made")), moment(data.get("sent")))
    photos = pictures(request.FILES.getlist("photo"))
    work = data.get("work")
    done = None
    if isinstance(work, dict):
        done = Work(str(work.get("challenge", "")), str(work.get("nonce", "")))
    return _given(data, clock, moment(data.get("seen_at")), photos, "page"), done


def from_form(request: HttpRequest) -> Given:
    """Return the report that the form of the page sends where no program runs.

    Raises:
        ConditionError: it cannot be read.
    """
    data = request.POST.dict()
    seen = None
    if data.get("when") == "at":
        seen = wall_clock(str(data.get("seen_local", "")))
    photos = pictures(request.FILES.getlist("photo"))
    return _given({**data, "place_kind": PlaceKind.MAP.value}, Clock(), seen, photos, "form")


def pictures(sent: "Sequence[UploadedFile[bytes]]") -> list[Taken]:
    """Return the pictures that were sent, empty fields left out.

    Raises:
        ConditionError: there are too many, or one of them is not taken.
    """
    full = [one for one in sent if one.size]
    if len(full) > MOST_PHOTOS:
        raise ConditionError(_("写真は %(most)s 枚までです。") % {"most": MOST_PHOTOS})
    return [take(incoming_of(one)) for one in full]


def moment(given: object) -> datetime | None:
    """Return a moment as devices write it (ISO 8601 with a zone); None where it is none."""
    if not isinstance(given, str) or len(given) > 40:  # noqa: PLR2004 - longer than any moment
        return None
    try:
        found = datetime.fromisoformat(given)
    except ValueError:
        return None
    return found if found.tzinfo and 1980 < found.year < 2200 else None  # noqa: PLR2004 - broken clocks


def wall_clock(given: str) -> datetime:
    """Return a time of the wall clock in Japan as a form gives it.

    Raises:
        ConditionError: it is none.
    """
    try:
        return datetime.fromisoformat(given).replace(tzinfo=timezone.get_default_timezone())
    except ValueError as error:
        raise ConditionError(_("見た日時を入れてください。")) from error


def _given(
    data: Mapping[str, Any],
    clock: Clock,
    seen: datetime | None,
    photos: Sequence[Taken],
    source: Any,  # noqa: ANN401 - one of three words
) -> Given:
    try:
        key = uuid.UUID(_text(data, "key"))
    except ValueError as error:
        raise ConditionError(_("通報を読み取れません。ページを開き直してください。")) from error
    kind = _text(data, "place_kind")
    return Given(
        key=key,
        secret=_text(data, "secret"),
        category=_text(data, "category"),
        words=_text(data, "words"),
        place=place(data.get("lat"), data.get("lon"), data.get("accuracy")),
        place_kind=kind if kind in _KINDS else PlaceKind.MAP,
        island=_text(data, "island"),
        coast=_text(data, "coast"),
        place_text=_text(data, "place_text"),
        seen_at=seen,
        clock=clock,
        language=_text(data, "language")[:10] or "ja",
        photos=photos,
        source=source,
    )


def _text(data: Mapping[str, Any], name: str) -> str:
    found = data.get(name)
    return found.replace("\0", "") if isinstance(found, str) else ""
