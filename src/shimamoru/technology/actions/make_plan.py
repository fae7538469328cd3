"""Keeping a question to the planner, its answer, and taking a plan back."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from shimamoru.technology.models import Plan

_LONGEST = 100


def make_plan(
    actor: Actor, name: str, asked: Mapping[str, Any], *, form: Mapping[str, Any]
) -> Plan:
    """Keep a question; ``running.begin`` has it answered.

    Raises:
        PermissionRefusedError: the actor may not make plans.
        ConditionError: it has no name, no islands, or no technologies.
    """
    actor.require(Action.MAKE_PLANS)
    title = storable(name.strip())
    if not title or len(title) > _LONGEST:
        raise ConditionError(f"計画案の名前は 1 字以上 {_LONGEST} 字以内にしてください。")
    if not asked["places"]:
        raise ConditionError("島が一つも選ばれていません。")
    if not asked["technologies"]:
        raise ConditionError("技術が一つも選ばれていません。")
    with transaction.atomic():
        made = Plan.objects.create(
            name=title, asked=dict(asked), form=dict(form), made_by=actor.user
        )
        payload = {
            "name": title,
            "budget": asked["budget"],
            "islands": len(asked["places"]),
            "technologies": sorted(asked["technologies"]),
        }
        record(actor, "plan.make", made, payload=payload)
    return made


def finish_plan(actor: Actor, plan: Plan, answer: Mapping[str, Any], seconds: float) -> Plan:
    """Keep the planner's answer to a question that waits for it; the first one stays."""
    actor.require(Action.MAKE_PLANS)
    with transaction.atomic():
        held = Plan.objects.select_for_update().get(pk=plan.pk)
        if held.state != Plan.State.WAITING:
            return held
        stopped = answer["status"] == "stopped"
        held.state = Plan.State.STOPPED if stopped else Plan.State.DONE
        held.answer, held.seconds = dict(answer), round(seconds, 1)
        held.save(update_fields=("state", "answer", "seconds"))
        payload = {key: answer[key] for key in ("status", "value", "cost", "gap") if key in answer}
        record(actor, "plan.finish", held, payload=payload)
    return held


def withdraw_plan(actor: Actor, plan: Plan, *, reason: str) -> None:
    """Take a plan out of the list; the history keeps it.

    Raises:
        PermissionRefusedError: the actor may not make plans.
        ConditionError: there is no reason, or it is taken out already.
    """
    actor.require(Action.MAKE_PLANS)
    if not reason.strip():
        raise ConditionError("理由を記してください。")
    with transaction.atomic():
        held = Plan.objects.select_for_update().get(pk=plan.pk)
        if held.withdrawn:
            raise ConditionError("この計画案はすでに取り下げられています。")
        held.withdrawn = True
        held.save(update_fields=("withdrawn",))
        record(actor, "plan.withdraw", held, reason=storable(reason.strip()))
