"""Who a person is in a cycle, and what that lets them do."""

from dataclasses import dataclass, field, replace

from django.db.models import QuerySet

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError, PermissionRefusedError
from workbench.cycle.models import Assignment, CellChange, Cycle, Membership, Move, Unit
from workbench.cycle.workflow import (
    Act,
    CycleRole,
    Facts,
    Kind,
    Refusal,
    Roles,
    State,
    Transition,
    allowed,
    refusal,
    writing_refusal,
)


def roles_of(actor: Actor, cycle: Cycle) -> Roles:
    """Return the actor's roles in a cycle; none for those who take no part."""
    held = Membership.objects.filter(cycle=cycle, user=actor.user)
    return frozenset(CycleRole(role) for role in held.values_list("role", flat=True))


def visible_to(actor: Actor) -> QuerySet[Cycle]:
    """Return the cycles in which the actor takes part, the latest first."""
    if not actor.may(Action.READ_CYCLES):
        return Cycle.objects.none()
    return Cycle.objects.filter(members__user=actor.user).distinct()


def cycle_for(actor: Actor, pk: int) -> Cycle:
    """Return a cycle in which the actor takes part.

    Raises:
        PermissionRefusedError: the account or the token may not read cycles.
        NotFoundError: there is none, or the actor takes no part in it; the two are told alike.
    """
    actor.require(Action.READ_CYCLES)
    found = Cycle.objects.filter(pk=pk, members__user=actor.user).first()
    if found is None:
        raise NotFoundError(f"評価の作業 {pk} はないか、参加していません。")
    return found


def require(actor: Actor, cycle: Cycle, act: Act) -> Roles:
    """Go on only where the actor's roles allow it; return the roles.

    Raises:
        PermissionRefusedError: no role in the cycle, the account or the token allows it.
    """
    actor.require(Action.READ_CYCLES if act is Act.READ else Action.WORK_IN_CYCLES)
    roles = roles_of(actor, cycle)
    if not allowed(act, roles):
        raise PermissionRefusedError(
            f"この作業での役割では、この操作（{act}）はできません。評価担当官に確かめてください。"
        )
    return roles


def is_assigned(actor: Actor, unit: Unit) -> bool:
    """Whether the unit is assigned to the actor."""
    return Assignment.objects.filter(unit=unit, user=actor.user).exists()


def require_writing(actor: Actor, unit: Unit) -> None:
    """Go on only where the actor may write in a unit now.

    Raises:
        PermissionRefusedError: no role or assignment allows it.
        ConditionError: the unit's state does not, or it has ended.
    """
    roles = require(actor, unit.cycle, Act.WRITE)
    if unit.ended_at is not None:
        raise ConditionError(f"「{unit.subject}」は終了した指標です。")
    facts = Facts(
        kind=Kind(unit.kind),
        state=State(unit.state),
        roles=roles,
        assigned=is_assigned(actor, unit),
    )
    raised(writing_refusal(facts))


def may_write(actor: Actor, unit: Unit) -> bool:
    """Whether the actor may write in a unit now."""
    if not actor.may(Action.WORK_IN_CYCLES) or unit.ended_at is not None:
        return False
    facts = Facts(
        kind=Kind(unit.kind),
        state=State(unit.state),
        roles=roles_of(actor, unit.cycle),
        assigned=is_assigned(actor, unit),
    )
    return writing_refusal(facts) is None


def raised(found: Refusal | None) -> None:
    """Raise what stands against something.

    Raises:
        PermissionRefusedError: it is the role.
        ConditionError: it is a state or another condition.
    """
    if found is None:
        return
    if found.want in _OF_PERSON:
        raise PermissionRefusedError(found.message)
    raise ConditionError(found.message)


_OF_PERSON = frozenset({"role", "writes-here", "not-own", "own-submission"})
"""Refusals that are of the person, not of the state."""


@dataclass(frozen=True, slots=True)
class Share:
    """What a person has to do with a cycle, fetched once.

    Attributes:
        roles: the person's roles.
        assigned, written, submitted: units (by key) that are assigned to the person, that the
            person wrote in or loaded, and whose last submission was the person's.
    """

    roles: Roles
    assigned: frozenset[int]
    written: frozenset[int]
    submitted: frozenset[int]


@dataclass(slots=True)
class Around:
    """All living units of a cycle with their states, fetched once, to tell facts of each."""

    cycle: Cycle
    units: list[Unit]
    shares: dict[int, Share] = field(default_factory=dict)

    @classmethod
    def of(cls, cycle: Cycle, *, lock: bool = False) -> "Around":
        """Fetch the units; with ``lock``, for change, in one order."""
        found = cycle.units.living()
        if lock:
            Cycle.objects.select_for_update().get(pk=cycle.pk)
            found = found.select_for_update().order_by("pk")
        return cls(cycle, list(found))

    def facts(self, actor: Actor, unit: Unit, *, reason: bool, missing: int = 0) -> Facts:
        """Return what the conditions look at."""
        share = self.share(actor)
        parts = [one for one in self.units if one.parent_id == unit.pk]
        above = next((one for one in self.units if one.pk == unit.parent_id), None)
        return Facts(
            kind=Kind(unit.kind),
            state=State(unit.state),
            roles=share.roles,
            assigned=unit.pk in share.assigned,
            wrote=unit.pk in share.written,
            submitted=unit.pk in share.submitted,
            below=frozenset(State(one.state) for one in parts),
            above=State(above.state) if above else None,
            everything=frozenset(State(one.state) for one in self.units),
            missing=missing,
            reason=reason,
        )

    def share(self, actor: Actor) -> Share:
        """Return what the actor has to do with the cycle, as it was when first asked."""
        held = self.shares.get(actor.user.pk)
        if held is None:
            held = self.shares[actor.user.pk] = _share(actor, self.cycle)
        return held


def _share(actor: Actor, cycle: Cycle) -> Share:
    user = actor.user
    assigned = Assignment.objects.filter(unit__cycle=cycle, user=user)
    wrote = CellChange.objects.filter(cell__unit__cycle=cycle, by=user)
    submissions = Move.objects.filter(unit__cycle=cycle, transition="submit").order_by("pk")
    last = dict(submissions.values_list("unit_id", "by_id"))
    return Share(
        roles=roles_of(actor, cycle),
        assigned=frozenset(assigned.values_list("unit_id", flat=True)),
        written=frozenset(wrote.order_by().values_list("cell__unit_id", flat=True).distinct()),
        submitted=frozenset(unit for unit, by in last.items() if by == user.pk),
    )


def possible(transition: Transition, facts: Facts) -> bool:
    """Whether the transition can be offered: all but the reason, which is asked for then, holds."""
    return refusal(transition, replace(facts, reason=True)) is None
