"""Withdrawing a correction: what was read counts again."""

from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.models import Correction
from sesaku_web.sources.preparation import storable

_STANDING = (Correction.State.ACTIVE, Correction.State.REVIEW)


def withdraw_correction(actor: Actor, correction: Correction, *, reason: str) -> Correction:
    """Withdraw a correction; a person may withdraw what they made, an editor any.

    Raises:
        PermissionRefusedError: it is another's, and the actor may not withdraw those.
        ConditionError: no reason is given, or it does not stand any more.
    """
    own = correction.made_by_id == actor.user.pk
    actor.require(Action.MAKE_CORRECTIONS if own else Action.WITHDRAW_CORRECTIONS)
    if not reason.strip():
        raise ConditionError("取り下げる理由を記してください。")
    with transaction.atomic():
        held = Correction.objects.select_for_update().get(pk=correction.pk)
        if held.state not in _STANDING:
            raise ConditionError("この訂正は、既に取り下げられたか差し替えられています。")
        held.state = Correction.State.WITHDRAWN
        held.save(update_fields=("state",))
        payload = {"subject": held.subject, "path": held.path, "value": held.value}
        said = storable(reason.strip())
        record(actor, "correction.withdraw", held, reason=said, payload=payload)
    return held
