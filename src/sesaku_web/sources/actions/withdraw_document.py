"""Withdrawing a document: it is shown no more, but kept, and so are its readings."""

from django.db import transaction
from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.models import StoredDocument
from sesaku_web.sources.preparation import storable


def withdraw_document(actor: Actor, document: StoredDocument, *, reason: str) -> StoredDocument:
    """Withdraw a document.

    Raises:
        PermissionRefusedError: the actor may not withdraw documents.
        ConditionError: no reason is given, or it is withdrawn already.
    """
    actor.require(Action.WITHDRAW_DOCUMENTS)
    if not reason.strip():
        raise ConditionError("取り下げる理由を記してください。")
    with transaction.atomic():
        held = StoredDocument.objects.select_for_update().get(pk=document.pk)
        if held.withdrawn_at is not None:
            raise ConditionError(f"{held.name} は既に取り下げられています。")
        held.withdrawn_at = timezone.now()
        held.withdrawn_by = actor.user
        held.withdrawn_reason = storable(reason.strip())
        held.save(update_fields=("withdrawn_at", "withdrawn_by", "withdrawn_reason"))
        payload = {"sha256": held.sha256, "name": held.name}
        record(actor, "document.withdraw", held, reason=held.withdrawn_reason, payload=payload)
    return held
