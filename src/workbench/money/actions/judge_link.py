"""Confirming, choosing or rejecting the project of a means with a reason, and taking it back."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.judgements.actions import lay, reason_of, take_back
from workbench.money.models import LinkJudgement

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
        verdict: confirm, choose (this one and no other), reject, or add one not found.
        reason: why.

    Raises:
        PermissionRefusedError: the actor may not judge links.
        ConditionError: there is no such verdict, or the reason is missing or too long.
    """
    actor.require(Action.JUDGE_MONEY)
    if verdict not in _VERDICT.values:
        raise ConditionError("判断には confirm、choose、reject、add のどれかを指定してください。")
    words = reason_of(reason)
    same = Q(project__in=pair.projects)
    if verdict == _VERDICT.CHOOSE:
        same |= ~Q(verdict=_VERDICT.REJECT)  # only one of a means can be the only one
    made = LinkJudgement(
        means=pair.means,
        project=pair.projects[0],
        means_name=pair.means_name,
        project_name=pair.project_name,
        ministry=pair.ministry,
        verdict=verdict,
        reason=words,
    )
    payload = {
        "means": pair.means_name,
        "project": pair.project_name,
        "ministry": pair.ministry,
    }
    before = LinkJudgement.objects.filter(same, means=pair.means)
    with transaction.atomic():
        return lay(actor, made, before, entry=(f"money.{verdict}", words), payload=payload)


def withdraw(actor: Actor, judgement: LinkJudgement, *, reason: str) -> None:
    """Take a judgement back; it stays in the record.

    Raises:
        PermissionRefusedError: it is another's, and the actor may not withdraw those.
        ConditionError: the reason is missing, or the judgement does not stand any more.
    """
    kept = {"means": judgement.means_name, "project": judgement.project_name}
    take_back(actor, judgement, Action.JUDGE_MONEY, entry=("money.withdraw", reason), **kept)
