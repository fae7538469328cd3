"""Who is on duty, and when."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import User
from sesaku_web.accounts.permissions import PERMISSIONS, Action, Role
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from shimamoru.triage.models import Duty

LONGEST = timedelta(days=7)


def set_duty(actor: Actor, person: User, begins: datetime, ends: datetime) -> Duty:
    """Set a turn of duty.

    Raises:
        PermissionRefusedError: the actor may not.
        ConditionError: the person may not triage, or the turn ends before it begins or is long.
    """
    actor.require(Action.TRIAGE_REPORTS)
    if not person.is_active or Action.TRIAGE_REPORTS not in PERMISSIONS[Role(person.role)]:
        raise ConditionError(_("その人は通報を担当できません。"))
    if not begins < ends <= begins + LONGEST:
        raise ConditionError(_("終わりは始まりより後、7 日以内にしてください。"))
    with transaction.atomic():
        duty = Duty.objects.create(person=person, begins=begins, ends=ends)
        payload = {
            "username": person.username,
            "begins": begins.isoformat(),
            "ends": ends.isoformat(),
        }
        record(actor, "duty.set", duty, payload=payload)
    return duty


def end_duty(actor: Actor, duty: Duty) -> None:
    """End a turn of duty before its time.

    Raises:
        PermissionRefusedError: the actor may not.
        ConditionError: it ended before.
    """
    actor.require(Action.TRIAGE_REPORTS)
    with transaction.atomic():
        held = Duty.objects.select_for_update().get(pk=duty.pk)
        if held.ended_at is not None:
            raise ConditionError(_("この当直は既に終わっています。"))
        held.ended_at = timezone.now()
        held.save(update_fields=("ended_at",))
        record(actor, "duty.end", held)
