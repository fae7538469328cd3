"""The sheet with which a report is handed over."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from shimamoru.reports.models import Report
from shimamoru.triage.actions.print_sheet import print_sheet
from shimamoru.triage.choices import agencies


@page(Action.TRIAGE_REPORTS)
def sheet(request: PageRequest, number: str) -> HttpResponse:
    """Give the sheet for an agency as a PDF; that it was printed stands in the history."""
    found = Report.objects.filter(number=number).first()
    if found is None:
        raise NotFoundError(_("その番号の通報はありません。"))
    agency = request.GET.get("to", "") or found.passed_to
    if agency not in agencies():
        raise ConditionError(_("引き継ぎ先を選んでください。"))
    response = HttpResponse(
        print_sheet(request.actor, found, agency), content_type="application/pdf"
    )
    response["Content-Disposition"] = f'attachment; filename="{found.number}-{agency}.pdf"'
    return response
