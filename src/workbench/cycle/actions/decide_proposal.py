"""Accepting or rejecting what the last report said would be renamed, ended or new."""

from django.db import transaction
from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from workbench.cycle.access import require
from workbench.cycle.actions.shape import NewIndicator, add_indicator, end_unit, rename
from workbench.cycle.models import Proposal
from workbench.cycle.workflow import Act


def decide_proposal(
    actor: Actor, proposal: Proposal, *, accept: bool, reason: str = ""
) -> Proposal:
    """Do what is proposed, or not; a proposal is decided once.

    Raises:
        PermissionRefusedError: the actor is no coordinator or officer of the cycle.
        ConditionError: it was decided before, a rejection has no reason, or the unit is in a state
            in which it can't be changed.
    """
    require(actor, proposal.cycle, Act.DECIDE_PROPOSAL)
    words = storable(reason.strip())
    if not accept and not words:
        raise ConditionError("採用しない理由を記してください。")
    with transaction.atomic():
        held = (
            Proposal.objects.select_for_update(of=("self",))
            .select_related("field", "unit")
            .get(pk=proposal.pk)
        )
        if held.state != Proposal.State.OPEN:
            raise ConditionError("この提案は既に採否が決まっています。")
        if accept:
            _carry_out(actor, held, words)
        held.state = Proposal.State.ACCEPTED if accept else Proposal.State.REJECTED
        held.reason, held.decided_by, held.decided_at = words, actor.user, timezone.now()
        held.save(update_fields=("state", "reason", "decided_by", "decided_at", "unit"))
        record(
            actor,
            "cycle.accept" if accept else "cycle.reject",
            held,
            reason=words,
            payload={"change": held.change, "code": held.code, "name": held.name},
        )
    return held


def _carry_out(actor: Actor, held: Proposal, reason: str) -> None:
    why = reason or "前回の報告書の方向性による。"
    if held.change == "new":
        held.unit = add_indicator(actor, held.field, NewIndicator(held.code, held.name), reason=why)
    elif held.unit is None:
        raise ConditionError("対象の測定指標がありません。")
    elif held.change == "retired":
        end_unit(actor, held.unit, reason=why)
    else:
        rename(actor, held.unit, held.code, held.name, reason=why)
