"""An office's own Word template, filled with a cycle: checked first, kept nowhere."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sesaku.exceptions import ExportError
from sesaku.exports.official.as_docx import MEDIA_TYPE
from sesaku.exports.own_template import Trouble, fill, troubles
from sesaku.exports.own_template.checking import LIMIT
from sesaku.exports.own_template.placeholders import placeholders
from sesaku_web.accounts.permissions import Action
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer
from workbench.cycle.access import cycle_for
from workbench.cycle.contents import content_of
from workbench.cycle.models import Cycle
from workbench.publications.saying import as_said


@page(Action.READ_CYCLES)
def own_form(request: PageRequest, number: int) -> HttpResponse:
    """Show which placeholders there are; fill a template, or say what is wrong with it."""
    cycle = cycle_for(request.actor, number)
    known = _placeholders()
    download = offer(request, [known], "placeholders")
    if download is not None:
        return download
    found: list[Trouble] = []
    if request.method == "POST":
        data = _sent(request)
        found = troubles(data) if data is not None else [_none()]
        if data is not None and not found:
            try:
                return _filled(data, cycle)
            except ExportError as error:
                found = [Trouble(_("ひな形"), str(error))]
    said = {"cycle": cycle, "placeholders": known, "troubles": found}
    return render(request, "publications/own_form.html", said, status=400 if found else 200)


def _sent(request: PageRequest) -> bytes | None:
    """Return the template that was sent, no more of it than shows that it is too large."""
    file = request.FILES.get("template")
    return file.read(LIMIT + 1) if file is not None else None


def _none() -> Trouble:
    return Trouble(_("ファイル"), _("ひな形のファイルを選んでください。"))


def _filled(template: bytes, cycle: Cycle) -> HttpResponse:
    data = fill(template, as_said(content_of(cycle)))
    response = HttpResponse(data, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="cycle-{cycle.pk}.docx"'
    return response


def _placeholders() -> PageTable:
    rows = [[Cell(one.name), Cell(one.label)] for one in placeholders()]
    columns = [Column(_("差し込み")), Column(_("内容"))]
    return PageTable("placeholders", _("差し込めるもの"), columns, [Group(rows)])
