"""Joining reports of the same thing, and parting them again."""

from django.db import transaction
from django.utils.translation import gettext as _

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from shimamoru.reports.models import Report


def join_reports(actor: Actor, report: Report, lead: Report) -> None:
    """Join a report to the one that leads; nothing of either is changed but that.

    Raises:
        PermissionRefusedError: the actor may not.
        ConditionError: they are one, or either is joined to another already.
    """
    actor.require(Action.TRIAGE_REPORTS)
    with transaction.atomic():
        held = {
            one.pk: one
            for one in Report.objects.select_for_update()
            .filter(pk__in=(report.pk, lead.pk))
            .order_by("pk")
        }
        own, leading = held[report.pk], held[lead.pk]
        if own.pk == leading.pk or own.joined_to_id or leading.joined_to_id:
            raise ConditionError(
                _("この二つはまとめられません。まとめ済みなら先に分けてください。")
            )
        if Report.objects.filter(joined_to=own).exists():
            raise ConditionError(_("ほかの通報をまとめている通報です。先に分けてください。"))
        own.joined_to = leading
        own.save(update_fields=("joined_to",))
        payload = {"lead": leading.number, "number": own.number}
        record(actor, "report.join", own, payload=payload)


def part_report(actor: Actor, report: Report) -> None:
    """Part a report from the one it was joined to: it is as it was before.

    Raises:
        PermissionRefusedError: the actor may not.
        ConditionError: it is joined to none.
    """
    actor.require(Action.TRIAGE_REPORTS)
    with transaction.atomic():
        held = Report.objects.select_for_update().get(pk=report.pk)
        if held.joined_to is None:
            raise ConditionError(_("この通報はまとめられていません。"))
        payload = {"lead": held.joined_to.number, "number": held.number}
        held.joined_to = None
        held.save(update_fields=("joined_to",))
        record(actor, "report.part", held, payload=payload)
