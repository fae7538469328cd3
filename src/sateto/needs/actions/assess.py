"""Starting an assessment, and moving it through its states."""

from django.db import IntegrityError, transaction

from sateto.needs.access import member_of, need_for
from sateto.needs.actions.holding import held_for
from sateto.needs.models import Assessment, Group, Step, StoredNeed
from sateto.needs.wording import given
from sateto.needs.workflow import (
    TRANSITIONS,
    ExportCheck,
    Facts,
    Route,
    State,
    Transition,
    refusal,
)
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable


def start_assessment(
    actor: Actor, need: StoredNeed, group: Group, *, key: str, title: str, route: str
) -> Assessment:
    """Take a result up for a need, as a candidate.

    Args:
        actor: a member of the group.
        need: the need; open to all, or of this group.
        group: who assesses.
        key: the key of the record.
        title: its title now.
        route: one of ``Route``.

    Raises:
        PermissionRefusedError: the account or the token may not assess.
        NotFoundError: the actor does not belong to the group, or does not see the need.
        ConditionError: there is no such route, or it is assessed already.
    """
    actor.require(Action.ASSESS)
    member_of(actor, group)
    seen = need_for(actor, need.pk)
    if seen.group_id not in (None, group.pk):
        raise ConditionError("別の検討グループのニーズは、ここでは評価できません。")
    if route not in set(Route):
        raise ConditionError("展開の道（防衛での検討、他分野）を選んでください。")
    try:
        with transaction.atomic():
            made = Assessment.objects.create(
                need=seen,
                group=group,
                record_key=key,
                record_title=title,
                route=route,
                made_by=actor.user,
            )
            payload = {"need": seen.pk, "record": key, "route": route, "group": group.pk}
            record(actor, "assessment.start", made, payload=payload)
    except IntegrityError as error:
        raise ConditionError("この成果は、このニーズについて既に評価の対象です。") from error
    return made


def facts_of(actor: Actor, assessment: Assessment, *, reason: str, outcome: str) -> Facts:
    """Return what the conditions of the workflow look at."""
    member = member_of(actor, assessment.group)
    return Facts(
        state=State(assessment.state),
        member=True,
        lead=member.lead,
        reason=bool(reason.strip()),
        assigned=assessment.assigned_to_id is not None,
        sensitive=assessment.sensitive,
        export_check=ExportCheck(assessment.export_check),
        outcome=outcome,
    )


def move_assessment(
    actor: Actor,
    assessment: Assessment,
    name: str,
    *,
    reason: str = "",
    outcome: str = "",
    version: int,
) -> Assessment:
    """Move an assessment from its state to the one that a transition leads to.

    Raises:
        PermissionRefusedError: only a lead may.
        NotFoundError: the actor does not belong to the group.
        ConditionError: a condition does not hold, or somebody else has changed it meanwhile.
    """
    transition = TRANSITIONS.get(name)
    if transition is None:
        raise ConditionError("そのような操作はありません。")
    with transaction.atomic():
        held = held_for(actor, assessment, version)
        _raised(transition, facts_of(actor, held, reason=reason, outcome=outcome))
        words = given(reason, "理由") if reason.strip() else ""
        before = held.state
        held.state = transition.target
        held.outcome = outcome if transition.name == "decide" else ""
        held.save(update_fields=("state", "outcome"))
        Step.objects.create(
            assessment=held,
            transition=transition.name,
            source=before,
            target=held.state,
            reason=words,
            by=actor.user,
        )
        payload = {"from": before, "to": held.state, "outcome": str(storable(held.outcome))}
        record(actor, f"assessment.{transition.name}", held, reason=words, payload=payload)
    return held


def _raised(transition: Transition, facts: Facts) -> None:
    found = refusal(transition, facts)
    if found is None:
        return
    if found.want == "role":
        raise PermissionRefusedError(found.message)
    raise ConditionError(found.message)
