"""Printing the sheet with which a report is handed over."""

from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.history.log import record
from shimamoru.reports.models import Report
from shimamoru.triage.printing.sheets import hand_over_sheet


def print_sheet(actor: Actor, report: Report, agency: str) -> bytes:
    """Return the sheet as a PDF; who printed it, and for whom, stands in the history.

    Raises:
        PermissionRefusedError: the actor may not.
    """
    actor.require(Action.TRIAGE_REPORTS)
    made = hand_over_sheet(report, agency, str(actor.user))
    with transaction.atomic():
        record(actor, "report.sheet", report, payload={"agency": agency, "number": report.number})
    return made
