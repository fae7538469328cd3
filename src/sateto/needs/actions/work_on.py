"""Putting somebody in charge, noting something, attaching a file."""

from django.db import transaction
from django.utils import timezone

from sateto.needs.actions.holding import held_for
from sateto.needs.attaching import MOST_FILES, checked, plain_name
from sateto.needs.models import Assessment, Attachment, Member, Note
from sateto.needs.wording import given
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import User
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources import files


def assign(actor: Actor, assessment: Assessment, user: User | None, *, version: int) -> Assessment:
    """Put a member of the group in charge; None for nobody.

    Raises:
        PermissionRefusedError: the account or the token may not assess.
        NotFoundError: the actor does not belong to the group.
        ConditionError: the person is no member, or it was changed meanwhile.
    """
    with transaction.atomic():
        held = held_for(actor, assessment, version)
        members = Member.objects.filter(group=held.group)
        if user is not None and not members.filter(user=user).exists():
            raise ConditionError("担当者は、この検討グループの人から選んでください。")
        before = held.assigned_to.username if held.assigned_to else ""
        held.assigned_to = user
        held.save(update_fields=("assigned_to",))
        payload = {"before": before, "after": user.username if user else ""}
        record(actor, "assessment.assign", held, payload=payload)
    return held


def add_note(actor: Actor, assessment: Assessment, text: str) -> Note:
    """Note something.

    Raises:
        PermissionRefusedError: the account or the token may not assess.
        NotFoundError: the actor does not belong to the group.
        ConditionError: there is no text, or too much.
    """
    words = given(text, "本文")
    with transaction.atomic():
        held = held_for(actor, assessment)
        made = Note.objects.create(assessment=held, text=words, by=actor.user)
        record(actor, "assessment.note", made, payload={"assessment": held.pk, "text": words})
    return made


def attach(actor: Actor, assessment: Assessment, name: str, data: bytes) -> Attachment:
    """Attach a file; what it is, is told by its content, and it is never opened or run here.

    Raises:
        PermissionRefusedError: the account or the token may not assess.
        NotFoundError: the actor does not belong to the group.
        ConditionError: it is of no kind that may be attached, too large, or one too many.
    """
    kind = checked(data)
    with transaction.atomic():
        held = held_for(actor, assessment)
        present = Attachment.objects.filter(assessment=held, removed_at=None)
        if present.count() >= MOST_FILES:
            raise ConditionError(f"添付は {MOST_FILES} 件までです。")
        made = Attachment.objects.create(
            assessment=held,
            name=plain_name(name, kind),
            type=kind,
            sha256=files.store(data),
            size=len(data),
            by=actor.user,
        )
        payload = {"assessment": held.pk, "name": made.name, "sha256": made.sha256}
        record(actor, "assessment.attach", made, payload=payload)
    return made


def detach(actor: Actor, attachment: Attachment, *, reason: str) -> None:
    """Take an attachment off; that it was there stays in the history.

    Raises:
        PermissionRefusedError: the account or the token may not assess.
        NotFoundError: the actor does not belong to the group.
        ConditionError: it was taken off already, or no reason is given.
    """
    words = given(reason, "理由")
    with transaction.atomic():
        held_for(actor, attachment.assessment)
        held = Attachment.objects.select_for_update().get(pk=attachment.pk)
        if held.removed_at is not None:
            raise ConditionError("この添付は既に外されています。")
        held.removed_at = timezone.now()
        held.save(update_fields=("removed_at",))
        record(actor, "assessment.detach", held, reason=words)
