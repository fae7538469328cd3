"""Approving a report for the public, and taking that back."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from shimamoru.open_data.blur import Cell, cell_of, piece_of, shown_from
from shimamoru.open_data.models import Publication
from shimamoru.reports.categories import categories
from shimamoru.reports.models import Photo, Report, State

LONGEST = 400


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: a person's summary, and the names of pictures."""

    summary: str = ""
    photos: Collection[str] = ()


def publish_report(actor: Actor, report: Report, shown: Shown) -> Publication:
    """Approve a report; it is shown later and blurred, as its category says.

    Raises:
        PermissionRefusedError: the actor may not.
        ConditionError: nobody has checked it, it is withdrawn or put aside, or of a kind that
            shows no pictures.
    """
    actor.require(Action.PUBLISH_REPORTS)
    summary = storable(shown.summary.strip())
    if len(summary) > LONGEST:
        raise ConditionError(_("公開する説明は %(most)s 字までです。") % {"most": LONGEST})
    with transaction.atomic():
        held = Report.objects.select_for_update().get(pk=report.pk)
        _check(held)
        publish = categories()[held.category].publish
        if shown.photos and not publish.photos:
            raise ConditionError(_("この種類の通報では写真を公開しません。"))
        found = Publication.objects.filter(report=held).first()
        made = found or _new(actor, held)
        made.summary, made.withdrawn_at = summary, None
        made.save()
        own = Photo.objects.filter(report=held)
        own.update(public=False)
        own.filter(name__in=list(shown.photos)).update(public=True)
        payload = {"number": held.number, "photos": len(shown.photos), "again": bool(found)}
        record(actor, "report.publish", held, payload=payload)
    return made


def unpublish_report(actor: Actor, report: Report, *, reason: str) -> None:
    """Take a report out of all that is public, at once.

    Raises:
        PermissionRefusedError: the actor may not.
        ConditionError: it is not public, or no reason is given.
    """
    actor.require(Action.PUBLISH_REPORTS)
    if not reason.strip():
        raise ConditionError(_("理由を記してください。"))
    with transaction.atomic():
        held = Report.objects.select_for_update().get(pk=report.pk)
        count = Publication.objects.filter(report=held, withdrawn_at=None).update(
            withdrawn_at=timezone.now()
        )
        if not count:
            raise ConditionError(_("この通報は公開されていません。"))
        Photo.objects.filter(report=held).update(public=False)
        record(
            actor,
            "report.unpublish",
            held,
            reason=storable(reason.strip()),
            payload={"number": held.number},
        )


def preview(report: Report) -> Publication:
    """Return what would be stored if the report were approved now; nothing is stored."""
    category = categories()[report.category]
    publish, now = category.publish, timezone.now()
    first, last = piece_of(report.seen_at, publish.time)
    cell = Cell(0, 0, 0)
    if report.lat is not None and report.lon is not None:
        cell = cell_of(report.lat, report.lon, publish.grid)
    return Publication(
        report=report,
        category=report.category,
        grid=cell.grid,
        north=cell.north,
        east=cell.east,
        first_day=first,
        last_day=last,
        public_from=shown_from(last, publish.delay_hours, now),
        approved_at=now,
    )


def _new(actor: Actor, report: Report) -> Publication:
    made = preview(report)
    made.approved_by = actor.user
    made.public_id = secrets.token_hex(8)
    return made


def _check(held: Report) -> None:
    if held.withdrawn_at is not None or held.quarantined or held.joined_to_id is not None:
        raise ConditionError(_("取り下げ・保留・まとめ済みの通報は公開できません。"))
    if held.state == State.RECEIVED:
        raise ConditionError(_("確認を始めてから公開してください。"))
    if held.outcome == "false":
        raise ConditionError(_("事実と異なる通報は公開できません。"))
