"""Entering a need, typed in or cited from a document, and withdrawing it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from sateto.needs.access import member_of
from sateto.needs.models import Group, StoredNeed
from sateto.needs.wording import given
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.history.log import record
from sesaku_web.sources.models import ReadingContent, StoredReading

LONGEST = 4_000
"""Characters of a need: a paragraph, not a paper."""


@dataclass(frozen=True, slots=True)
class Cited:
    """The place of a document that a need is taken from.

    Attributes:
        reading: the current reading of the document.
        spans: ``[start, end]`` or ``[start, end, page]``, in order.
        subject: what it is about there, e.g. "opinion:3".
    """

    reading: StoredReading
    spans: Sequence[Sequence[int]]
    subject: str = ""

    def quote(self) -> str:
        """Return the document's words, white space of the print aside.

        Raises:
            ConditionError: there is no such place in the document.
        """
        text = ReadingContent.objects.get(reading=self.reading).text
        whole = all(0 <= span[0] < span[1] <= len(text) for span in self.spans)
        if not self.spans or not whole:
            raise ConditionError("その位置は文書にありません。文書の中で選び直してください。")
        return "".join("".join(text[span[0] : span[1]].split()) for span in self.spans)


def enter_need(
    actor: Actor, kind: str, text: str, *, group: Group | None = None, cited: Cited | None = None
) -> StoredNeed:
    """Keep a need.

    Args:
        actor: who enters it.
        kind: who puts it, one of ``StoredNeed.Kind``.
        text: its words; not used where it is cited.
        group: the group to which it is closed; all readers see it where None.
        cited: where it is taken from.

    Raises:
        PermissionRefusedError: the actor may not keep needs.
        NotFoundError: the actor does not belong to the group.
        ConditionError: there are no words, or too many, or no such kind or place.
    """
    actor.require(Action.KEEP_NEEDS)
    if kind not in StoredNeed.Kind.values:
        raise ConditionError("ニーズの種別を選んでください。")
    if group is not None:
        member_of(actor, group)
    words = given(cited.quote() if cited else text, "ニーズの文", longest=LONGEST)
    with transaction.atomic():
        made = StoredNeed.objects.create(
            kind=kind,
            text=words,
            group=group,
            document=cited.reading.document if cited else None,
            subject=cited.subject if cited else "",
            cite=[list(span) for span in cited.spans] if cited else [],
            entered_by=actor.user,
        )
        payload = {
            "kind": kind,
            "text": words,
            "document": cited.reading.document.sha256 if cited else "",
            "cite": made.cite,
        }
        record(actor, "need.enter", made, payload=payload)
    return made


def withdraw_need(actor: Actor, need: StoredNeed, *, reason: str) -> None:
    """Withdraw a need that one has entered; what was assessed for it stays.

    Raises:
        PermissionRefusedError: it is another's, or the actor may not keep needs.
        ConditionError: it was withdrawn, is being assessed, or no reason is given.
    """
    actor.require(Action.KEEP_NEEDS)
    if need.entered_by_id != actor.user.pk and not actor.may(Action.START_GROUPS):
        raise PermissionRefusedError("ほかの人が登録したニーズは取り下げられません。")
    if need.group is not None:
        member_of(actor, need.group)
    words = given(reason, "理由")
    with transaction.atomic():
        held = StoredNeed.objects.select_for_update().get(pk=need.pk)
        if held.withdrawn_at is not None:
            raise ConditionError("このニーズは既に取り下げられています。")
        held.withdrawn_at = timezone.now()
        held.save(update_fields=("withdrawn_at",))
        record(actor, "need.withdraw", held, reason=words)
