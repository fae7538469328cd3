"""Laying a judgement beside what it is about, and taking it back."""

from typing import Any, TypeVar

from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.judgements.models import Judgement, Judgements
from sesaku_web.sources.preparation import storable

LONGEST = 20_000
"""Characters of a reason; more are refused."""

_Judgement = TypeVar("_Judgement", bound=Judgement)


def reason_of(said: str, *, missing: str = "理由を記してください。", most: int = LONGEST) -> str:
    """Return a reason as it is kept.

    Args:
        said: what the person wrote.
        missing: the message where that is nothing.
        most: so many characters at most.

    Raises:
        ConditionError: it is missing, or too long.
    """
    words: str = storable(said.strip())
    if not words:
        raise ConditionError(missing)
    if len(words) > most:
        raise ConditionError(f"理由は {most:,} 字以内にしてください。")
    return words


def lay(
    actor: Actor,
    made: _Judgement,
    before: Judgements[_Judgement],
    *,
    entry: tuple[str, str],
    payload: dict[str, Any],
) -> _Judgement:
    """Store a judgement; call it in the transaction in which its conditions were checked.

    Args:
        actor: who makes it.
        made: the judgement, not yet stored.
        before: those which it replaces where they stand.
        entry: what the history calls this, e.g. "finding.confirm", and the reason.
        payload: what the history keeps of it.
    """
    standing = before.standing()
    earlier = list(standing.values_list("pk", flat=True))
    standing.update(state=Judgement.State.REPLACED)
    made.made_by = actor.user
    made.save(force_insert=True)
    action, reason = entry
    record(actor, action, made, reason=reason, payload={**payload, "replaces": earlier})
    return made


def take_back(
    actor: Actor, judgement: Judgement, permission: Action, *, entry: tuple[str, str], **kept: str
) -> None:
    """Take a judgement back: a person their own, an editor any; it stays in the record.

    Args:
        actor: who takes it back.
        judgement: the judgement.
        permission: what one needs to make and to take back one's own.
        entry: what the history calls this, e.g. "finding.withdraw", and the reason.
        kept: what the history keeps of it.

    Raises:
        PermissionRefusedError: it is another's, and the actor may not withdraw those.
        ConditionError: the reason is missing, or the judgement does not stand any more.
    """
    own = judgement.made_by_id == actor.user.pk
    actor.require(permission if own else Action.WITHDRAW_CORRECTIONS)
    action, said = entry
    words = reason_of(said, missing="取り下げる理由を記してください。")
    model = type(judgement)
    with transaction.atomic():
        held = model._default_manager.select_for_update().get(pk=judgement.pk)  # noqa: SLF001 - Django's name for it
        if held.state != Judgement.State.STANDING:
            raise ConditionError("この判断は既に有効ではありません。")
        held.state = Judgement.State.WITHDRAWN
        held.save(update_fields=("state",))
        record(actor, action, held, reason=words, payload=kept)
