"""Experts' remarks on a place in the draft, and the officer's answers."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from workbench.cycle.access import require
from workbench.cycle.layout import type_of
from workbench.cycle.models import Cycle, Remark, Unit
from workbench.cycle.workflow import REMARKABLE, Act, Kind, State

_LONGEST = 20_000


def add_remark(actor: Actor, unit: Unit, text: str, *, key: str = "", quote: str = "") -> Remark:
    """Remark on a unit, on one of its cells, or on words in it.

    Raises:
        PermissionRefusedError: the actor is no expert of the cycle.
        ConditionError: there is no text, no such cell, or the cycle is locked or published.
    """
    require(actor, unit.cycle, Act.REMARK)
    words = _words(text)
    if key:
        type_of(Kind(unit.kind), key)
    if len(quote) > _LONGEST:
        raise ConditionError(f"引用は {_LONGEST:,} 字以内にしてください。")
    with transaction.atomic():
        Cycle.objects.select_for_update().get(pk=unit.cycle_id)
        _check_open(unit)
        last = Remark.objects.filter(cycle=unit.cycle).aggregate(last=Max("number"))["last"]
        made = Remark.objects.create(
            cycle=unit.cycle,
            number=(last or 0) + 1,
            unit=unit,
            key=key,
            quote=storable(quote),
            text=words,
            written_by=actor.user,
        )
        payload = {"subject": unit.subject, "key": key, "text": words}
        record(actor, "cycle.remark", made, payload=payload)
    return made


def change_remark(actor: Actor, remark: Remark, text: str, *, expected_version: int) -> Remark:
    """Word a remark of one's own anew, as long as it is not answered.

    Raises:
        PermissionRefusedError: it is another's.
        ConditionError: it was answered, withdrawn or changed meanwhile, or there is no text.
    """
    words = _words(text)
    with transaction.atomic():
        held = _own(actor, remark)
        if held.version != expected_version:
            raise ConditionError("この所見は、その後に直されています。開き直してください。")
        before = held.text
        held.text, held.version = words, held.version + 1
        held.save(update_fields=("text", "version"))
        payload = {"version": held.version, "old": before, "new": words}
        record(actor, "cycle.remark-change", held, payload=payload)
    return held


def withdraw_remark(actor: Actor, remark: Remark, *, reason: str) -> None:
    """Take a remark of one's own back; it stays in the record.

    Raises:
        PermissionRefusedError: it is another's.
        ConditionError: it was answered or withdrawn, or the reason is missing.
    """
    words = _words(reason)
    with transaction.atomic():
        held = _own(actor, remark)
        held.state = Remark.State.WITHDRAWN
        held.save(update_fields=("state",))
        record(actor, "cycle.remark-withdraw", held, reason=words)


def answer_remark(actor: Actor, remark: Remark, text: str) -> Remark:
    """Answer a remark; an answer given before is replaced and stays in the history.

    Raises:
        PermissionRefusedError: the actor is no evaluation officer of the cycle.
        ConditionError: it was withdrawn, the cycle is published, or there is no text.
    """
    require(actor, remark.cycle, Act.ANSWER)
    words = _words(text)
    with transaction.atomic():
        held = (
            Remark.objects.select_for_update(of=("self",)).select_related("unit").get(pk=remark.pk)
        )
        if held.state == Remark.State.WITHDRAWN:
            raise ConditionError("取り下げられた所見には回答できません。")
        _check_open(held.unit)
        before = held.answer
        held.answer, held.answered_by, held.answered_at = words, actor.user, timezone.now()
        held.state = Remark.State.ANSWERED
        held.save(update_fields=("answer", "answered_by", "answered_at", "state"))
        record(actor, "cycle.answer", held, payload={"old": before, "new": words})
    return held


def _own(actor: Actor, remark: Remark) -> Remark:
    require(actor, remark.cycle, Act.REMARK)
    held = Remark.objects.select_for_update(of=("self",)).select_related("unit").get(pk=remark.pk)
    if held.written_by_id != actor.user.pk:
        raise PermissionRefusedError("ほかの人の所見は直せません。")
    if held.state != Remark.State.OPEN:
        raise ConditionError("回答済み、または取り下げられた所見は直せません。")
    _check_open(held.unit)
    return held


def _check_open(unit: Unit) -> None:
    top = Unit.objects.get(cycle=unit.cycle_id, kind=Kind.MEASURE)
    if State(top.state) not in REMARKABLE:
        raise ConditionError("確定または公表された評価に、所見や回答は加えられません。")


def _words(text: str) -> str:
    words = str(storable(text.strip()))
    if not words:
        raise ConditionError("本文を記してください。")
    if len(words) > _LONGEST:
        raise ConditionError(f"本文は {_LONGEST:,} 字以内にしてください。")
    return words
