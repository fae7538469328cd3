"""Giving roles in a cycle, assigning indicators, and setting due dates."""

from datetime import date

from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import User
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from workbench.cycle.access import require
from workbench.cycle.models import Assignment, Cycle, DueDate, Membership, Unit
from workbench.cycle.steps import steps
from workbench.cycle.workflow import Act, CycleRole, Kind


def set_roles(actor: Actor, cycle: Cycle, user: User, roles: frozenset[CycleRole]) -> None:
    """Give a person these roles in a cycle, and no others; none takes them out of it.

    Raises:
        PermissionRefusedError: the actor is no coordinator or officer of the cycle; only an
            officer makes officers and approvers.
        ConditionError: the person cannot log in, or the cycle would have no officer.
    """
    held = require(actor, cycle, Act.ASSIGN)
    with transaction.atomic():
        Cycle.objects.select_for_update().get(pk=cycle.pk)
        own = Membership.objects.filter(cycle=cycle, user=user)
        before = {CycleRole(role) for role in own.values_list("role", flat=True)}
        if before == roles:
            return
        _check(held, cycle, user, before, roles)
        own.exclude(role__in=roles).delete()
        Membership.objects.bulk_create(
            Membership(cycle=cycle, user=user, role=role.value) for role in roles - before
        )
        if CycleRole.DIVISION not in roles:
            Assignment.objects.filter(unit__cycle=cycle, user=user).delete()
        payload = {"user": user.pk, "before": sorted(before), "after": sorted(roles)}
        record(actor, "cycle.roles", cycle, payload=payload)


def assign(actor: Actor, unit: Unit, users: list[User]) -> None:
    """Put these people of divisions, and no others, in charge of an indicator.

    Raises:
        PermissionRefusedError: the actor is no coordinator or officer of the cycle.
        ConditionError: the unit is no indicator, or a person is no division staff of the cycle.
    """
    require(actor, unit.cycle, Act.ASSIGN)
    if unit.kind != Kind.INDICATOR:
        raise ConditionError("担当を割り当てられるのは測定指標だけです。")
    staff = set(
        Membership.objects.filter(cycle=unit.cycle, role=CycleRole.DIVISION).values_list(
            "user_id", flat=True
        )
    )
    strangers = [str(user) for user in users if user.pk not in staff]
    if strangers:
        raise ConditionError(
            f"{'、'.join(strangers)} は、この作業の課室担当者ではありません。"
            "先に役割を付けてください。"
        )
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=unit.pk)
        before = sorted(Assignment.objects.filter(unit=unit).values_list("user_id", flat=True))
        after = sorted(user.pk for user in users)
        if before == after:
            return
        Assignment.objects.filter(unit=unit).exclude(user__in=users).delete()
        Assignment.objects.bulk_create(
            Assignment(unit=unit, user=user) for user in users if user.pk not in before
        )
        record(actor, "cycle.assign", unit, payload={"before": before, "after": after})


def set_due(actor: Actor, cycle: Cycle, step: str, on: date | None) -> None:
    """Set the day by which a step is to be done; None takes it away.

    Raises:
        PermissionRefusedError: the actor is no coordinator or officer of the cycle.
        ConditionError: there is no such step.
    """
    require(actor, cycle, Act.SET_DUE)
    if step not in steps():
        raise ConditionError(f"「{step[:40]}」という手順はありません。")
    with transaction.atomic():
        held = DueDate.objects.select_for_update().filter(cycle=cycle, step=step).first()
        before = held.on.isoformat() if held else None
        after = on.isoformat() if on else None
        if before == after:
            return
        if on is None:
            DueDate.objects.filter(cycle=cycle, step=step).delete()
        else:
            DueDate.objects.update_or_create(cycle=cycle, step=step, defaults={"on": on})
        payload = {"step": step, "before": before, "after": after}
        record(actor, "cycle.due", cycle, payload=payload)


def _check(
    held: frozenset[CycleRole],
    cycle: Cycle,
    user: User,
    before: set[CycleRole],
    roles: frozenset[CycleRole],
) -> None:
    high = {CycleRole.OFFICER, CycleRole.APPROVER, CycleRole.AUDITOR}
    if CycleRole.OFFICER not in held and (before ^ roles) & high:
        raise ConditionError("評価担当官・承認者・監査の役割を変えられるのは評価担当官だけです。")
    if roles and not user.is_active:
        raise ConditionError(f"{user} は利用を止められています。")
    officers = Membership.objects.filter(cycle=cycle, role=CycleRole.OFFICER)
    if CycleRole.OFFICER not in roles and not officers.exclude(user=user).exists():
        raise ConditionError("評価担当官がいなくなります。先に別の人を評価担当官にしてください。")
