"""Confirming, choosing or rejecting the project of a means with a reason, and taking it back."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from workbench.money.models import LinkJudgement

_LONGEST = 20_000
_VERDICT = LinkJudgement.Verdict


@dataclass(frozen=True, slots=True)
class Pair:
    """A means and a project: their keys, and what they are called."""

    means: str
    projects: tuple[str, ...]
    means_name: str
    project_name: str
    ministry: str


def judge_link(actor: Actor, pair: Pair, verdict: str, reason: str) -> LinkJudgement:
    """Say whether a means is a project; what was said of the pair before is replaced.

    Args:
        actor: who says it.
        pair: the means and the project.
        verdict: confirm, choose (this one and no other) or reject.
        reason: why.

    Raises:
        PermissionRefusedError: the actor may not judge links.
        ConditionError: there is no such verdict, or the reason is missing or too long.
    """
    actor.require(Action.JUDGE_MONEY)
    words = storable(reason.strip())
    if verdict not in _VERDICT.values:
        raise ConditionError("判断には confirm、choose、reject のどれかを指定してください。")
    if not words or len(words) > _LONGEST:
        raise ConditionError(f"理由を {_LONGEST:,} 字以内で記してください。")
    with transaction.atomic():
        same = Q(project__in=pair.projects)
        if verdict == _VERDICT.CHOOSE:
            same |= ~Q(verdict=_VERDICT.REJECT)  # only one of a means can be the only one
        standing = LinkJudgement.objects.standing().filter(same, means=pair.means)
        earlier = list(standing.values_list("pk", flat=True))
        standing.update(state=LinkJudgement.State.REPLACED)
        made = LinkJudgement.objects.create(
            means=pair.means,
            project=pair.projects[0],
            means_name=pair.means_name,
            project_name=pair.project_name,
            ministry=pair.ministry,
            verdict=verdict,
            reason=words,
            made_by=actor.user,
        )
        payload = {
            "means": pair.means_name,
            "project": pair.project_name,
            "ministry": pair.ministry,
            "replaces": earlier,
        }
        record(actor, f"money.{verdict}", made, reason=words, payload=payload)
    return made


def withdraw(actor: Actor, judgement: LinkJudgement, *, reason: str) -> None:
    """Take a judgement back; it stays in the record.

    Raises:
        PermissionRefusedError: it is another's, and the actor may not withdraw those.
        ConditionError: the reason is missing, or the judgement does not stand any more.
    """
    own = judgement.made_by_id == actor.user.pk
    actor.require(Action.JUDGE_MONEY if own else Action.WITHDRAW_CORRECTIONS)
    words = storable(reason.strip())
    if not words:
        raise ConditionError("取り下げる理由を記してください。")
    with transaction.atomic():
        held = LinkJudgement.objects.select_for_update().get(pk=judgement.pk)
        if held.state != LinkJudgement.State.STANDING:
            raise ConditionError("この記録は既に有効ではありません。")
        held.state = LinkJudgement.State.WITHDRAWN
        held.save(update_fields=("state",))
        payload = {"means": held.means_name, "project": held.project_name}
        record(actor, "money.withdraw", held, reason=words, payload=payload)
