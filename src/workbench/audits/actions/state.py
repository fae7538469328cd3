"""Confirming or dismissing a finding with a reason, and laying the ministry's reply beside it."""

from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.judgements.actions import LONGEST, lay, reason_of, take_back
from sesaku_web.sources.preparation import storable
from workbench.audits.models import FindingRow, Statement


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
    if kind not in Statement.Kind.values:
        raise ConditionError("種類には confirm、dismiss、reply のどれかを指定してください。")
    words = reason_of(text, missing="理由、または回答の本文を記してください。")
    origin = storable(source.strip())
    if len(origin) > LONGEST:
        raise ConditionError(f"出所は {LONGEST:,} 字以内にしてください。")
    about = Statement.objects.filter(identity=finding.identity)
    reply = kind == Statement.Kind.REPLY
    made = Statement(
        identity=finding.identity,
        basis=finding.basis,
        kind=kind,
        text=words,
        source=origin if reply else "",
    )
    payload = {
        "identity": finding.identity,
        "basis": finding.basis,
        "check": finding.check_id,
        "subject": finding.subject,
        "source": made.source,
    }
    before = about.replies() if reply else about.judgements()
    with transaction.atomic():
        return lay(actor, made, before, entry=(f"finding.{kind}", words), payload=payload)


def withdraw(actor: Actor, statement: Statement, *, reason: str) -> None:
    """Take a statement back; it stays in the record.

    Raises:
        PermissionRefusedError: it is another's, and the actor may not withdraw those.
        ConditionError: the reason is missing, or the statement does not stand any more.
    """
    entry = ("finding.withdraw", reason)
    take_back(actor, statement, Action.JUDGE_FINDINGS, entry=entry, identity=statement.identity)
