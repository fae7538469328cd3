"""Saving, changing and withdrawing the definition of a topic."""

from django.db import transaction
from django.utils import timezone

from sesaku.linking.money.spending import Topic, as_text
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from workbench.money.models import SavedTopic

_LONGEST = 50_000


def save_topic(actor: Actor, topic: Topic) -> SavedTopic:
    """Save a definition for all.

    Raises:
        PermissionRefusedError: the actor may not keep topics.
        ConditionError: the definition is too long.
    """
    actor.require(Action.KEEP_SPENDING)
    text = _text(topic)
    with transaction.atomic():
        made = SavedTopic.objects.create(
            name=storable(topic.name), definition=text, made_by=actor.user
        )
        record(actor, "topic.save", made, reason=topic.note, payload={"definition": text})
    return made


def change_topic(actor: Actor, saved: SavedTopic, topic: Topic, *, reason: str) -> None:
    """Replace a definition; the one before stays in the history.

    Raises:
        PermissionRefusedError: the actor may not keep topics.
        ConditionError: the reason is missing, or the definition is too long.
    """
    actor.require(Action.KEEP_SPENDING)
    text, words = _text(topic), _reason(reason)
    with transaction.atomic():
        held = SavedTopic.objects.select_for_update().get(pk=saved.pk)
        payload = {"definition": text, "before": held.definition}
        held.name, held.definition = storable(topic.name), text
        held.changed_at = timezone.now()
        held.save(update_fields=("name", "definition", "changed_at"))
        record(actor, "topic.change", held, reason=words, payload=payload)


def withdraw_topic(actor: Actor, saved: SavedTopic, *, reason: str) -> None:
    """Take a topic off the list; its address says so from then on.

    Raises:
        PermissionRefusedError: it is another's, and the actor may not withdraw those.
        ConditionError: the reason is missing.
    """
    own = saved.made_by_id == actor.user.pk
    actor.require(Action.KEEP_SPENDING if own else Action.WITHDRAW_CORRECTIONS)
    words = _reason(reason)
    with transaction.atomic():
        held = SavedTopic.objects.select_for_update().get(pk=saved.pk)
        held.withdrawn_at = timezone.now()
        held.save(update_fields=("withdrawn_at",))
        record(actor, "topic.withdraw", held, reason=words, payload={"name": held.name})


def _text(topic: Topic) -> str:
    text: str = storable(as_text(topic))
    if len(text) > _LONGEST:
        raise ConditionError(f"主題の定義は {_LONGEST:,} 字以内にしてください。")
    return text


def _reason(reason: str) -> str:
    words: str = storable(reason.strip())
    if not words:
        raise ConditionError("理由を記してください。")
    return words
