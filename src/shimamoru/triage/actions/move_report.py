"""Taking a report a step on, as the table of the workflow says."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from shimamoru.reports.models import Report, State
from shimamoru.reports.models.report import Outcome
from shimamoru.triage.choices import agencies
from shimamoru.triage.workflow import STEPS, Step

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Said:
    """What goes with a step, where the table asks for it."""

    agency: str = ""
    outcome: str = ""
    reason: str = ""


def move_report(actor: Actor, report: Report, name: str, said: Said) -> Report:
    """Take a report a step on.

    Raises:
        PermissionRefusedError: the actor may not.
        ConditionError: there is no such step from where it stands, or something is not said.
    """
    step = STEPS.get(name)
    if step is None:
        raise ConditionError(_("その操作はありません。"))
    actor.require(step.action)
    _check(step, said)
    now = timezone.now()
    with transaction.atomic():
        held = Report.objects.select_for_update().get(pk=report.pk)
        if held.state not in step.sources or held.withdrawn_at is not None:
            raise ConditionError(
                _("いまの状態からは「%(step)s」に進めません。ページを開き直してください。")
                % {"step": step.label}
            )
        before = held.state
        held.state = step.target
        held.outcome = said.outcome if step.target == State.CLOSED else ""
        if "agency" in step.needs:
            held.passed_to = said.agency
        _stamp(held, now)
        held.assigned_to = held.assigned_to or actor.user
        held.save()
        payload = {"from": before, "to": held.state, "number": held.number}
        payload |= {k: v for k, v in (("agency", said.agency), ("outcome", said.outcome)) if v}
        record(actor, f"report.{name}", held, payload=payload)
    return held


def _check(step: Step, said: Said) -> None:
    if "agency" in step.needs and said.agency not in agencies():
        raise ConditionError(_("引き継ぎ先を選んでください。"))
    if "outcome" in step.needs and said.outcome not in Outcome.values:
        raise ConditionError(_("結果を選んでください。"))
    if "reason" in step.needs and not storable(said.reason.strip()):
        raise ConditionError(_("理由を記してください。"))


def _stamp(held: Report, now: datetime) -> None:
    """Keep when a report first came so far; a reopened one is not closed any more."""
    if held.state != State.RECEIVED and held.checked_at is None:
        held.checked_at = now
    if held.state == State.PASSED:
        held.passed_at = now
    held.closed_at = now if held.state == State.CLOSED else None
