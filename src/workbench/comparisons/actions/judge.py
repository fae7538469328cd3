"""Deciding on a link or a remark: confirming, correcting or rejecting what the program says."""

from dataclasses import dataclass

from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.judgements.actions import lay, reason_of, take_back
from sesaku_web.sources.models import StoredDocument
from workbench.comparisons.models import Judgement
from workbench.comparisons.vocabulary import CHOICES

_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision.

    Attributes:
        subject: what is judged, as ``Judgement`` has it.
        part: relation, stance or status.
        decision: confirm, correct or reject.
        said: what the program says.
        value: what the person says instead, in a correction.
        reason: why.
    """

    subject: str
    part: str
    decision: str
    said: str
    value: str
    reason: str


def judge(
    actor: Actor, first: StoredDocument, second: StoredDocument | None, decided: Decided
) -> Judgement:
    """Lay a decision beside what the program says; one that stood there before is replaced.

    Raises:
        PermissionRefusedError: the actor may not make corrections.
        ConditionError: a document was withdrawn, or the decision is not one; it says how.
    """
    actor.require(Action.MAKE_CORRECTIONS)
    words = _checked(decided)
    with transaction.atomic():
        held = StoredDocument.objects.select_for_update().get(pk=first.pk)
        for one in (held, second):
            if one is not None and one.withdrawn_at is not None:
                raise ConditionError(f"{one.name} は取り下げられているため、判断できません。")
        corrects = decided.decision == Judgement.Decision.CORRECT
        made = Judgement(
            first=held,
            second=second,
            subject=decided.subject,
            part=decided.part,
            decision=decided.decision,
            said=decided.said,
            value=decided.value if corrects else "",
            reason=words,
        )
        payload = {
            "first": held.sha256,
            "second": second.sha256 if second else None,
            "subject": made.subject,
            "part": made.part,
            "said": made.said,
            "value": made.value,
        }
        before = Judgement.objects.of(held, second)
        before = before.filter(subject=decided.subject, part=decided.part)
        entry = (f"judgement.{made.decision}", words)
        return lay(actor, made, before, entry=entry, payload=payload)


def withdraw(actor: Actor, judgement: Judgement, *, reason: str) -> None:
    """Take a decision back: what the program says counts again.

    Raises:
        PermissionRefusedError: it is another's, and the actor may not withdraw those.
        ConditionError: the reason is missing, or the decision does not stand any more.
    """
    kept = {"subject": judgement.subject, "part": judgement.part}
    entry = ("judgement.withdraw", reason)
    take_back(actor, judgement, Action.MAKE_CORRECTIONS, entry=entry, **kept)


def _checked(decided: Decided) -> str:
    """Return the reason of a decision that is one."""
    if decided.decision not in Judgement.Decision.values:
        raise ConditionError("判断には confirm、correct、reject のどれかを指定してください。")
    if decided.part not in CHOICES:
        raise ConditionError(
            "判断するものには relation、stance、status のどれかを指定してください。"
        )
    words = reason_of(decided.reason, most=_LONGEST)
    if decided.decision == Judgement.Decision.CORRECT:
        if decided.value not in CHOICES[decided.part]:
            known = "、".join(CHOICES[decided.part])
            raise ConditionError(f"訂正する値には {known} のどれかを指定してください。")
        if decided.value == decided.said:
            raise ConditionError("元の値と同じです。確認にするか、別の値を選んでください。")
    return words
