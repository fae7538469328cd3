"""Correcting, filling or confirming a value."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.models import Correction, StoredDocument, StoredReading
from sesaku_web.sources.preparation import storable
from sesaku_web.sources.values import Scalar, Value, quote_of, subjects_of, values_of

_LONGEST = 20_000
_LONGEST_SUBJECT = 100
_LONGEST_PATH = 200
_SPAN_LENGTHS = (2, 3)
"""Start and end, with or without the page."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a person says of one value.

    Attributes:
        subject: what the value belongs to, e.g. "2-1".
        path: the value within it, e.g. "years/2019/result/value".
        kind: correct, fill or confirm.
        reason: why.
        value: the value; of no account in a confirmation.
        cite: where it stands in the canonical text; that of the reading where empty.
    """

    subject: str
    path: str
    kind: str
    reason: str
    value: Scalar = None
    cite: Sequence[Sequence[int]] = ()


def correct_value(actor: Actor, document: StoredDocument, claim: Claim) -> Correction:
    """Lay a correction beside what was read; one that stood there before is replaced.

    Raises:
        PermissionRefusedError: the actor may not make corrections.
        ConditionError: the claim does not fit the document; the message says how.
    """
    actor.require(Action.MAKE_CORRECTIONS)
    _check_form(claim)
    with transaction.atomic():
        held = StoredDocument.objects.select_for_update().get(pk=document.pk)
        if held.withdrawn_at is not None:
            raise ConditionError(f"{held.name} は取り下げられているため、訂正できません。")
        reading = held.reading
        under = _under(reading, claim)
        cite = _checked_cite(claim.cite or under.cite, reading)
        replaced = held.corrections.standing().filter(subject=claim.subject, path=claim.path)
        earlier = [correction.pk for correction in replaced]
        replaced.update(state=Correction.State.REPLACED)
        confirmed = claim.kind == Correction.Kind.CONFIRM
        correction = Correction.objects.create(
            document=held,
            subject=claim.subject,
            path=claim.path,
            kind=claim.kind,
            value=under.value if confirmed else storable(claim.value),
            cite=cite,
            quote=quote_of(reading.content.text, cite),
            reason=storable(claim.reason.strip()),
            made_by=actor.user,
            under={"value": under.value, "reader_version": reading.reader_version},
        )
        record(
            actor,
            f"correction.{claim.kind}",
            correction,
            reason=correction.reason,
            payload={
                "sha256": held.sha256,
                "subject": claim.subject,
                "path": claim.path,
                "value": correction.value,
                "cite": cite,
                "under": correction.under,
                "replaces": earlier,
            },
        )
    return correction


def _check_form(claim: Claim) -> None:
    if claim.kind not in Correction.Kind.values:
        raise ConditionError("種類には correct、fill、confirm のどれかを指定してください。")
    if not claim.reason.strip():
        raise ConditionError("理由を記してください。")
    if len(claim.subject) > _LONGEST_SUBJECT:
        raise ConditionError(f"{_LONGEST_SUBJECT} 字を超える名前のものは訂正できません。")
    if len(claim.path) > _LONGEST_PATH or not claim.path.isprintable():
        raise ConditionError(f"値の場所（path）は {_LONGEST_PATH} 字以内の文字にしてください。")
    if not isinstance(claim.value, str | int | float | bool | None):
        raise ConditionError("値は一つの文字列、数、真偽、または空にしてください。")
    if claim.value in (None, "") and claim.kind == Correction.Kind.FILL:
        raise ConditionError("補う値を指定してください。")
    if max(len(claim.reason), len(str(claim.value))) > _LONGEST:
        raise ConditionError(f"値と理由は {_LONGEST:,} 字以内にしてください。")
    if isinstance(claim.value, float) and not abs(claim.value) < float("inf"):
        raise ConditionError("値は有限の数にしてください。")


def _under(reading: StoredReading, claim: Claim) -> Value:
    """Return what was read there; a value that is not there is null, where it may be filled."""
    snapshot = json.loads(reading.content.snapshot)
    if claim.subject not in subjects_of(snapshot):
        raise ConditionError(f"「{claim.subject}」はこの文書にありません。")
    found = values_of(snapshot).get((claim.subject, claim.path))
    filling = claim.kind == Correction.Kind.FILL
    if found is None and not filling:
        raise ConditionError(f"「{claim.subject}」に {claim.path} という値はありません。")
    if filling and found is not None and found.value not in (None, ""):
        raise ConditionError("既に値があります。補うのではなく、訂正してください。")
    return found or Value(None, ())


def _checked_cite(cite: Sequence[Sequence[int]], reading: StoredReading) -> list[list[int]]:
    length = len(reading.content.text)
    for span in cite:
        whole = isinstance(span, list | tuple) and len(span) in _SPAN_LENGTHS
        whole = whole and all(type(number) is int for number in span[:2])
        if not whole or not 0 <= span[0] < span[1] <= length:
            raise ConditionError(f"典拠の位置が本文（{length} 字）の中にありません。")
    return [list(span) for span in cite]
