"""Confirming or dismissing a finding with a reason, and laying the ministry's reply beside it."""

from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from workbench.audits.models import FindingRow, Statement

_LONGEST = 20_000


def state(
    actor: Actor, finding: FindingRow, kind: str, text: str, *, source: str = ""
) -> Statement:
    """Say something of a finding; what stood there before is replaced.

    Args:
        actor: who says it.
        finding: the finding.
        kind: confirm, dismiss or reply.
        text: the reason, or the reply.
        source: of a reply: who replied, and where.

    Raises:
        PermissionRefusedError: the actor may not judge findings.
        ConditionError: there is no such kind, or the text is missing or too long.
    """
    actor.require(Action.JUDGE_FINDINGS)
    words, origin = storable(text.strip()), storable(source.strip())
    if kind not in Statement.Kind.values:
        raise ConditionError("種類には confirm、dismiss、reply のどれかを指定してください。")
    if not words:
        raise ConditionError("理由、または回答の本文を記してください。")
    if max(len(words), len(origin)) > _LONGEST:
        raise ConditionError(f"本文は {_LONGEST:,} 字以内にしてください。")
    with transaction.atomic():
        standing = Statement.objects.standing().filter(identity=finding.identity)
        reply = kind == Statement.Kind.REPLY
        own = standing.replies() if reply else standing.judgements()
        earlier = list(own.values_list("pk", flat=True))
        own.update(state=Statement.State.REPLACED)
        made = Statement.objects.create(
            identity=finding.identity,
            basis=finding.basis,
            kind=kind,
            text=words,
            source=origin if reply else "",
            made_by=actor.user,
        )
        payload = {
            "identity": finding.identity,
            "basis": finding.basis,
            "check": finding.check_id,
            "subject": finding.subject,
            "source": made.source,
            "replaces": earlier,
        }
        record(actor, f"finding.{kind}", made, reason=words, payload=payload)
    return made


def withdraw(actor: Actor, statement: Statement, *, reason: str) -> None:
    """Take a statement back; it stays in the record.

    Raises:
        PermissionRefusedError: it is another's, and the actor may not withdraw those.
        ConditionError: the reason is missing, or the statement does not stand any more.
    """
    own = statement.made_by_id == actor.user.pk
    actor.require(Action.JUDGE_FINDINGS if own else Action.WITHDRAW_CORRECTIONS)
    words = storable(reason.strip())
    if not words:
        raise ConditionError("取り下げる理由を記してください。")
    with transaction.atomic():
        held = Statement.objects.select_for_update().get(pk=statement.pk)
        if held.state != Statement.State.STANDING:
            raise ConditionError("この記録は既に有効ではありません。")
        held.state = Statement.State.WITHDRAWN
        held.save(update_fields=("state",))
        record(actor, "finding.withdraw", held, reason=words, payload={"identity": held.identity})
