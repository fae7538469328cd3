"""Publishing a cycle: one page and one click for the officer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sesaku.exceptions import ExportError
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.pages.access import PageRequest, page
from workbench.cycle.access import cycle_for
from workbench.cycle.actions.move_unit import possible_moves
from workbench.cycle.workflow import Kind
from workbench.publications.actions.publish_edition import Said, publish_edition


@page(Action.WORK_IN_CYCLES)
def publish(request: PageRequest, number: int) -> HttpResponse:
    """Show what is published already and what would be; publish it."""
    cycle = cycle_for(request.actor, number)
    trouble = ""
    said = Said(*(request.POST.get(name, "") for name in ("title_en", "summary_en", "reason")))
    if request.method == "POST":
        try:
            edition = publish_edition(request.actor, cycle, said)
        except (ConditionError, ExportError) as error:
            trouble = str(error)
        else:
            messages.success(request, _("公表しました。"))
            return redirect("publications:edition", number, edition.number)
    top = cycle.units.living().get(kind=Kind.MEASURE)
    before = cycle.editions.order_by("-number").first()
    shown = {
        "cycle": cycle,
        "before": before,
        "editions": cycle.editions.order_by("-number").values("number", "published_at", "reason"),
        "possible": any(one.name == "publish" for one in possible_moves(request.actor, top)),
        "said": said
        if request.method == "POST" or before is None
        else Said(before.title_en, before.summary_en),
        "trouble": trouble,
    }
    status = 409 if trouble else 200
    return render(request, "publications/publish.html", shown, status=status)
