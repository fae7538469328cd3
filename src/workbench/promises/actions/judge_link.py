"""Confirming, rejecting or adding a link, and taking that back."""

from dataclasses import dataclass

from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.judgements.actions import lay, reason_of, take_back
from sesaku_web.sources.models import StoredDocument
from workbench.promises.keys import key_of
from workbench.promises.models import Judgement
from workbench.promises.targets import targets_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says of a link.

    Attributes:
        subject: the position, as its paper's rows name it, e.g. "P12".
        target: the subject of the report, e.g. "2-1".
        verdict: confirm, reject or add.
        reason: why.
    """

    subject: str
    target: str
    verdict: str
    reason: str


def judge_link(
    actor: Actor, paper: StoredDocument, report: StoredDocument, verdict: Verdict
) -> Judgement:
    """Lay a judgement beside what the machine suggests; one that stood there is replaced.

    Raises:
        PermissionRefusedError: the actor may not judge links.
        ConditionError: there is no such position or subject, or no reason is given.
    """
    actor.require(Action.JUDGE_LINKS)
    if verdict.verdict not in Judgement.Verdict.values:
        raise ConditionError("判断には confirm、reject、add のどれかを指定してください。")
    words = reason_of(verdict.reason)
    with transaction.atomic():
        held = {
            one.pk: one
            for one in StoredDocument.objects.select_for_update()
            .filter(pk__in=(paper.pk, report.pk))
            .order_by("pk")
        }
        for one in held.values():
            if one.withdrawn_at is not None:
                raise ConditionError(f"{one.name} は取り下げられているため、判断できません。")
        position = held[paper.pk].reading.positionrows.filter(subject=verdict.subject).first()
        if position is None:
            raise ConditionError(f"主張「{verdict.subject[:60]}」は {paper.name} にありません。")
        names = targets_of(held[report.pk].reading)
        if verdict.target not in names:
            raise ConditionError(f"「{verdict.target[:60]}」は {report.name} にありません。")
        about = {
            "paper": held[paper.pk],
            "report": held[report.pk],
            "position": key_of(position.text),
            "target": verdict.target,
        }
        made = Judgement(
            **about,
            text=position.text,
            target_name=names[verdict.target],
            verdict=verdict.verdict,
            reason=words,
        )
        payload = {
            "paper": paper.sha256,
            "report": report.sha256,
            "position": made.position,
            "target": made.target,
            "target_name": made.target_name,
        }
        before = Judgement.objects.filter(**about)
        return lay(actor, made, before, entry=(f"link.{made.verdict}", words), payload=payload)


def withdraw_judgement(actor: Actor, judgement: Judgement, *, reason: str) -> None:
    """Take a judgement back: the machine's suggestion counts again.

    Raises:
        PermissionRefusedError: it is another's, and the actor may not withdraw those.
        ConditionError: it does not stand any more, or no reason is given.
    """
    take_back(actor, judgement, Action.JUDGE_LINKS, entry=("link.withdraw", reason))
