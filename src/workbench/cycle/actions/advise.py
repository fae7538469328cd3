"""Putting findings about a draft aside, and loading rating scales."""

from django.db import transaction

from sesaku.checks.scales import scale_from
from sesaku.exceptions import ScaleError
from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from workbench.cycle.access import is_assigned, require
from workbench.cycle.advice import Advice
from workbench.cycle.models import Cycle, Dismissal, LoadedScale, Unit
from workbench.cycle.workflow import Act, CycleRole

_LONGEST = 20_000
_LONGEST_SCALE = 100_000


def dismiss_advice(actor: Actor, unit: Unit, advice: Advice, reason: str) -> Dismissal:
    """Put a finding aside with a reason; it stays so in later runs, by what it is about.

    Raises:
        PermissionRefusedError: the actor writes nothing in this unit.
        ConditionError: the reason is missing or too long.
    """
    _require(actor, unit)
    words = _words(reason)
    finding = advice.finding
    with transaction.atomic():
        Cycle.objects.select_for_update().get(pk=unit.cycle_id)
        standing = Dismissal.objects.filter(
            cycle=unit.cycle, identity=finding.identity, state=Dismissal.State.STANDING
        )
        replaced = list(standing.values_list("pk", flat=True))
        standing.update(state=Dismissal.State.WITHDRAWN)
        made = Dismissal.objects.create(
            cycle=unit.cycle,
            identity=finding.identity,
            basis=finding.basis,
            check_id=finding.check,
            subject=finding.subject,
            reason=words,
            by=actor.user,
        )
        payload = {
            "identity": finding.identity,
            "basis": finding.basis,
            "check": finding.check,
            "subject": finding.subject,
            "replaces": replaced,
        }
        record(actor, "cycle.dismiss", made, reason=words, payload=payload)
    return made


def raise_advice(actor: Actor, unit: Unit, dismissal: Dismissal, reason: str) -> None:
    """Take a dismissal back: the finding is open again.

    Raises:
        PermissionRefusedError: the actor writes nothing in this unit.
        ConditionError: it does not stand any more, or the reason is missing.
    """
    _require(actor, unit)
    words = _words(reason)
    with transaction.atomic():
        held = Dismissal.objects.select_for_update().get(pk=dismissal.pk, cycle=unit.cycle)
        if held.state != Dismissal.State.STANDING:
            raise ConditionError("この記録は既に有効ではありません。")
        held.state = Dismissal.State.WITHDRAWN
        held.save(update_fields=("state",))
        payload = {"identity": held.identity}
        record(actor, "cycle.raise", held, reason=words, payload=payload)


def load_scale(actor: Actor, cycle: Cycle, source: str) -> LoadedScale:
    """Load a rating scale with its criteria; one of the same kind is replaced.

    Args:
        actor: who loads it.
        cycle: for which cycle.
        source: YAML as ``sesaku.checks.scales`` describes it.

    Raises:
        PermissionRefusedError: the actor is no evaluation officer of the cycle.
        ConditionError: it is too long, or no scale; the message names the entry.
    """
    require(actor, cycle, Act.LOAD_SCALE)
    text = str(storable(source))
    if len(text) > _LONGEST_SCALE:
        raise ConditionError(f"評価区分のファイルは {_LONGEST_SCALE:,} 字までです。")
    try:
        scale = scale_from(text, "評価区分")
    except ScaleError as error:
        raise ConditionError(str(error)) from error
    with transaction.atomic():
        Cycle.objects.select_for_update().get(pk=cycle.pk)
        held, _made = LoadedScale.objects.update_or_create(
            cycle=cycle,
            of=scale.of,
            defaults={"name": scale.name, "source": text, "loaded_by": actor.user},
        )
        record(actor, "cycle.scale", held, payload={"of": scale.of, "source": text})
    return held


def _require(actor: Actor, unit: Unit) -> None:
    roles = require(actor, unit.cycle, Act.DISMISS_ADVICE)
    others = roles - {CycleRole.DIVISION, CycleRole.EXPERT, CycleRole.APPROVER, CycleRole.AUDITOR}
    if not others and not is_assigned(actor, unit):
        raise PermissionRefusedError("担当でない測定指標の点検結果は扱えません。")


def _words(reason: str) -> str:
    words = str(storable(reason.strip()))
    if not words:
        raise ConditionError("理由を記してください。")
    if len(words) > _LONGEST:
        raise ConditionError(f"理由は {_LONGEST:,} 字以内にしてください。")
    return words
