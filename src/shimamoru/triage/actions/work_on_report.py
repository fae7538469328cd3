"""Who looks after a report, notes, answers, and what category and urgency it has."""

from django.db import transaction
from django.utils.translation import gettext as _

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import User
from sesaku_web.accounts.permissions import PERMISSIONS, Action, Role
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from shimamoru.reports.categories import categories
from shimamoru.reports.models import Report
from shimamoru.triage.models import Answer, Note

_LONGEST = 4000
_LANGUAGES = frozenset({"ja", "en", "zh-hans", "ko"})
_MOST_URGENT = 3


def assign_report(actor: Actor, report: Report, person: User | None) -> None:
    """Set who looks after a report.

    Raises:
        PermissionRefusedError: the actor may not.
        ConditionError: the person may not look after reports.
    """
    actor.require(Action.TRIAGE_REPORTS)
    may = person is None or (
        person.is_active and Action.TRIAGE_REPORTS in PERMISSIONS[Role(person.role)]
    )
    if not may:
        raise ConditionError(_("その人は通報を担当できません。"))
    with transaction.atomic():
        held = Report.objects.select_for_update().get(pk=report.pk)
        held.assigned_to = person
        held.save(update_fields=("assigned_to",))
        payload = {"to": person.username if person else None, "number": held.number}
        record(actor, "report.assign", held, payload=payload)


def add_note(actor: Actor, report: Report, text: str) -> Note:
    """Add a note, which those on duty alone see.

    Raises:
        PermissionRefusedError: the actor may not.
        ConditionError: it is empty or too long.
    """
    actor.require(Action.TRIAGE_REPORTS)
    written = _written(text)
    with transaction.atomic():
        note = Note.objects.create(report=report, by=actor.user, text=written)
        record(actor, "report.note", report, payload={"note": note.pk, "number": report.number})
    return note


def answer_report(actor: Actor, report: Report, text: str, language: str) -> Answer:
    """Answer the reporter.

    Raises:
        PermissionRefusedError: the actor may not.
        ConditionError: it is empty or too long, or there is no such language.
    """
    actor.require(Action.TRIAGE_REPORTS)
    written = _written(text)
    if language not in _LANGUAGES:
        raise ConditionError(_("言語を選んでください。"))
    with transaction.atomic():
        answer = Answer.objects.create(
            report=report, by=actor.user, text=written, language=language
        )
        payload = {"answer": answer.pk, "language": language, "number": report.number}
        record(actor, "report.answer", report, payload=payload)
    return answer


def sort_report(actor: Actor, report: Report, category: str, urgency: int) -> None:
    """Set category and urgency as the person on duty sees them.

    Raises:
        PermissionRefusedError: the actor may not.
        ConditionError: there is no such category or urgency.
    """
    actor.require(Action.TRIAGE_REPORTS)
    if category not in categories() or not 1 <= urgency <= _MOST_URGENT:
        raise ConditionError(_("種類と急ぎの度合いを選んでください。"))
    with transaction.atomic():
        held = Report.objects.select_for_update().get(pk=report.pk)
        payload = {"from": [held.category, held.urgency], "to": [category, urgency]}
        held.category, held.urgency = category, urgency
        held.save(update_fields=("category", "urgency"))
        record(actor, "report.sort", held, payload={**payload, "number": held.number})


def put_aside(actor: Actor, report: Report, *, aside: bool) -> None:
    """Put a report aside as suspected, or take it into the queue.

    Raises:
        PermissionRefusedError: the actor may not.
    """
    actor.require(Action.TRIAGE_REPORTS)
    with transaction.atomic():
        held = Report.objects.select_for_update().get(pk=report.pk)
        held.quarantined = aside
        held.save(update_fields=("quarantined",))
        name = "report.put-aside" if aside else "report.take-in"
        record(actor, name, held, payload={"number": held.number})


def _written(text: str) -> str:
    written: str = storable(text.strip())
    if not written or len(written) > _LONGEST:
        raise ConditionError(_("1 字以上 %(most)s 字以内で書いてください。") % {"most": _LONGEST})
    return written
