"""Moving units from state to state: submitting, returning, approving, locking."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from workbench.cycle.access import Around, possible, raised
from workbench.cycle.missing import missing_in
from workbench.cycle.models import Cell, Cycle, Move, Unit
from workbench.cycle.workflow import TRANSITIONS, Kind, Stage, State, Transition, refusal

_SEAM = frozenset({"publish"})
"""Transitions that are made elsewhere, together with what they bring about."""


def move_unit(actor: Actor, unit: Unit, name: str, *, reason: str = "") -> None:
    """Move a unit; where the transition is of the whole, every unit of the cycle with it.

    Args:
        actor: who moves it.
        unit: the unit; the measure for what concerns the whole cycle.
        name: a transition of ``workflow.TRANSITIONS``; "publish" is made by
            ``workbench.publications``, which calls ``publishing``.
        reason: why; needed for some.

    Raises:
        PermissionRefusedError: the actor has no role for it, or wrote what is to be approved.
        ConditionError: the state, or a condition of the transition, does not let it.
    """
    if name not in TRANSITIONS or name in _SEAM:
        raise ConditionError(f"「{name[:40]}」という操作はありません。")
    actor.require(Action.WORK_IN_CYCLES)
    with transaction.atomic():
        around = Around.of(unit.cycle, lock=True)
        _moved(actor, around, _held(around, unit), TRANSITIONS[name], storable(reason.strip()))


def move_all(actor: Actor, cycle: Cycle, name: str, *, reason: str = "") -> list[Unit]:
    """Move every unit that the actor may move so, from below to above; return those moved.

    Raises:
        ConditionError: there is no such transition.
        PermissionRefusedError: account or token may not work in cycles.
    """
    transition = TRANSITIONS.get(name)
    if transition is None or name in _SEAM or transition.whole:
        raise ConditionError(f"「{name[:40]}」をまとめて行うことはできません。")
    actor.require(Action.WORK_IN_CYCLES)
    moved = []
    words = storable(reason.strip())
    with transaction.atomic():
        around = Around.of(cycle, lock=True)
        for unit in sorted(around.units, key=_depth, reverse=name != "return"):
            facts = around.facts(
                actor,
                unit,
                reason=bool(words),
                missing=len(missing_in(unit)) if name == "submit" else 0,
            )
            if refusal(transition, facts) is None:
                _moved(actor, around, unit, transition, words)
                moved.append(unit)
    return moved


def publishing(actor: Actor, cycle: Cycle, *, edition: str) -> None:
    """Move every unit to published; ``workbench.publications.actions`` alone calls it.

    It has to be called within the transaction that stores the frozen edition: both come to pass,
    or neither.

    Args:
        actor: who publishes.
        cycle: the cycle, all of it locked.
        edition: digest of the edition, for the history.

    Raises:
        PermissionRefusedError: the actor is no evaluation officer of the cycle.
        ConditionError: something in the cycle is not locked.
    """
    actor.require(Action.WORK_IN_CYCLES)
    around = Around.of(cycle, lock=True)
    top = next(unit for unit in around.units if unit.kind == Kind.MEASURE)
    _moved(actor, around, top, TRANSITIONS["publish"], "", edition=edition)


def possible_moves(actor: Actor, unit: Unit, around: Around | None = None) -> list[Transition]:
    """Return the transitions that the actor could make of a unit now, a reason given."""
    found = around or Around.of(unit.cycle)
    facts = found.facts(actor, unit, reason=True, missing=len(missing_in(unit)))
    offered = (one for one in TRANSITIONS.values() if _of_stage(found.cycle, one))
    return [one for one in offered if possible(one, facts)]


def may_submit(actor: Actor, unit: Unit, around: Around | None = None) -> bool:
    """Whether the actor could submit a unit now if nothing were missing in it."""
    found = around or Around.of(unit.cycle)
    return possible(TRANSITIONS["submit"], found.facts(actor, unit, reason=True))


def _held(around: Around, unit: Unit) -> Unit:
    found = next((one for one in around.units if one.pk == unit.pk), None)
    if found is None:
        raise ConditionError(f"「{unit.subject}」は終了しています。")
    return found


def _moved(
    actor: Actor,
    around: Around,
    unit: Unit,
    transition: Transition,
    reason: str,
    *,
    edition: str = "",
) -> None:
    missing = len(missing_in(unit)) if "complete" in transition.conditions else 0
    facts = around.facts(actor, unit, reason=bool(reason), missing=missing)
    raised(refusal(transition, facts))
    if not _of_stage(around.cycle, transition):
        raise ConditionError("次の段階へ進めるのは、事前分析の段階からだけです。")
    going = around.units if transition.whole else [unit]
    before = {one.pk: one.state for one in going}
    for one in going:
        one.state = transition.target.value
    Unit.objects.bulk_update(going, ("state",))
    Move.objects.bulk_create(
        Move(
            unit=one,
            transition=transition.name,
            from_state=before[one.pk],
            to_state=one.state,
            by=actor.user,
            reason=reason,
        )
        for one in going
    )
    _follow(around.cycle, transition, going)
    record(
        actor,
        f"cycle.{transition.name}",
        unit,
        reason=reason,
        payload={
            "cycle": around.cycle.pk,
            "units": [one.subject for one in going],
            "state": transition.target.value,
            "edition": edition,
        },
    )


def _of_stage(cycle: Cycle, transition: Transition) -> bool:
    return transition.name != "advance" or cycle.stage == Stage.PLAN


def _follow(cycle: Cycle, transition: Transition, units: Iterable[Unit]) -> None:
    """Note the versions that were approved; begin the next stage."""
    if transition.target is State.APPROVED and transition.name == "approve":
        Cell.objects.filter(unit__in=units).update(approved_version=F("version"))
    if transition.name == "advance":
        cycle.stage = Stage.EVALUATION.value
        cycle.save(update_fields=("stage",))


def _depth(unit: Unit) -> int:
    return list(Kind).index(Kind(unit.kind))
