"""Saying whether a technology is sensitive 「機微技術」, and recording the export-control check.

Only a person says so; nothing here is worked out.
"""

from django.db import transaction

from sateto.needs.actions.holding import held_for
from sateto.needs.models import Assessment
from sateto.needs.wording import given
from sateto.needs.workflow import ExportCheck, State
from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record

_OPEN = frozenset({State.CANDIDATE, State.STUDY})


def judge_technology(
    actor: Actor, assessment: Assessment, *, sensitive: bool, reason: str, version: int
) -> Assessment:
    """Record what a person holds of the technology, with the reason; said anew it replaces.

    Raises:
        PermissionRefusedError: the account or the token may not assess.
        NotFoundError: the actor does not belong to the group.
        ConditionError: no reason, changed meanwhile, or after contact was taken up.
    """
    words = given(reason, "理由")
    with transaction.atomic():
        held = held_for(actor, assessment, version)
        if State(held.state) not in _OPEN and not sensitive:
            raise ConditionError("接触の後に「当たらない」へ改めるには、検討に戻してください。")
        before = held.sensitive
        held.sensitive, held.sensitive_reason = sensitive, words
        held.sensitive_by = actor.user
        held.save(update_fields=("sensitive", "sensitive_reason", "sensitive_by"))
        payload = {"before": before, "sensitive": sensitive}
        record(actor, "assessment.technology", held, reason=words, payload=payload)
    return held


def record_export_check(
    actor: Actor, assessment: Assessment, step: str, *, note: str, version: int
) -> Assessment:
    """Record that the check of export control was asked for, or what its answer was.

    Raises:
        PermissionRefusedError: the account or the token may not assess.
        NotFoundError: the actor does not belong to the group.
        ConditionError: no note, no such step, no request before the answer, or changed meanwhile.
    """
    if step not in (ExportCheck.ASKED, ExportCheck.ANSWERED):
        raise ConditionError("依頼したか、回答があったかを選んでください。")
    words = given(note, "確認の相手と内容")
    with transaction.atomic():
        held = held_for(actor, assessment, version)
        if step == ExportCheck.ANSWERED and held.export_check == ExportCheck.NONE:
            raise ConditionError("確認を依頼した記録がありません。先に依頼を記録してください。")
        held.export_check, held.export_note = ExportCheck(step), words
        held.save(update_fields=("export_check", "export_note"))
        record(actor, f"assessment.export-{step}", held, payload={"note": words})
    return held
