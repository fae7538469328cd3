"""Joining records that are one, taking a join back, and saying that two are not one."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from sateto.records.models import Change, Join, ResearchRecord
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable

_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of two records.

    Attributes:
        by: what it rests on, one of ``Join.By``.
        score: how sure that is.
        evidence: what speaks for it.
        reason: a person's words.
    """

    by: str = Join.By.PERSON
    score: float = 1.0
    evidence: tuple[str, ...] = ()
    reason: str = ""


def join_records(
    actor: Actor, kept: ResearchRecord, double: ResearchRecord, said: Statement
) -> Join:
    """Let one record stand for another too; the other stays, and is shown no more by itself.

    Raises:
        PermissionRefusedError: the actor may not join.
        ConditionError: it is one record, it is joined already, or a person gives no reason.
    """
    actor.require(Action.JOIN_RESEARCH)
    words = _reason(said)
    with transaction.atomic():
        locked = ResearchRecord.objects.select_for_update().in_bulk([kept.pk, double.pk])
        root, other = _root(locked[kept.pk]), locked[double.pk]
        if root.pk == other.pk or other.joined_to_id is not None:
            raise ConditionError("同じ課題か、既にまとめられた課題です。")
        Join.objects.filter(kept=root, double=other, state=Join.State.PROPOSED).delete()
        made = Join.objects.create(
            kept=root,
            double=other,
            by=said.by,
            state=Join.State.STANDING,
            score=said.score,
            evidence=list(said.evidence),
            reason=words,
            made_by=actor.user,
        )
        other.joined_to = root
        other.save(update_fields=("joined_to",))
        payload = {"kept": root.key, "double": other.key, "evidence": list(said.evidence)}
        _note(actor, "research.join", made, words, payload)
    return made


def propose_join(
    actor: Actor, kept: ResearchRecord, double: ResearchRecord, said: Statement
) -> Join | None:
    """Put two records before people as perhaps one; None where something is said of them already.

    Raises:
        PermissionRefusedError: the actor may not join.
    """
    actor.require(Action.JOIN_RESEARCH)
    with transaction.atomic():
        if known(kept, double):
            return None
        made = Join.objects.create(
            kept=kept,
            double=double,
            by=said.by,
            score=said.score,
            evidence=list(said.evidence),
            made_by=actor.user,
        )
        payload = {"kept": kept.key, "double": double.key, "evidence": list(said.evidence)}
        record(actor, "research.propose_join", made, payload=payload)
    return made


def split_records(actor: Actor, join: Join, reason: str) -> None:
    """Take a join back: both records are shown again, and are not joined anew by the machine.

    Raises:
        PermissionRefusedError: the actor may not join.
        ConditionError: the join does not stand any more, or the reason is missing.
    """
    _settle(actor, join, reason, Join.State.STANDING, "research.split")


def reject_join(actor: Actor, join: Join, reason: str) -> None:
    """Say that two records which were proposed as one are two.

    Raises:
        PermissionRefusedError: the actor may not join.
        ConditionError: it is no proposal any more, or the reason is missing.
    """
    _settle(actor, join, reason, Join.State.PROPOSED, "research.reject_join")


def known(one: ResearchRecord, other: ResearchRecord) -> bool:
    """Whether something is said of two records: joined, proposed, rejected or split."""
    pairs = Join.objects.filter(kept__in=(one, other), double__in=(one, other))
    return pairs.exists()


def _settle(actor: Actor, join: Join, reason: str, expected: str, name: str) -> None:
    actor.require(Action.JOIN_RESEARCH)
    words = _reason(Statement(reason=reason))
    with transaction.atomic():
        held = Join.objects.select_for_update().get(pk=join.pk)
        if held.state != expected:
            raise ConditionError("この名寄せは、既に別の状態になっています。")
        double = held.double
        held.state, held.reason = Join.State.REJECTED, words
        held.save(update_fields=("state", "reason"))
        payload = {"kept": held.kept.key, "double": double.key}
        if expected == Join.State.STANDING:
            double.joined_to = None
            double.save(update_fields=("joined_to",))
            _note(actor, name, held, words, payload)
        else:
            record(actor, name, held, reason=words, payload=payload)


def _reason(said: Statement) -> str:
    words: str = storable(said.reason.strip())
    if (said.by == Join.By.PERSON and not words) or len(words) > _LONGEST:
        raise ConditionError(f"理由を {_LONGEST:,} 字以内で記してください。")
    return words


def _root(one: ResearchRecord) -> ResearchRecord:
    """Return the record that stands for one."""
    while one.joined_to is not None:
        one = one.joined_to
    return one


def _note(actor: Actor, name: str, join: Join, words: str, payload: Mapping[str, object]) -> None:
    """Add the history's entry, and tell the index which records changed."""
    entry = record(actor, name, join, reason=words, payload=dict(payload))
    Change.objects.create(token=entry.digest, records=[join.kept_id, join.double_id])
