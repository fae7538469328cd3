"""The experts' table: the draft beside its evidence and findings, and remarks on a place in it."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku.exceptions import SesakuError
from sesaku_web.exceptions import ConditionError, NotFoundError
from workbench.cycle.actions.keep_draft import REMARK, Typed, drop_draft, keep_draft
from workbench.cycle.actions.remark import add_remark, change_remark, withdraw_remark
from workbench.cycle.models import Draft, Remark, Unit
from workbench.cycle.workflow import REMARKABLE, Kind, State
from workbench.desk.access import unit_of
from workbench.desk.editing.form import label_of
from workbench.desk.editing.last import last_of
from workbench.desk.editing.showing import Form
from workbench.desk.naming import called, names_of
from workbench.desk.neighbours import neighbours
from workbench.desk.seating import TableRequest, at_table, come_in, refused
from workbench.desk.views.advice import panel


def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """Let a person in by the link, and lead to the draft at an address without the secret."""
    found = come_in(request, secret)
    if found is None:
        return refused(request)
    return redirect("desk:table", found.cycle_id)


@at_table
def table(request: TableRequest, number: int) -> HttpResponse:
    """Show what the cycle is about, its parts, and one's own remarks with their answers."""
    cycle = request.seat.cycle
    units = list(cycle.units.living())
    names = names_of(units)
    own = cycle.remarks.filter(written_by=request.actor.user).select_related("unit", "answered_by")
    top = next(unit for unit in units if unit.kind == Kind.MEASURE)
    said = {
        "cycle": cycle,
        "number": number,
        "invitation": request.invitation,
        "top": (top, called(top, names)),
        "fields": [
            (
                (one, called(one, names)),
                [(part, called(part, names)) for part in units if part.parent_id == one.pk],
            )
            for one in units
            if one.kind == Kind.FIELD
        ],
        "own": [(one, called(one.unit, names), _place(one)) for one in own],
        "open": State(top.state) in REMARKABLE,
    }
    return render(request, "desk/table.html", said)


@at_table
def place(request: TableRequest, number: int, subject: str) -> HttpResponse:
    """Show a part of the draft, and take a remark on it."""
    held = unit_of(request.seat.cycle, subject)
    trouble, given = "", {"text": "", "key": request.GET.get("key", ""), "quote": ""}
    if request.method == "POST":
        given = {name: request.POST.get(name, "") for name in given}
        try:
            add_remark(request.actor, held, given["text"], key=given["key"], quote=given["quote"])
        except ConditionError as error:
            trouble = str(error)
        else:
            _drop(request, held)
            messages.success(request, _("所見を送りました。"))
            return redirect("desk:table-place", number, held.subject)
    else:
        kept = Draft.objects.filter(user=request.actor.user, unit=held, key=REMARK).first()
        given["text"] = kept.text if kept else ""
    return _shown(request, held, given, trouble)


@require_POST
@at_table
def draft(request: TableRequest, number: int, subject: str) -> HttpResponse:  # noqa: ARG001 - of the address
    """Keep what an expert is typing."""
    held = unit_of(request.seat.cycle, subject)
    given = request.POST
    sequence = given.get("sequence", "")
    whole = int(sequence) if sequence.isascii() and sequence.isdecimal() else 0
    typed = Typed(given.get("text", ""), given.get("client_id", ""), min(whole, 2**62))
    try:
        kept = keep_draft(request.actor, held, REMARK, typed)
    except SesakuError as error:
        return JsonResponse({"message": str(error)}, status=400)
    at = date_format(timezone.localtime(kept.kept_at), "H:i")
    return JsonResponse({"at": at, "changed": ""})


@require_POST
@at_table
def change(request: TableRequest, number: int, remark: int) -> HttpResponse:
    """Word a remark of one's own anew, or take it back."""
    found = Remark.objects.filter(
        cycle=request.seat.cycle, number=remark, written_by=request.actor.user
    ).first()
    if found is None:
        raise NotFoundError(_("その所見はありません。"))
    given = request.POST
    try:
        if given.get("do") == "withdraw":
            withdraw_remark(request.actor, found, reason=given.get("reason", ""))
        else:
            version = given.get("version", "")
            seen = int(version) if version.isascii() and version.isdecimal() else 0
            change_remark(request.actor, found, given.get("text", ""), expected_version=seen)
    except ConditionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("所見を直しました。"))
    return redirect("desk:table", number)


def _shown(
    request: TableRequest, held: Unit, given: Mapping[str, str], trouble: str
) -> HttpResponse:
    cycle = request.seat.cycle
    units = list(cycle.units.living())
    names = names_of(units)
    last = last_of(cycle, held)
    sections = Form(held, (), last, blanks=False).sections()
    cells = [
        cell
        for section in sections
        for cell in (*section.cells, *(one for year in section.years for one in year.cells))
    ]
    kind = Kind(held.kind)
    places = [(cell.key, label_of(kind, cell.key)) for cell in cells if not cell.is_blank]
    remarks = cycle.remarks.filter(unit=held).exclude(state=Remark.State.WITHDRAWN)
    top = next(unit for unit in units if unit.kind == Kind.MEASURE)
    said = {
        "cycle": cycle,
        "number": cycle.pk,
        "name": called(held, names),
        "sections": sections,
        "past": last.years,
        "places": places,
        "given": given,
        "trouble": trouble,
        "remarks": [(one, _place(one)) for one in remarks.select_related("written_by", "unit")],
        "around": neighbours(units, held, names, "table-place"),
        "open": State(top.state) in REMARKABLE,
        "person": request.actor.user.pk,
        **panel(request.seat, held),
        "unit": held,
    }
    return render(request, "desk/table_place.html", said, status=400 if trouble else 200)


def _place(remark: Remark) -> str:
    return label_of(Kind(remark.unit.kind), remark.key) if remark.key else ""


def _drop(request: TableRequest, held: Unit) -> None:
    for one in Draft.objects.filter(user=request.actor.user, unit=held, key=REMARK):
        drop_draft(request.actor, one)
