"""Changing, adding or hiding a topic."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from workbench.promises.models import EditedTopic

_NAME = re.compile(r"[a-z][a-z0-9_]{0,49}")
_LONGEST_LABEL = 100
_MOST_TERMS = 500
_LONGEST_TERM = 100


@dataclass(frozen=True, slots=True)
class TopicText:
    """A topic as a person writes it; blanks around the parts don't count."""

    ja: str
    en: str
    terms: Iterable[str]
    hidden: bool = False


def edit_topic(actor: Actor, name: str, text: TopicText, *, reason: str = "") -> EditedTopic:
    """Set what a topic is called and which words show it.

    Raises:
        PermissionRefusedError: the actor may not edit topics.
        ConditionError: the name, a label or a word is not valid; the message says which.
    """
    actor.require(Action.EDIT_TOPICS)
    if not _NAME.fullmatch(name):
        raise ConditionError(
            "主題の識別子は英小文字で始め、英小文字・数字・下線で 50 字以内にしてください。"
        )
    ja, en = storable(text.ja.strip()), storable(text.en.strip() or text.ja.strip())
    if not ja or max(len(ja), len(en)) > _LONGEST_LABEL:
        raise ConditionError(f"主題の名前は 1 字以上 {_LONGEST_LABEL} 字以内にしてください。")
    terms = list(dict.fromkeys(storable(term.strip()) for term in text.terms if term.strip()))
    if not terms or len(terms) > _MOST_TERMS or any(len(term) > _LONGEST_TERM for term in terms):
        raise ConditionError(
            f"語は一つ以上 {_MOST_TERMS} 個以内、それぞれ {_LONGEST_TERM} 字以内にしてください。"
        )
    said = {"ja": ja, "en": en, "terms": terms, "hidden": text.hidden}
    with transaction.atomic():
        before = EditedTopic.objects.select_for_update().filter(name=name).values(*said).first()
        made, _created = EditedTopic.objects.update_or_create(
            name=name, defaults={**said, "changed_by": actor.user, "changed_at": timezone.now()}
        )
        record(
            actor,
            "topic.edit",
            made,
            reason=storable(reason.strip()),
            payload={"name": name, "before": before, "after": said},
        )
    return made
